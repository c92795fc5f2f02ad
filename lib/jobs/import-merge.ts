/** The last stage: many small index segments become few, so that a query opens few. */
import { createLastRows, mergeSegments, openSegment, type SegmentReader } from '../search/index.ts';
import type { ImportEnvironment } from './import-environment.ts';
import type { ImportStore, SegmentInfo } from './ports.ts';

/** More segments than this are merged. A query asks each; up to here that is not felt. */
const MOST_SEGMENTS = 6;
/**
 * No two neighbours that are merged have more than this share of all documents: that leaves five
 * segments at most, and a merge holds a third of the index and not all of it (60 MB of half a gigabyte).
 */
const LARGEST_SHARE = 1 / 3;

/** Merges an archive's segments where they are many. Safe to be killed: each merge is written whole or not. */
export async function mergeSmallSegments(env: ImportEnvironment, archive: string): Promise<void> {
  const all = await env.store.segments(archive);
  if (all.length <= MOST_SEGMENTS) return;
  for (const group of await groupsOf(env.store, archive, all)) {
    if (group.length > 1) await mergeGroup(env.store, archive, group);
    await env.breathe();
  }
}

/** Neighbours that are to be one, by their documents. */
async function groupsOf(
  store: ImportStore,
  archive: string,
  segments: readonly SegmentInfo[],
): Promise<SegmentInfo[][]> {
  const sizes: number[] = [];
  for (const segment of segments) {
    sizes.push((await open(store, archive, segment)).header.docs);
  }
  const most = sizes.reduce((sum, size) => sum + size, 0) * LARGEST_SHARE;
  const groups: SegmentInfo[][] = [];
  let room = 0;
  for (const [i, segment] of segments.entries()) {
    const size = sizes[i]!;
    if (groups.length === 0 || size > room) {
      groups.push([]);
      room = most;
    }
    groups.at(-1)!.push(segment);
    room -= size;
  }
  return groups;
}

async function mergeGroup(
  store: ImportStore,
  archive: string,
  group: readonly SegmentInfo[],
): Promise<void> {
  const before = await store.segments(archive);
  const merged = group.map(one => one.no);
  const current = before.filter(one => merged.includes(one.no));
  const dead = current.map(segment => new Set(segment.dead));
  const readers: SegmentReader[] = [];
  for (const segment of current) readers.push(await open(store, archive, segment));
  const { segment } = await mergeSegments(readers, (position, post) => dead[position]!.has(post));
  // An import that has added a segment meanwhile will merge at its own end.
  await store.mergeSegments({ archive, before, merged, rows: segment.rows });
}

/**
 * A merge reads three areas of each segment side by side, each once from its beginning to its end: a row
 * of each is enough, and has to be there. With one cache for all of a hundred segments none would be.
 */
const ROWS_HELD = 3;

function open(store: ImportStore, archive: string, { no }: SegmentInfo): Promise<SegmentReader> {
  return openSegment(async row => {
    // A row that is missing is as damaged as one that is empty.
    return (await store.segmentRow(archive, no, row)) ?? new Uint8Array(0);
  }, createLastRows(ROWS_HELD));
}
