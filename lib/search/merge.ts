import type { DictionaryCursor } from './dictionary-row.ts';
import { createDocTable, type DocTable } from './doc-table.ts';
import { BLOCK, decodeBlock, decodePlaces, Postings, readBlocks } from './postings.ts';
import { byUnits } from './segment-builder.ts';
import type { SegmentReader } from './segment-reader.ts';
import { createSegmentWriter } from './segment-writer.ts';
import type { Segment } from './types.ts';

/** What a merge gives: the segment, and the new number of each old document (-1: left out). */
export interface MergedSegment {
  readonly segment: Segment;
  /** By position in the list of readers. */
  readonly docs: readonly Int32Array[];
}

/**
 * Merges segments into one, leaving out the documents of posts that are dead. Goes through the dictionaries
 * side by side and re-writes a term at a time, so that memory is the new segment, the document
 * tables and the longest postings.
 */
export async function mergeSegments(
  readers: readonly SegmentReader[],
  isDead: (segment: number, post: number) => boolean = () => false,
): Promise<MergedSegment> {
  const tables = await Promise.all(readers.map(reader => reader.table()));
  const { table, docs } = mergeTables(tables, isDead);
  const writer = createSegmentWriter(table);
  const walks = await Promise.all(readers.map(reader => startWalk(reader)));
  const found = new Occurrences();
  for (;;) {
    let least: string | null = null;
    for (const walk of walks) {
      if (walk.term !== null && (least === null || byUnits(walk.term, least) < 0))
        least = walk.term;
    }
    if (least === null) break;
    found.count = 0;
    for (const [i, walk] of walks.entries()) {
      if (walk.term !== least) continue;
      await collect(readers[i]!, walk.cursor!, tables[i]!, docs[i]!, found);
      await advance(readers[i]!, walk);
    }
    if (found.count > 0) writer.term(least, found.docs, found.places, 0, found.count);
  }
  return { segment: writer.finish(), docs };
}

function mergeTables(
  tables: readonly DocTable[],
  isDead: (segment: number, post: number) => boolean,
): { table: DocTable; docs: Int32Array[] } {
  let count = 0;
  const docs = tables.map((table, segment) => {
    const map = new Int32Array(table.count);
    for (let doc = 0; doc < table.count; doc++)
      map[doc] = isDead(segment, table.post[doc]!) ? -1 : count++;
    return map;
  });
  const merged = createDocTable(count);
  for (const [segment, table] of tables.entries()) {
    const map = docs[segment]!;
    for (let doc = 0; doc < table.count; doc++) {
      const to = map[doc]!;
      if (to < 0) continue;
      merged.post[to] = table.post[doc]!;
      merged.comment[to] = table.comment[doc]!;
      merged.day[to] = table.day[doc]!;
      merged.title[to] = table.title[doc]!;
      merged.labels[to] = table.labels[doc]!;
      merged.body[to] = table.body[doc]!;
    }
  }
  return { table: merged, docs };
}

/** A walk through all dictionary rows of a segment. */
interface Walk {
  row: number;
  cursor: DictionaryCursor | null;
  /** Null behind the last. */
  term: string | null;
}

async function startWalk(reader: SegmentReader): Promise<Walk> {
  const walk: Walk = { row: -1, cursor: null, term: null };
  await advance(reader, walk);
  return walk;
}

async function advance(reader: SegmentReader, walk: Walk): Promise<void> {
  while (walk.cursor === null || !walk.cursor.next()) {
    walk.row++;
    if (walk.row >= reader.header.dictionary.length) {
      walk.term = null;
      return;
    }
    walk.cursor = await reader.cursor(walk.row);
  }
  walk.term = walk.cursor.term;
}

/** Occurrences as the writer takes them. */
class Occurrences {
  docs = new Int32Array(1024);
  places = new Int32Array(1024);
  count = 0;

  add(doc: number, place: number): void {
    if (this.count === this.docs.length) {
      const docs = new Int32Array(this.count * 2);
      const places = new Int32Array(this.count * 2);
      docs.set(this.docs);
      places.set(this.places);
      this.docs = docs;
      this.places = places;
    }
    this.docs[this.count] = doc;
    this.places[this.count++] = place;
  }
}

const block = new Postings();

async function collect(
  reader: SegmentReader,
  at: DictionaryCursor,
  table: DocTable,
  map: Int32Array,
  into: Occurrences,
): Promise<void> {
  const { df, docsAt, docsLength, placesAt, placesLength } = at;
  const entry = { term: '', df, docsAt, docsLength, placesAt, placesLength };
  const docsBytes = await reader.docsBytes(entry);
  const placesBytes = await reader.placesBytes(entry, 0, placesLength);
  const blocks = readBlocks(docsBytes, df, docsLength, placesLength);
  let before = -1;
  for (let i = 0; i < blocks.count; i++) {
    const count = Math.min(BLOCK, df - i * BLOCK);
    block.fields = false;
    decodeBlock(docsBytes, blocks.docsAt[i]!, before, count, block, 0);
    before = blocks.last[i]!;
    const bytes = placesBytes.subarray(blocks.placesAt[i]!, blocks.placesAt[i + 1]!);
    decodePlaces(bytes, table, block, 0, count, (index, places, n) => {
      const to = map[block.docs[index]!] ?? -1;
      if (to < 0) return;
      for (let j = 0; j < n; j++) into.add(to, places[j]!);
    });
  }
}
