/** What a pack is written from: the archive of a database, or of the command line tool's tables. */
import type { ReadyArchive, SegmentInfo } from './ports.ts';

/** What a pack is made of; all that is large in it is read some at a time, and more than once. */
export interface PackSource extends Omit<ReadyArchive, 'threads' | 'segments'> {
  readonly segments: readonly (SegmentInfo & {
    readonly rows: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  })[];
  /** Threads from this number on, ordered by number, at most `limit`. */
  threadLines(from: number, limit: number): Promise<readonly ThreadLine[]>;
}

/** A thread as a line of its entry: `StoredThread` as JSON, line feed and all. */
export interface ThreadLine {
  readonly no: number;
  readonly line: Uint8Array<ArrayBuffer>;
}
