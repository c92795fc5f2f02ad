/** Counts lines of a text that comes in chunks; asked for places in ascending order only. */
export interface LineCounter {
  /** The next chunk, which begins where the last one ended. */
  write(chunk: string): void;
  /** The line of an offset in what came, no further back than the chunk that was asked about last. */
  lineAt(offset: number): number;
}

export function createLineCounter(offset: number, line: number): LineCounter {
  let chunk = '';
  let start = offset;
  let counted = offset;
  let lines = line;
  const countTo = (end: number) => {
    let at = chunk.indexOf('\n', counted - start);
    while (at >= 0 && at < end - start) {
      lines++;
      at = chunk.indexOf('\n', at + 1);
    }
    counted = Math.max(counted, end);
  };
  return {
    write(next) {
      countTo(start + chunk.length);
      start += chunk.length;
      chunk = next;
    },
    lineAt(at) {
      if (at > counted) countTo(at);
      return lines;
    },
  };
}
