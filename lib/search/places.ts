import type { DocTable } from './doc-table.ts';
import { BLOCK, decodeBlock, decodePlaces, Postings, readBlocks } from './postings.ts';
import type { SegmentReader, TermEntry } from './segment-reader.ts';

/**
 * Where a term stands in each of `docs` (ascending) that has it: places ascending, by document. Only
 * the blocks that can hold them are read.
 */
export async function readPlaces(
  reader: SegmentReader,
  table: DocTable,
  entry: TermEntry,
  docs: ArrayLike<number>,
): Promise<Map<number, Int32Array>> {
  const found = new Map<number, Int32Array>();
  const bytes = await reader.docsBytes(entry);
  const blocks = readBlocks(bytes, entry.df, entry.docsLength, entry.placesLength);
  const block = new Postings();
  let next = 0;
  for (let i = 0; i < blocks.count && next < docs.length; i++) {
    if (blocks.last[i]! < docs[next]!) continue;
    const before = i === 0 ? -1 : blocks.last[i - 1]!;
    const count = Math.min(BLOCK, entry.df - i * BLOCK);
    block.fields = false;
    decodeBlock(bytes, blocks.docsAt[i]!, before, count, block, 0);
    let last = -1;
    const wanted = new Set<number>();
    for (let at = 0; at < count && next < docs.length; at++) {
      while (next < docs.length && docs[next]! < block.docs[at]!) next++;
      if (next < docs.length && docs[next] === block.docs[at]) {
        wanted.add(at);
        last = at;
        next++;
      }
    }
    while (next < docs.length && docs[next]! <= blocks.last[i]!) next++;
    if (last < 0) continue;
    const places = await reader.placesBytes(entry, blocks.placesAt[i]!, blocks.placesAt[i + 1]!);
    decodePlaces(places, table, block, 0, last + 1, (index, list, n) => {
      if (wanted.has(index)) found.set(block.docs[index]!, list.slice(0, n));
    });
  }
  return found;
}
