import type { ArchiveId } from '../model/index.ts';
import { FailureError, fail } from '../model/index.ts';
import { createRowCache, openSegment, type SegmentReader } from '../search/index.ts';
import type { ArchiveReader } from './ports.ts';

/** The segments of all archives, as one index. */
export interface IndexView {
  readonly segments: readonly SegmentReader[];
  /** Whose segment it is, by position in `segments`. */
  readonly archives: readonly ArchiveId[];
  /** False for a post that a later segment holds in a newer form. */
  isLive(segment: number, post: number): boolean;
}

export interface OpenIndex {
  /** The index as it is now. */
  view(): Promise<IndexView>;
}

/** Decoded rows kept in memory: about what a hundred queries touch in an archive of 200,000 documents. */
const CACHE_BYTES = 16 * 1024 * 1024;

/** Segments never change: one that was opened stays open, whatever is imported meanwhile. */
export function createOpenIndex(reader: ArchiveReader): OpenIndex {
  const opened = new Map<string, Promise<SegmentReader>>();
  // One for all segments, so that the memory that they take has one bound.
  const cache = createRowCache(CACHE_BYTES);

  function open(archive: ArchiveId, no: number): Promise<SegmentReader> {
    const key = `${archive}/${no}`;
    const known = opened.get(key);
    if (known) return known;
    const segment = openSegment(async row => {
      const bytes = await reader.segmentRow(archive, no, row);
      if (bytes) return bytes;
      throw new FailureError(
        fail('damaged', 'A part of the search index is missing.', 'Import the archive anew.').error,
      );
    }, cache);
    opened.set(key, segment);
    segment.catch(() => opened.delete(key));
    return segment;
  }

  return {
    async view() {
      const archives: ArchiveId[] = [];
      const opening: Promise<SegmentReader>[] = [];
      const dead: ReadonlySet<number>[] = [];
      for (const { id } of await reader.archives()) {
        for (const segment of await reader.segments(id)) {
          archives.push(id);
          opening.push(open(id, segment.no));
          dead.push(new Set(segment.dead));
        }
      }
      return {
        segments: await Promise.all(opening),
        archives,
        isLive: (segment, post) => !dead[segment]?.has(post),
      };
    },
  };
}
