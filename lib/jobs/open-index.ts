import type { ArchiveId } from '../model/index.ts';
import { FailureError, fail } from '../model/index.ts';
import { createRowCache, openSegment, type SegmentReader } from '../search/index.ts';
import type { ArchiveReader } from './ports.ts';

/** The segments of all archives, as one index. */
export interface IndexView {
  /** The same list as long as nothing changes: what is worked out of it may be kept by it. */
  readonly segments: readonly SegmentReader[];
  /** Whose segment it is, by position in `segments`. */
  readonly archives: readonly ArchiveId[];
  /** Archives of which a segment is left out, because it cannot be read. */
  readonly damaged: readonly ArchiveId[];
  /** False for a post that a later segment holds in a newer form. */
  readonly isLive: (segment: number, post: number) => boolean;
}

export interface OpenIndex {
  /** The index as it is now. */
  view(): Promise<IndexView>;
  /**
   * Asks the index. Where a part of it turns out to be damaged, it asks again without that part: one
   * cut row of one archive must not silence all the others.
   */
  ask<T>(question: (view: IndexView) => Promise<T>): Promise<T>;
}

/**
 * Rows kept in memory: the index of an archive of 200,000 documents whole, where so much of it is asked for. What
 * belongs to a page is in hundreds of rows: with half of them read again each time, it takes four times as long.
 */
const CACHE_BYTES = 48 * 1024 * 1024;

/**
 * Segments never change: one that was opened stays open, whatever is imported meanwhile. `onDamage` is told
 * of an archive once for each of its segments that cannot be read.
 */
export function createOpenIndex(
  reader: ArchiveReader,
  onDamage: (archive: ArchiveId) => void = () => {},
): OpenIndex {
  const opened = new Map<string, Promise<SegmentReader>>();
  const bad = new Set<string>();
  // One for all segments, so that the memory that they take has one bound.
  const cache = createRowCache(CACHE_BYTES);
  let last: { readonly key: string; readonly view: IndexView } | null = null;

  function open(archive: ArchiveId, no: number): Promise<SegmentReader> {
    const key = `${archive}/${no}`;
    const known = opened.get(key);
    if (known) return known;
    const distrust = () => {
      if (bad.has(key)) return;
      bad.add(key);
      onDamage(archive);
    };
    let gone = false;
    const read = async (row: number) => {
      const bytes = await reader.segmentRow(archive, no, row);
      if (bytes) return bytes;
      // A merge takes its segments away: then the list has others by now.
      gone = !(await reader.segments(archive)).some(segment => segment.no === no);
      if (!gone) distrust();
      throw new FailureError(
        fail('damaged', 'A part of the search index is missing.', 'Import the archive anew.').error,
      );
    };
    const segment = openSegment(read, cache, distrust);
    opened.set(key, segment);
    segment.catch(error => {
      opened.delete(key);
      if (isDamage(error) && !gone) distrust();
    });
    return segment;
  }

  async function listed() {
    const list: { archive: ArchiveId; no: number; dead: readonly number[] }[] = [];
    for (const { id } of await reader.archives()) {
      for (const { no, dead } of await reader.segments(id)) list.push({ archive: id, no, dead });
    }
    return list;
  }

  /** Every segment that is listed, null for one that cannot be read. */
  async function openAll() {
    for (;;) {
      const tried = await Promise.all(
        (await listed()).map(async one => {
          if (bad.has(`${one.archive}/${one.no}`)) return { ...one, segment: null };
          const segment = await open(one.archive, one.no).catch((error: unknown) => {
            if (isDamage(error)) return null;
            throw error;
          });
          return { ...one, segment };
        }),
      );
      // One that is not bad and is not there either was merged or deleted since the list was read.
      const isGone = ({ archive, no, segment }: (typeof tried)[number]) =>
        segment === null && !bad.has(`${archive}/${no}`);
      if (!tried.some(isGone)) return tried;
    }
  }

  async function view(): Promise<IndexView> {
    const tried = await openAll();
    const key = tried
      .map(
        ({ archive, no, dead, segment }) => `${archive}/${no}:${dead.length}:${segment !== null}`,
      )
      .join();
    if (last?.key === key) return last.view;
    const sound = tried.filter(one => one.segment !== null);
    const dead = sound.map(one => new Set(one.dead));
    const made: IndexView = {
      segments: sound.flatMap(one => one.segment ?? []),
      archives: sound.map(one => one.archive),
      damaged: [...new Set(tried.filter(one => one.segment === null).map(one => one.archive))],
      isLive: (segment, post) => !dead[segment]?.has(post),
    };
    last = { key, view: made };
    return made;
  }

  return {
    view,
    async ask(question) {
      for (;;) {
        const now = await view();
        const before = bad.size;
        const segments = now.segments.length;
        try {
          return await question(now);
        } catch (error) {
          if (!isDamage(error)) throw error;
          // Either a part was found out, and is left out now, or a merge has put others in its place.
          const changed = bad.size > before || (await view()) !== now;
          if (!changed || segments === 0) throw error;
        }
      }
    },
  };
}

function isDamage(error: unknown): boolean {
  return error instanceof FailureError && error.failure.code === 'damaged';
}
