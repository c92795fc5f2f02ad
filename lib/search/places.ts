/** Where words stand, for phrases and for how near words are to each other. */
import { type DocTable, docAt } from './doc-table.ts';
import type { Form } from './expand.ts';
import { forEachBlock } from './postings.ts';
import type { SegmentReader, TermEntry } from './segment-reader.ts';

/** Room for places, which grows. */
class Places {
  #places = new Int32Array(256);
  count = 0;

  add(place: number): void {
    if (this.count === this.#places.length) {
      const bigger = new Int32Array(this.count * 2);
      bigger.set(this.#places);
      this.#places = bigger;
    }
    this.#places[this.count++] = place;
  }

  list(): Int32Array {
    return this.#places.subarray(0, this.count);
  }
}

/** All places of some forms of a word in a segment, ascending. */
export async function placesOf(
  reader: SegmentReader,
  table: DocTable,
  entries: readonly TermEntry[],
): Promise<Int32Array> {
  const places = new Places();
  for (const entry of entries) {
    const bytes = await reader.postings(entry);
    forEachBlock(bytes, entry.occurrences, table, null, (some, count) => {
      for (let i = 0; i < count; i++) places.add(some[i]!);
    });
  }
  const list = places.list();
  return entries.length > 1 ? list.sort() : list;
}

/**
 * Those of `starts` (ascending) at which, `behind` places further, one of the entries stands. Only what can
 * hold such a place is read.
 */
export async function keepFollowed(
  reader: SegmentReader,
  table: DocTable,
  entries: readonly TermEntry[],
  starts: Int32Array,
  behind: number,
): Promise<Int32Array> {
  const kept = new Places();
  for (const entry of entries) {
    const bytes = await reader.postings(entry);
    let next = 0;
    const wanted = (first: number, last: number) => {
      while (next < starts.length && starts[next]! + behind < first) next++;
      return next < starts.length && starts[next]! + behind <= last;
    };
    forEachBlock(bytes, entry.occurrences, table, wanted, (places, count) => {
      for (let i = 0; i < count && next < starts.length; i++) {
        while (next < starts.length && starts[next]! + behind < places[i]!) next++;
        if (next < starts.length && starts[next]! + behind === places[i]) kept.add(starts[next++]!);
      }
    });
  }
  const list = kept.list();
  return entries.length > 1 ? list.sort() : list;
}

/** Places of a word, in any of its forms, within the documents `docs` (ascending). */
export async function placesIn(
  reader: SegmentReader,
  segment: number,
  table: DocTable,
  forms: readonly Form[],
  docs: Int32Array,
): Promise<Int32Array> {
  const { start } = table;
  const found = new Places();
  const entries = forms.flatMap(form => form.entries[segment] ?? []);
  for (const entry of entries) {
    const bytes = await reader.postings(entry);
    let next = 0;
    const wanted = (first: number, last: number) => {
      while (next < docs.length && start[docs[next]! + 1]! <= first) next++;
      return next < docs.length && start[docs[next]!]! <= last;
    };
    forEachBlock(bytes, entry.occurrences, table, wanted, (places, count) => {
      let at = next;
      for (let i = 0; i < count && at < docs.length; i++) {
        while (at < docs.length && start[docs[at]! + 1]! <= places[i]!) at++;
        if (at < docs.length && start[docs[at]!]! <= places[i]!) found.add(places[i]!);
      }
    });
  }
  const list = found.list();
  return entries.length > 1 ? list.sort() : list;
}

/** The place behind the field that a place is in: no phrase reaches over it. */
export function fieldEnd(table: DocTable, place: number): number {
  const doc = docAt(table, place);
  let end = table.start[doc]!;
  for (const words of [table.body, table.title, table.labels, table.authors]) {
    end += words[doc]!;
    if (place < end) break;
  }
  return end;
}
