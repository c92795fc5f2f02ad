import { type ImportStore, type ReadyArchive, rebuildIndex } from '../jobs/index.ts';
import { FailureError } from '../model/index.ts';
import { openSegment } from '../search/index.ts';

/**
 * The pack as it is where all its segments open; else with those that do not, because an older version wrote
 * them, made anew from its posts. The extension does the same once a pack is imported.
 */
export async function withSoundIndex<T extends ReadyArchive>(pack: T): Promise<T> {
  const opened = await Promise.all(pack.segments.map(({ rows }) => opens(rows)));
  if (opened.every(sound => sound)) return pack;
  let segments = pack.segments;
  const store: Pick<ImportStore, 'segments' | 'segmentRow' | 'threads' | 'mergeSegments'> = {
    segments: async () => pack.segments.map(({ no, dead }) => ({ no, dead })),
    segmentRow: async (_, segment, row) =>
      pack.segments.find(({ no }) => no === segment)?.rows[row],
    threads: async (_, from, limit) => {
      const first = pack.threads.findIndex(({ row }) => row.no >= from);
      return first < 0 ? [] : pack.threads.slice(first, first + limit);
    },
    mergeSegments: async ({ merged, rows }) => {
      const kept = pack.segments.filter(({ no }) => !merged.includes(no));
      const no = 1 + Math.max(...pack.segments.map(segment => segment.no));
      segments = [...kept, { no, dead: [], rows }];
      return true;
    },
  };
  await rebuildIndex({ store, breathe: async () => {} }, pack.archive.id);
  return { ...pack, segments };
}

async function opens(rows: readonly Uint8Array[]): Promise<boolean> {
  try {
    await openSegment(async row => rows[row] ?? new Uint8Array(0));
    return true;
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'damaged') return false;
    throw error;
  }
}
