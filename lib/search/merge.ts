import type { DictionaryCursor } from './dictionary-row.ts';
import { createDocColumns, type DocTable, docAt, layOut, runEnd } from './doc-table.ts';
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
    const walk: Walk = {
      position,
      reader,
      table: tables[position]!,
      map: docs[position]!,
      row: 0,
      cursor,
      front: 0,
      behind: 0,
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
    for (let run = 0; run < table.runs.count; run++) {
      const dead = isDead(segment, table.runs.post[run]!);
      const end = runEnd(table, run);
      for (let doc = table.runs.first[run]!; doc < end; doc++) map[doc] = dead ? -1 : count++;
    }
    return map;
  });
  const merged = createDocColumns(count);
  for (const [segment, table] of tables.entries()) {
    const map = docs[segment]!;
    const { runs } = table;
    for (let run = 0; run < runs.count; run++) {
      const to = map[runs.first[run]!]!;
      if (to >= 0) merged.run(to, runs.post[run]!, runs.comment[run]!);
    }
    for (let doc = 0; doc < table.count; doc++) {
      const to = map[doc]!;
      if (to < 0) continue;
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
  /** The first three units of the cursor's term, and the next three, as numbers. */
  front: number;
  behind: number;
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
  walk.front = unitsAsNumber(walk.cursor, 0);
  walk.behind = unitsAsNumber(walk.cursor, UNITS_A_NUMBER);
  let low = 0;
  let high = walks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(walk, walks[middle]!)) low = middle + 1;
    else high = middle;
  }
  // By hand: `copyWithin` asks of every element whether it is there, and this is done a million times.
  walks.push(walk);
  for (let i = walks.length - 1; i > low; i--) walks[i] = walks[i - 1]!;
  walks[low] = walk;
}

/** So many UTF-16 units are an exact number: 48 bits of 53. */
const UNITS_A_NUMBER = 3;

/** Three units as a number that sorts as they do; what is not there sorts first. */
function unitsAsNumber({ units, length }: DictionaryCursor, from: number): number {
  const first = from < length ? units[from]! : 0;
  const second = from + 1 < length ? units[from + 1]! : 0;
  const third = from + 2 < length ? units[from + 2]! : 0;
  return first * 0x1_0000_0000 + second * 0x1_0000 + third;
}

/** By UTF-16 units, as the dictionary is sorted: most are told apart by their first six. */
function isBefore(a: Walk, b: Walk): boolean {
  if (a.front !== b.front) return a.front < b.front;
  if (a.behind !== b.behind) return a.behind < b.behind;
  const [left, right] = [a.cursor, b.cursor];
  const length = Math.min(left.length, right.length);
  for (let i = 2 * UNITS_A_NUMBER; i < length; i++) {
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
