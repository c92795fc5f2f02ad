/** The part of a chunked text that a tokenizer may still ask for. */
export interface TextWindow {
  write(chunk: string): void;
  /** By indices in the whole; what lies before the window is lost, and missing in the answer. */
  slice(start: number, end: number): string;
  /** Nothing before this index will be asked for. */
  release(index: number): void;
  /** The index behind what was written so far. */
  end(): number;
}

/** Keeps what was not released, and never more than `limit` units beside the chunk itself. */
export function createTextWindow(limit: number): TextWindow {
  let chunk = '';
  let chunkStart = 0;
  let kept = '';
  let keptStart = 0;
  let released = 0;
  return {
    write(next) {
      if (released >= chunkStart) {
        kept = chunk.slice(released - chunkStart);
        keptStart = Math.min(released, chunkStart + chunk.length);
      } else {
        if (released > keptStart) kept = kept.slice(released - keptStart);
        keptStart = Math.max(keptStart, released);
        kept += chunk;
      }
      chunkStart += chunk.length;
      chunk = next;
      if (kept.length > limit) {
        kept = '';
        keptStart = chunkStart;
      }
    },
    slice(start, end) {
      if (start >= chunkStart) return chunk.slice(start - chunkStart, end - chunkStart);
      const from = Math.max(0, start - keptStart);
      const before = kept.slice(from, Math.max(from, end - keptStart));
      return end > chunkStart ? before + chunk.slice(0, end - chunkStart) : before;
    },
    release(index) {
      if (index > released) released = index;
    },
    end: () => chunkStart + chunk.length,
  };
}
