/** The last stage: many small index segments become few, so that a query opens few. */
import { createRowCache, mergeSegments, openSegment, type SegmentReader } from '../search/index.ts';
import type { ImportEnvironment } from './import-environment.ts';
import type { ImportStore, SegmentInfo } from './ports.ts';

/** More segments than this are merged into one. A query asks each; up to here that is not felt. */
const MOST_SEGMENTS = 6;

/** Merges an archive's segments where they are many. Safe to be killed: nothing is written but the whole. */
export async function mergeSmallSegments(env: ImportEnvironment, archive: string): Promise<void> {
  const before = await env.store.segments(archive);
  if (before.length <= MOST_SEGMENTS) return;
  const dead = before.map(segment => new Set(segment.dead));
  const cache = createRowCache(CACHE_BYTES);
  const readers: SegmentReader[] = [];
  for (const segment of before) readers.push(await open(env.store, archive, segment, cache));
  const { segment } = await mergeSegments(readers, (position, post) => dead[position]!.has(post));
  const merged = before.map(one => one.no);
  // An import that has added a segment meanwhile will merge at its own end.
  await env.store.mergeSegments({ archive, before, merged, rows: segment.rows });
}

const CACHE_BYTES = 32 * 1024 * 1024;

function open(
  store: ImportStore,
  archive: string,
  { no }: SegmentInfo,
  cache: ReturnType<typeof createRowCache>,
): Promise<SegmentReader> {
  return openSegment(async row => {
    const bytes = await store.segmentRow(archive, no, row);
    if (!bytes) throw new Error(`segment ${no} has no row ${row}`);
    return bytes;
  }, cache);
}
