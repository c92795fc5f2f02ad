/** How much garbage V8 lets gather, which on a machine with much memory is much. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * V8 lets some 200 MB of garbage gather where a machine has them. New objects get a small space, and the
 * old ones' may be twice what is in use; that costs a tenth of the time.
 */
export function keepGarbageLow(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=100');
}

/** Of buffers that were handed out, so many may lie about before V8 is told to look which are dead. */
const MOST_BYTES = 8_000_000;

export interface Buffers {
  /** So many bytes were handed out, and will soon be dead. */
  handedOut(bytes: number): void;
  /** So many bytes were taken over, which had lived for a while and are dead at the next `rest`. */
  takenOver(bytes: number): void;
  /** Between two steps of work: looks for what is dead, if much is. */
  rest(): void;
}

/**
 * Buffers lie outside of V8's heap, where it would let 64 MB of dead ones gather: whoever reads a hundred
 * megabytes row by row and makes few objects of them never fills the space whose collecting would find them.
 */
export function watchBuffers(): Buffers {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  if (typeof collect !== 'function') throw new Error('V8 has no gc');
  let young = 0;
  let old = 0;
  return {
    handedOut(bytes) {
      young += bytes;
      if (young < MOST_BYTES) return;
      young = 0;
      collect({ type: 'minor' });
    },
    takenOver(bytes) {
      old += bytes;
    },
    rest() {
      // All of the heap is looked at, which takes twenty times as long.
      if (old < 2 * MOST_BYTES) return;
      old = 0;
      collect();
    },
  };
}
