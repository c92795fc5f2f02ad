import type { DocTable } from './doc-table.ts';
import type { Phrase } from './expand.ts';
import { DOC, occurrencesOf } from './places.ts';
import { BODY, decodePostings, decodeWanted, FIELD, LABELS, Postings } from './postings.ts';
import type { SegmentReader } from './segment-reader.ts';

/**
 * Documents of a segment in which the words stand next to each other within one field, as postings
 * of the phrase. `words` are the forms of each word, in order; `buffer` is written to.
 */
export async function phrasePostings(
  reader: SegmentReader,
  segment: number,
  table: DocTable,
  words: Phrase,
  buffer: Postings,
): Promise<Postings> {
  const out = new Postings();
  out.fields = true;
  const docs = await commonDocs(reader, segment, table.count, words, buffer);
  if (docs.length === 0) return out;
  let starts: Float64Array | null = null;
  for (const [i, forms] of words.entries()) {
    const keys = await occurrencesOf(reader, segment, table, forms, docs);
    starts = starts === null ? keys : keepFollowed(starts, keys, i);
  }
  let last = -1;
  for (const start of starts ?? []) {
    const doc = Math.floor(start / DOC);
    const place = start - doc * DOC;
    if (doc !== last) {
      out.room(out.count + 1);
      out.docs[out.count] = doc;
      out.title[out.count] = 0;
      out.labels[out.count] = 0;
      out.body[out.count] = 0;
      out.count++;
      last = doc;
    }
    const column =
      place >= BODY * FIELD ? out.body : place >= LABELS * FIELD ? out.labels : out.title;
    column[out.count - 1] = column[out.count - 1]! + 1;
  }
  return out;
}

/** Those of `starts` that have one of `keys` so many places behind. */
export function keepFollowed(
  starts: Float64Array,
  keys: Float64Array,
  behind: number,
): Float64Array {
  const kept = new Float64Array(starts.length);
  let count = 0;
  let j = 0;
  for (const start of starts) {
    while (j < keys.length && keys[j]! < start + behind) j++;
    if (keys[j] === start + behind) kept[count++] = start;
  }
  return kept.subarray(0, count);
}

/** Documents that have every word, ascending; the rarest word is read first, of the others what it leaves. */
async function commonDocs(
  reader: SegmentReader,
  segment: number,
  docs: number,
  words: Phrase,
  buffer: Postings,
): Promise<Int32Array> {
  const met = new Uint8Array(docs);
  const rarestFirst = words
    .map(forms => forms.flatMap(form => form.entries[segment] ?? []))
    .sort((a, b) => dfIn(a) - dfIn(b));
  let list = new Int32Array(0);
  for (const [i, entries] of rarestFirst.entries()) {
    const wanted = i === 0 ? null : rangeOf(list);
    const next = new Int32Array(i === 0 ? Math.min(docs, dfIn(entries)) : list.length);
    let common = 0;
    for (const entry of entries) {
      const held = reader.docsBytes(entry);
      const bytes = held instanceof Uint8Array ? held : await held;
      if (wanted === null) decodePostings(bytes, entry.df, buffer);
      else decodeWanted(bytes, entry.df, wanted, buffer);
      for (let at = 0; at < buffer.count; at++) {
        const doc = buffer.docs[at]!;
        if (met[doc] !== i) continue;
        met[doc] = i + 1;
        next[common++] = doc;
      }
    }
    list = next.subarray(0, common);
    // Forms of one word take turns.
    if (entries.length > 1) list.sort();
    if (common === 0) break;
  }
  return list;
}

function dfIn(entries: readonly { readonly df: number }[]): number {
  return entries.reduce((total, entry) => total + entry.df, 0);
}

/** Whether an ascending list has anything from `first` to `last`; asked of ascending ranges, again and again. */
function rangeOf(list: Int32Array): (first: number, last: number) => boolean {
  let at = 0;
  return (first, last) => {
    // Another form starts from the beginning.
    if (at > 0 && list[at - 1]! >= first) at = 0;
    while (at < list.length && list[at]! < first) at++;
    return at < list.length && list[at]! <= last;
  };
}
