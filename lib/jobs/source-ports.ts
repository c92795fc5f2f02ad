/** What the use cases need of files: what is in them, and their text. */
import type { Failure } from '../model/index.ts';

/** A source that waits to be imported. */
export interface StagedSource {
  readonly id: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** True where only its folder was named: where it is of no format it is passed over, as a zip's files are. */
  readonly inFolder?: boolean;
}

/** Opens a file of a staged source as decoded text, in chunks. */
export type OpenFile = (source: StagedSource, path: string) => Promise<AsyncIterable<TextChunk>>;

/** The files of a staged source; throws a failure where nothing of it can be read. */
export type ListFiles = (source: StagedSource) => Promise<SourceListing>;

export interface SourceListing {
  readonly files: readonly SourceFile[];
  /** What was odd and did no harm, such as a path that climbs out. */
  readonly warnings: readonly string[];
  /** Why there may be more in the source than its files. */
  readonly failure: Failure | null;
}

export interface SourceFile {
  /** Empty for a source that is one file. */
  readonly path: string;
  /** Bytes that it takes in the source. */
  readonly size: number;
  /** Why it cannot be read, where that is known before it is opened. */
  readonly failure: Failure | null;
}

export interface TextChunk {
  readonly text: string;
  /** Bytes of the source that have been read, this chunk included. */
  readonly bytes: number;
  /** What was odd about the encoding up to here, each said once. */
  readonly warnings?: readonly string[];
}
