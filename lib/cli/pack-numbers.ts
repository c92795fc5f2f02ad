/**
 * Which number each post has in a pack that is published as a folder. A source lists the newest first,
 * so by its order one new post would move all others, and every file with them: whoever subscribes would
 * fetch all of it again. So a post keeps the number that it has in the folder already; those that are
 * new are numbered behind, the oldest first; what was removed leaves a gap.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { indexThread } from '../jobs/index.ts';
import { createSegmentBuilder } from '../search/index.ts';
import { MANIFEST, threadsFile } from '../sources/index.ts';
import type { DiskStore } from './disk-store.ts';

/** Numbers of posts by their ids. */
export type PackNumbers = ReadonlyMap<string, number>;

/** The numbers in the pack that lies in a folder; none where there is no pack, or only a part of one. */
export async function numbersIn(folder: string): Promise<PackNumbers> {
  const numbers = new Map<string, number>();
  try {
    const manifest: unknown = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8'));
    const { threads } = manifest as { readonly threads: number };
    for (let i = 0; i < threads; i++) {
      const text = await readFile(join(folder, threadsFile(i)), 'utf8');
      for (const line of text.split('\n')) {
        if (line === '') continue;
        const { row } = JSON.parse(line) as { row: { no: number; post: { id: string } } };
        if (Number.isSafeInteger(row.no) && row.no >= 0) numbers.set(row.post.id, row.no);
      }
    }
  } catch {
    // Whatever lies there is written over; without its numbers more is fetched, and nothing is wrong.
    return new Map();
  }
  return new Set(numbers.values()).size === numbers.size ? numbers : new Map();
}

/** Posts to a segment: a change has a subscriber fetch so much anew. */
const POSTS_A_SEGMENT = 256;
const THREADS_AT_ONCE = 64;

/** Makes the index anew, in segments of fixed ranges of numbers: those change only where a post does. */
export async function segmentByNumber(store: DiskStore): Promise<void> {
  const made: (readonly Uint8Array[])[] = [];
  let builder = createSegmentBuilder();
  let docs = 0;
  let end = POSTS_A_SEGMENT;
  const cut = () => {
    if (docs > 0) made.push(builder.finish().rows);
    builder = createSegmentBuilder();
    docs = 0;
  };
  for (let from = 0; ; ) {
    const threads = await store.threads('', from, THREADS_AT_ONCE);
    const last = threads.at(-1);
    if (!last) break;
    for (const { row, comments } of threads) {
      if (row.no >= end) {
        cut();
        end = (Math.floor(row.no / POSTS_A_SEGMENT) + 1) * POSTS_A_SEGMENT;
      }
      indexThread(builder, row.no, { post: row.post, comments }, () => {
        docs++;
        return true;
      });
    }
    from = last.row.no + 1;
  }
  cut();
  store.replaceSegments(made);
}
