import type { DocTable } from './doc-table.ts';
import type { Form } from './expand.ts';
import { DOC, occurrencesOf } from './places.ts';
import { BODY, decodePostings, FIELD, LABELS, Postings } from './postings.ts';
import type { SegmentReader } from './segment-reader.ts';

/**
 * Documents of a segment in which the words stand next to each other within one field, as postings
 * of the phrase. `words` are the forms of each word, in order.
 */
export async function phrasePostings(
  reader: SegmentReader,
  segment: number,
  table: DocTable,
  words: readonly (readonly Form[])[],
): Promise<Postings> {
  const out = new Postings();
  out.fields = true;
  const docs = await commonDocs(reader, segment, table.count, words);
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

/** Documents that have every word, ascending. */
async function commonDocs(
  reader: SegmentReader,
  segment: number,
  docs: number,
  words: readonly (readonly Form[])[],
): Promise<Int32Array> {
  const postings = new Postings();
  const met = new Uint8Array(docs);
  let common = 0;
  for (const [i, forms] of words.entries()) {
    common = 0;
    for (const form of forms) {
      const entry = form.entries[segment];
      if (!entry) continue;
      decodePostings(await reader.docsBytes(entry), entry.df, postings);
      for (let at = 0; at < postings.count; at++) {
        const doc = postings.docs[at]!;
        if (met[doc] !== i) continue;
        met[doc] = i + 1;
        common++;
      }
    }
    if (common === 0) break;
  }
  const list = new Int32Array(common);
  let count = 0;
  for (let doc = 0; doc < docs && count < common; doc++) {
    if (met[doc] === words.length) list[count++] = doc;
  }
  return list;
}
