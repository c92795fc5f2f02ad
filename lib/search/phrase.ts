import type { DocTable } from './doc-table.ts';
import type { Form } from './expand.ts';
import { readPlaces } from './places.ts';
import { decodePostings, FIELD, Postings } from './postings.ts';
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
  const docs = await commonDocs(reader, segment, words);
  if (docs.length === 0) return out;
  const places = await Promise.all(
    words.map(forms => mergedPlaces(reader, segment, table, forms, docs)),
  );
  out.fields = true;
  for (const doc of docs) {
    const following = places.map(of => new Set(of.get(doc)));
    out.room(out.count + 1);
    const { count } = out;
    out.docs[count] = doc;
    out.title[count] = 0;
    out.labels[count] = 0;
    out.body[count] = 0;
    let found = false;
    for (const place of following[0] ?? []) {
      if (!following.every((set, i) => set.has(place + i))) continue;
      const column = place >= 2 * FIELD ? out.body : place >= FIELD ? out.labels : out.title;
      column[count] = column[count]! + 1;
      found = true;
    }
    if (found) out.count++;
  }
  return out;
}

async function commonDocs(
  reader: SegmentReader,
  segment: number,
  words: readonly (readonly Form[])[],
): Promise<number[]> {
  const postings = new Postings();
  let common: number[] | null = null;
  for (const forms of words) {
    const docs = new Set<number>();
    for (const form of forms) {
      const entry = form.entries[segment];
      if (!entry) continue;
      decodePostings(await reader.docsBytes(entry), entry.df, postings);
      for (let i = 0; i < postings.count; i++) docs.add(postings.docs[i]!);
    }
    common = common === null ? [...docs] : common.filter(doc => docs.has(doc));
    if (common.length === 0) return [];
  }
  return (common ?? []).sort((a, b) => a - b);
}

/** Places of any of the forms, by document. */
export async function mergedPlaces(
  reader: SegmentReader,
  segment: number,
  table: DocTable,
  forms: readonly Form[],
  docs: readonly number[],
): Promise<Map<number, Int32Array>> {
  const merged = new Map<number, Int32Array>();
  for (const form of forms) {
    const entry = form.entries[segment];
    if (!entry) continue;
    for (const [doc, list] of await readPlaces(reader, table, entry, docs)) {
      const before = merged.get(doc);
      merged.set(doc, before ? Int32Array.from([...before, ...list]).sort() : list);
    }
  }
  return merged;
}
