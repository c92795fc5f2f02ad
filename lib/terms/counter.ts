import type { Mention, Term } from '../model/index.ts';
import { yearOf } from '../text/index.ts';
import type { Dictionary } from './dictionary.ts';
import { matchTerms } from './match.ts';
import { OccurrenceWriter } from './occurrences.ts';
import type { TermDoc } from './types.ts';

/** What is counted of a term; with its `MinedTerm` it makes a `Term`. */
export interface TermCount
  extends Pick<Term, 'no' | 'posts' | 'comments' | 'first' | 'last' | 'years'> {
  readonly occurrences: Uint8Array<ArrayBuffer>;
  /** Some mention was clear, or nobody asked whether it is. */
  readonly clear: boolean;
}

/** Whether a mention can hardly be of anything but its term (`isClearMention`). */
export type IsClear = (text: string, mention: Mention) => boolean;

export interface Counter {
  add(doc: TermDoc): void;
  /** One for each term, in the dictionary's order; zeros for those that do not occur. */
  finish(): TermCount[];
}

/**
 * Matches documents, title and text, and counts for each term in how many posts and comments it
 * occurs, when, and where. Memory is a few bytes for each occurrence.
 */
export function createCounter(
  dictionary: Dictionary,
  termCount: number,
  isClear: IsClear = () => true,
): Counter {
  const clear = new Uint8Array(termCount);
  const posts = new Uint32Array(termCount);
  const comments = new Uint32Array(termCount);
  const first: (string | null)[] = new Array(termCount).fill(null);
  const last: (string | null)[] = new Array(termCount).fill(null);
  const years = new Map<number, Uint32Array>();
  const writers: (OccurrenceWriter | undefined)[] = new Array(termCount).fill(undefined);
  const found = new Map<number, number>();

  return {
    add(doc) {
      found.clear();
      if (doc.title) collect(doc.title);
      collect(doc.text);
      const year = found.size > 0 ? yearOf(doc.date) : null;
      const ofYear = year === null ? null : yearCounts(year);
      for (const [term, count] of found) {
        const counts = doc.comment < 0 ? posts : comments;
        counts[term]!++;
        if (ofYear) ofYear[term]!++;
        if (doc.date !== null) {
          const earliest = first[term] ?? null;
          const latest = last[term] ?? null;
          if (earliest === null || doc.date < earliest) first[term] = doc.date;
          if (latest === null || doc.date > latest) last[term] = doc.date;
        }
        writers[term] ??= new OccurrenceWriter();
        writers[term].add(doc.post, doc.comment, count);
      }
    },
    finish() {
      const sorted = [...years.keys()].sort((a, b) => a - b);
      return writers.map((writer, no) => {
        const byYear: Record<string, number> = {};
        for (const year of sorted) {
          const count = years.get(year)![no]!;
          if (count > 0) byYear[year] = count;
        }
        return {
          no,
          posts: posts[no]!,
          comments: comments[no]!,
          first: first[no] ?? null,
          last: last[no] ?? null,
          years: byYear,
          occurrences: writer?.finish() ?? new Uint8Array(0),
          clear: clear[no] === 1,
        };
      });
    },
  };

  function collect(text: string): void {
    for (const mention of matchTerms(dictionary, text)) {
      const { term } = mention;
      found.set(term, (found.get(term) ?? 0) + 1);
      if (clear[term] === 0 && isClear(text, mention)) clear[term] = 1;
    }
  }

  function yearCounts(year: number): Uint32Array {
    let counts = years.get(year);
    if (!counts) {
      counts = new Uint32Array(termCount);
      years.set(year, counts);
    }
    return counts;
  }
}
