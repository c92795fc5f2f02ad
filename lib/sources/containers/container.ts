import type { Failure } from '../../model/index.ts';

/** Bytes on their way out of a source. */
export interface ByteChunk {
  readonly data: Uint8Array<ArrayBuffer>;
  /**
   * Bytes of the source, as it is stored, that had to be read for this and all earlier chunks: counts
   * up to the file's `packed`.
   */
  readonly bytes: number;
}

/** One file within a source. */
export interface ContainerFile {
  /** Relative, with slashes; never climbs out, unique within its container. */
  readonly path: string;
  /** Bytes when unpacked, as declared; where nothing declares them, as stored. */
  readonly size: number;
  /** Bytes that it takes in the source: what `ByteChunk.bytes` counts up to. */
  readonly packed: number;
  /** Why it cannot be read, where that is known before it is opened; `open` throws the same. */
  readonly failure: Failure | null;
  /**
   * The contents from the beginning, in chunks of at most some hundred kilobytes; may be called again.
   * Throws `FailureError` behind the last bytes that could be had: 'damaged' where the file ends in the
   * middle, or is not what was declared.
   */
  open(): AsyncIterable<ByteChunk>;
}

/** What is in a staged source. */
export interface Container {
  readonly kind: 'plain' | 'gzip' | 'zip';
  readonly files: readonly ContainerFile[];
  /** What was odd and did no harm: paths made safe, names given twice. */
  readonly warnings: readonly string[];
  /** Why there may be more in the source than `files` says; what is there can be read. */
  readonly failure: Failure | null;
}
