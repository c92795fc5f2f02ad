import { forEachWord } from '../text/index.ts';
import { createDocTable, NO_DAY } from './doc-table.ts';
import { normalWord } from './normal-word.ts';
import { BODY, FIELD, LABELS, MOST_PLACES, TITLE } from './postings.ts';
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
 * Builds a segment in memory: three whole numbers an occurrence (term, document, place), put into
 * the order of terms by one counting sort at the end. Some 20 bytes a word; meant for one to four
 * megabytes of text, segments are merged afterwards.
 */
export function createSegmentBuilder(): SegmentBuilder {
  /** Raw words to term numbers: most words were seen in just this spelling. */
  const seen = new Map<string, number>();
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  const docs: IndexDocRow[] = [];
  let termOf = new Int32Array(ROOM);
  let docOf = new Int32Array(ROOM);
  let placeOf = new Int32Array(ROOM);
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

  const addField = (text: string, doc: number, field: number, mark = ''): number => {
    let position = 0;
    forEachWord(text, (start, end) => {
      const raw = mark === '' ? text.slice(start, end) : mark + text.slice(start, end);
      let term = seen.get(raw);
      if (term === undefined) {
        const word = normalWord(text.slice(start, end));
        term = word === '' ? -1 : number(mark + word);
        seen.set(raw, term);
      }
      if (term < 0 || position === MOST_PLACES) return;
      if (count === termOf.length) {
        termOf = doubled(termOf);
        docOf = doubled(docOf);
        placeOf = doubled(placeOf);
      }
      termOf[count] = term;
      docOf[count] = doc;
      placeOf[count] = field * FIELD + position;
      position++;
      count++;
    });
    return position;
  };

  return {
    add({ post, comment, day, fields }) {
      const doc = docs.length;
      const title = fields.title ? addField(fields.title, doc, TITLE) : 0;
      const labels = fields.labels ? addField(fields.labels, doc, LABELS) : 0;
      const body = addField(fields.body, doc, BODY);
      if (fields.author) addField(fields.author, doc, LABELS, AUTHOR_MARK);
      docs.push({ post, comment, day: day ?? NO_DAY, title, labels, body });
      return doc;
    },
    finish() {
      const table = createDocTable(docs.length);
      docs.forEach((row, doc) => {
        table.post[doc] = row.post;
        table.comment[doc] = row.comment;
        table.day[doc] = row.day;
        table.title[doc] = row.title;
        table.labels[doc] = row.labels;
        table.body[doc] = row.body;
      });
      const writer = createSegmentWriter(table);
      const starts = countingStarts(termOf, count, terms.length);
      const sortedDocs = new Int32Array(count);
      const sortedPlaces = new Int32Array(count);
      const next = starts.slice();
      for (let i = 0; i < count; i++) {
        const at = next[termOf[i]!]!;
        next[termOf[i]!] = at + 1;
        sortedDocs[at] = docOf[i]!;
        sortedPlaces[at] = placeOf[i]!;
      }
      for (const term of terms.slice().sort(byUnits)) {
        const no = numbers.get(term) ?? 0;
        writer.term(term, sortedDocs, sortedPlaces, starts[no]!, starts[no + 1]!);
      }
      return writer.finish();
    },
  };
}

interface IndexDocRow {
  readonly post: number;
  readonly comment: number;
  readonly day: number;
  readonly title: number;
  readonly labels: number;
  readonly body: number;
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
