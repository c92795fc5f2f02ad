/** A slice leaves room for the page in a frame of 16 ms. */
const SLICE = 8;
/** What takes longer than this, in milliseconds of work, goes on only where the page is idle. */
const PROMPT = 80;
/** A page that is never idle is not to wait for ever. */
const IDLE_WITHIN = 100;

/**
 * Runs a generator to its end in slices of a few milliseconds, between which the page's own work is
 * done. Null if the signal was aborted meanwhile.
 */
export async function inSlices<T>(
  work: Generator<void, T>,
  signal: AbortSignal,
): Promise<T | null> {
  for (let slices = 1; ; slices++) {
    const until = performance.now() + SLICE;
    do {
      if (signal.aborted) return null;
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await (slices * SLICE < PROMPT ? nextTurn() : idleTurn());
  }
}

function nextTurn(): Promise<void> {
  if (typeof scheduler !== 'undefined' && typeof scheduler.yield === 'function') {
    return scheduler.yield();
  }
  return new Promise(resolve => setTimeout(resolve));
}

/** Resolves while the page has nothing to do; soon in a hidden one, where idle time comes once a second. */
export function idleTurn(): Promise<void> {
  if (typeof requestIdleCallback !== 'function' || document.hidden) return nextTurn();
  return new Promise(resolve => requestIdleCallback(() => resolve(), { timeout: IDLE_WITHIN }));
}
