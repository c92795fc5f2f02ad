/** Time as a test has it: waiting takes none, and is remembered. */

export interface TestClock {
  readonly now: () => number;
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Milliseconds of every wait so far. */
  readonly waits: number[];
  pass(ms: number): void;
}

export function createClock(start = Date.UTC(2026, 0, 1)): TestClock {
  let time = start;
  const waits: number[] = [];
  return {
    now: () => time,
    waits,
    pass(ms) {
      time += ms;
    },
    async wait(ms, signal) {
      signal?.throwIfAborted();
      waits.push(ms);
      time += ms;
    },
  };
}
