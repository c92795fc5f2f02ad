import { forEachWord } from '../text/index.ts';
import { createDocColumns, layOut, NO_DAY } from './doc-table.ts';
import { normalWord } from './normal-word.ts';
import { MOST_PLACES } from './postings.ts';
import { createSegmentWriter } from './segment-writer.ts';
import type { IndexDoc, Segment } from './types.ts';

/** In front of an author's words: they are terms of their own, that a plain word never meets. */
export const AUTHOR_MARK = '@';

export interface SegmentBuilder {
  /** Adds a document; its number within the segment, counted from 0. */
  add(doc: IndexDoc): number;
  /** Writes the segment out; the builder is spent. */
  finish(): Segment;
}

/** How many occurrences there is room for at first; it doubles. */
const ROOM = 65_536;

/**
 * Builds a segment in memory: one whole number an occurrence, its term (its place is how many came before
 * it), put into the order of terms by one counting sort at the end. Some 12 bytes a word; meant for one to
 * four megabytes of text, segments are merged afterwards.
 */
export function createSegmentBuilder(): SegmentBuilder {
  /** Raw words to term numbers: most words were seen in just this spelling. */
  const seen = new Map<string, number>();
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  const docs: IndexDocRow[] = [];
  let termOf = new Int32Array(ROOM);
  let count = 0;

  const number = (term: string): number => {
    let no = numbers.get(term);
    if (no === undefined) {
      no = terms.length;
      terms.push(term);
      numbers.set(term, no);
    }
    return no;
  };

  /** Adds a field's words, which stand behind all that were added before; how many there are. */
  const addField = (text: string, mark = ''): number => {
    const before = count;
    forEachWord(text, (start, end) => {
      const raw = mark === '' ? text.slice(start, end) : mark + text.slice(start, end);
      let term = seen.get(raw);
      if (term === undefined) {
        const word = normalWord(text.slice(start, end));
        term = word === '' ? -1 : number(mark + word);
        seen.set(raw, term);
      }
      if (term < 0 || count - before === MOST_PLACES) return;
      if (count === termOf.length) termOf = doubled(termOf);
      termOf[count++] = term;
    });
    return count - before;
  };

  return {
    add({ post, comment, day, fields }) {
      const doc = docs.length;
      const body = addField(fields.body);
      const title = fields.title ? addField(fields.title) : 0;
      const labels = fields.labels ? addField(fields.labels) : 0;
      const authors = fields.author ? addField(fields.author, AUTHOR_MARK) : 0;
      docs.push({ post, comment, day: day ?? NO_DAY, body, title, labels, authors });
      return doc;
    },
    finish() {
      const columns = createDocColumns(docs.length);
      docs.forEach((row, doc) => {
        columns.run(doc, row.post, row.comment);
        columns.day[doc] = row.day;
        columns.body[doc] = row.body;
        columns.title[doc] = row.title;
        columns.labels[doc] = row.labels;
        columns.authors[doc] = row.authors;
      });
      const writer = createSegmentWriter(layOut(columns));
      const starts = countingStarts(termOf, count, terms.length);
      const sortedPlaces = new Int32Array(count);
      const next = starts.slice();
      for (let i = 0; i < count; i++) {
        const at = next[termOf[i]!]!;
        next[termOf[i]!] = at + 1;
        sortedPlaces[at] = i;
      }
      for (const term of terms.slice().sort(byUnits)) {
        const no = numbers.get(term) ?? 0;
        writer.term(term, sortedPlaces, starts[no]!, starts[no + 1]!);
      }
      return writer.finish();
    },
  };
}

interface IndexDocRow {
  readonly post: number;
  readonly comment: number;
  readonly day: number;
  readonly body: number;
  readonly title: number;
  readonly labels: number;
  readonly authors: number;
}

function countingStarts(termOf: Int32Array, count: number, terms: number): Int32Array {
  const starts = new Int32Array(terms + 1);
  for (let i = 0; i < count; i++) {
    const term = termOf[i]! + 1;
    starts[term] = starts[term]! + 1;
  }
  for (let i = 0; i < terms; i++) starts[i + 1] = starts[i + 1]! + starts[i]!;
  return starts;
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(array.length * 2);
  bigger.set(array);
  return bigger;
}

/** By UTF-16 units, as the dictionary is sorted. */
export function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
