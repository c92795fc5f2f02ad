/** Makes those parts of an archive's search index anew that cannot be read, from its posts and comments. */
import { FailureError, type PostWithThread } from '../model/index.ts';
import {
  createLastRows,
  createSegmentBuilder,
  documentsOf,
  mergeSegments,
  openSegment,
  type Segment,
  type SegmentReader,
} from '../search/index.ts';
import { indexThread } from './import-changes.ts';
import type { ImportEnvironment } from './import-environment.ts';
import type { ImportStore, SegmentInfo } from './ports.ts';

/** As much of the store as an index is made anew with. */
type IndexStore = Pick<ImportStore, 'segments' | 'segmentRow' | 'threads' | 'mergeSegments'>;

/** Threads read at once, and words, more or less, to a small segment: what is held in memory. */
const THREADS = 50;
const STEP_WORDS = 500_000;
const ROWS_HELD = 3;

/**
 * Finds the damaged segments of an archive and writes one in their place, of all that no sound segment
 * holds. Safe to be killed: it is written whole or not, and begins from the start. True where something
 * was made anew; false where all is sound, or where an import has changed the archive meanwhile.
 */
export async function rebuildIndex(
  { store, breathe }: Pick<ImportEnvironment, 'breathe'> & { readonly store: IndexStore },
  archive: string,
): Promise<boolean> {
  const before = await store.segments(archive);
  const sound: SegmentReader[] = [];
  const broken: number[] = [];
  const held = new Set<string>();
  for (const info of before) {
    const reader = await openSound(store, archive, info);
    await breathe();
    if (reader === null) {
      broken.push(info.no);
      continue;
    }
    sound.push(reader);
    const dead = new Set(info.dead);
    for (const { post, comment } of documentsOf(await reader.table())) {
      if (!dead.has(post)) held.add(`${post}/${comment}`);
    }
  }
  if (broken.length === 0) return false;
  const parts: Segment[] = [];
  let builder = createSegmentBuilder();
  let words = 0;
  let docs = 0;
  const cut = () => {
    if (docs > 0) parts.push(builder.finish());
    builder = createSegmentBuilder();
    [words, docs] = [0, 0];
  };
  for (let from = 0; ; ) {
    const threads = await store.threads(archive, from, THREADS);
    const last = threads.at(-1);
    if (last === undefined) break;
    for (const { row, comments } of threads) {
      const thread: PostWithThread = { post: row.post, comments };
      indexThread(builder, row.no, thread, doc => {
        if (held.has(`${doc.post}/${doc.comment}`)) return false;
        words += doc.text.length / 6;
        docs++;
        return true;
      });
      if (words >= STEP_WORDS) cut();
    }
    from = last.row.no + 1;
    await breathe();
  }
  cut();
  const rows = await asOne(parts);
  return store.mergeSegments({ archive, before, merged: broken, rows });
}

/** Null for a segment of which a row is missing, cut off, altered or of another version. */
async function openSound(
  store: IndexStore,
  archive: string,
  { no }: SegmentInfo,
): Promise<SegmentReader | null> {
  try {
    const reader = await openSegment(
      async row => (await store.segmentRow(archive, no, row)) ?? new Uint8Array(0),
      createLastRows(ROWS_HELD),
    );
    await reader.verify();
    return reader;
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'damaged') return null;
    throw error;
  }
}

async function asOne(parts: readonly Segment[]): Promise<readonly Uint8Array[]> {
  if (parts.length === 0) return createSegmentBuilder().finish().rows;
  if (parts.length === 1) return parts[0]!.rows;
  const readers = await Promise.all(
    parts.map(({ rows }) =>
      openSegment(async row => rows[row] ?? new Uint8Array(0), createLastRows(ROWS_HELD)),
    ),
  );
  return (await mergeSegments(readers)).segment.rows;
}
