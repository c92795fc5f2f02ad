import type { DictionaryCursor } from './dictionary-row.ts';
import { createDocColumns, type DocTable, docAt, layOut } from './doc-table.ts';
import { forEachBlock } from './postings.ts';
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
  /** Those that have a term left, the one to be taken next at the end. */
  const walks: Walk[] = [];
  for (const [position, reader] of readers.entries()) {
    const cursor = await cursorBehind(reader, -1);
    if (!cursor) continue;
    const walk = {
      position,
      reader,
      table: tables[position]!,
      map: docs[position]!,
      row: 0,
      cursor,
    };
    if (await advance(walk)) insert(walks, walk);
  }
  const found = new Occurrences();
  let term = '';
  for (let walk = walks.pop(); walk !== undefined; walk = walks.pop()) {
    if (walk.cursor.compare(term) !== 0) {
      if (found.count > 0) writer.term(term, found.places, 0, found.count);
      found.count = 0;
      term = walk.cursor.term;
    }
    await collect(walk, table, found);
    if (await advance(walk)) insert(walks, walk);
  }
  if (found.count > 0) writer.term(term, found.places, 0, found.count);
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
  const merged = createDocColumns(count);
  for (const [segment, table] of tables.entries()) {
    const map = docs[segment]!;
    for (let doc = 0; doc < table.count; doc++) {
      const to = map[doc]!;
      if (to < 0) continue;
      merged.post[to] = table.post[doc]!;
      merged.comment[to] = table.comment[doc]!;
      merged.day[to] = table.day[doc]!;
      merged.body[to] = table.body[doc]!;
      merged.title[to] = table.title[doc]!;
      merged.labels[to] = table.labels[doc]!;
      merged.authors[to] = table.authors[doc]!;
    }
  }
  return { table: layOut(merged), docs };
}

/** A walk through all dictionary rows of a segment; its cursor is at the term that is next. */
interface Walk {
  /** In the list of readers. */
  readonly position: number;
  readonly reader: SegmentReader;
  readonly table: DocTable;
  readonly map: Int32Array;
  row: number;
  cursor: DictionaryCursor;
}

async function cursorBehind(reader: SegmentReader, row: number): Promise<DictionaryCursor | null> {
  return row + 1 < reader.header.dictionary.length ? reader.cursor(row + 1) : null;
}

/** To the next term, in the next row if need be; false behind the last. Only a new row is waited for. */
function advance(walk: Walk): boolean | Promise<boolean> {
  return walk.cursor.next() || nextRow(walk);
}

async function nextRow(walk: Walk): Promise<boolean> {
  for (;;) {
    const cursor = await cursorBehind(walk.reader, walk.row);
    if (!cursor) return false;
    walk.row++;
    walk.cursor = cursor;
    if (cursor.next()) return true;
  }
}

/** Puts a walk where its term belongs; of equal terms, the one of the first segment is taken first. */
function insert(walks: Walk[], walk: Walk): void {
  let low = 0;
  let high = walks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(walk, walks[middle]!)) low = middle + 1;
    else high = middle;
  }
  walks.push(walk);
  walks.copyWithin(low + 1, low, walks.length - 1);
  walks[low] = walk;
}

/** By UTF-16 units, as the dictionary is sorted. */
function isBefore(a: Walk, b: Walk): boolean {
  const [left, right] = [a.cursor, b.cursor];
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const difference = left.units[i]! - right.units[i]!;
    if (difference !== 0) return difference < 0;
  }
  if (left.length !== right.length) return left.length < right.length;
  return a.position < b.position;
}

/** Places as the writer takes them. */
class Occurrences {
  places = new Int32Array(1024);
  count = 0;

  /** So many more are going to be added. */
  room(more: number): void {
    const least = this.count + more;
    if (least <= this.places.length) return;
    const places = new Int32Array(Math.max(least, this.places.length * 2));
    places.set(this.places);
    this.places = places;
  }
}

/** Adds the places of a walk's term, as they are in the merged table. */
async function collect(
  { reader, cursor, table, map }: Walk,
  merged: DocTable,
  into: Occurrences,
): Promise<void> {
  // Rows that are held are at hand: to wait a million times for nothing would take seconds.
  const held = reader.postings(cursor);
  const bytes = held instanceof Uint8Array ? held : await held;
  let end = 0;
  let to = -1;
  let move = 0;
  forEachBlock(bytes, cursor.occurrences, table, null, (places, count) => {
    into.room(count);
    for (let i = 0; i < count; i++) {
      const place = places[i]!;
      if (place >= end) {
        const doc = docAt(table, place);
        end = table.start[doc + 1]!;
        to = map[doc] ?? -1;
        move = to < 0 ? 0 : merged.start[to]! - table.start[doc]!;
      }
      if (to >= 0) into.places[into.count++] = place + move;
    }
  });
}
