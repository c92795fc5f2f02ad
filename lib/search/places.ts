import type { DocTable } from './doc-table.ts';
import type { Form } from './expand.ts';
import { BLOCK, decodeBlock, decodePlaces, Postings, readBlocks } from './postings.ts';
import type { SegmentReader, TermEntry } from './segment-reader.ts';

/**
 * An occurrence as one number, document before place, so that ascending lists can be walked side by
 * side: 22 bits of document above 30 of place.
 */
export const DOC = 2 ** 30;

/** Ascending occurrences of a word, of any of its forms, within `docs` (ascending). */
export async function occurrencesOf(
  reader: SegmentReader,
  segment: number,
  table: DocTable,
  forms: readonly Form[],
  docs: Int32Array,
): Promise<Float64Array> {
  const keys = new Keys();
  let several = false;
  for (const form of forms) {
    const entry = form.entries[segment];
    if (!entry) continue;
    several = keys.count > 0;
    await addOccurrences(reader, table, entry, docs, keys);
  }
  const list = keys.list();
  return several ? list.sort() : list;
}

class Keys {
  #keys = new Float64Array(256);
  count = 0;

  add(key: number): void {
    if (this.count === this.#keys.length) {
      const bigger = new Float64Array(this.count * 2);
      bigger.set(this.#keys);
      this.#keys = bigger;
    }
    this.#keys[this.count++] = key;
  }

  list(): Float64Array {
    return this.#keys.subarray(0, this.count);
  }
}

/** Only the blocks that can hold the documents are read. */
async function addOccurrences(
  reader: SegmentReader,
  table: DocTable,
  entry: TermEntry,
  docs: Int32Array,
  into: Keys,
): Promise<void> {
  const bytes = await reader.docsBytes(entry);
  const blocks = readBlocks(bytes, entry.df, entry.docsLength, entry.placesLength);
  const block = new Postings();
  const wanted = new Uint8Array(BLOCK);
  let next = 0;
  for (let i = 0; i < blocks.count && next < docs.length; i++) {
    if (blocks.last[i]! < docs[next]!) continue;
    const before = i === 0 ? -1 : blocks.last[i - 1]!;
    const count = Math.min(BLOCK, entry.df - i * BLOCK);
    block.fields = false;
    decodeBlock(bytes, blocks.docsAt[i]!, before, count, block, 0);
    let last = -1;
    for (let at = 0; at < count; at++) {
      while (next < docs.length && docs[next]! < block.docs[at]!) next++;
      wanted[at] = next < docs.length && docs[next] === block.docs[at] ? 1 : 0;
      if (wanted[at] === 1) last = at;
    }
    while (next < docs.length && docs[next]! <= blocks.last[i]!) next++;
    if (last < 0) continue;
    const places = await reader.placesBytes(entry, blocks.placesAt[i]!, blocks.placesAt[i + 1]!);
    decodePlaces(places, 0, table, block, 0, last + 1, (index, list, n) => {
      if (wanted[index] === 0) return;
      const doc = block.docs[index]! * DOC;
      for (let j = 0; j < n; j++) into.add(doc + list[j]!);
    });
  }
}
