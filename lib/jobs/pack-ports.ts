/** An archive as a pack holds it, and what one is written from: a database, or the tool's tables. */
import type { ArchiveInfo, Comment, Term } from '../model/index.ts';
import type { MinerState } from '../terms/index.ts';
import type { PostRow, SegmentInfo } from './reader-ports.ts';

export interface TermsWrite {
  /** All that was mined, as one state, where it was mined anew. */
  readonly mined?: MinerState | undefined;
  readonly terms: readonly Term[];
  readonly occurrences: readonly Uint8Array[];
  readonly dictionary: ArrayBuffer;
}

export interface StoredThread {
  readonly row: PostRow;
  readonly comments: readonly Comment[];
}

/** An archive with index and terms made, as a pack holds it. */
export interface ReadyArchive extends TermsWrite {
  readonly archive: ArchiveInfo;
  /** Ordered by number. */
  readonly threads: readonly StoredThread[];
  readonly segments: readonly (SegmentInfo & { readonly rows: readonly Uint8Array[] })[];
}

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
