/** A slice leaves room for the page in a frame of 16 ms. */
const SLICE = 8;

/**
 * Runs a generator to its end in slices of a few milliseconds, between which the page's own work is
 * done. Null if the signal was aborted meanwhile.
 */
export async function inSlices<T>(
  work: Generator<void, T>,
  signal: AbortSignal,
): Promise<T | null> {
  for (;;) {
    const until = performance.now() + SLICE;
    do {
      if (signal.aborted) return null;
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await nextTurn();
  }
}

function nextTurn(): Promise<void> {
  if (typeof scheduler !== 'undefined' && typeof scheduler.yield === 'function') {
    return scheduler.yield();
  }
  return new Promise(resolve => setTimeout(resolve));
}
