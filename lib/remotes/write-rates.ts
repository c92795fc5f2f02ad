/**
 * How often the browser account may be written. Chromium allows 120 writes a minute and 1,800 an hour,
 * counted in windows whose beginning it does not tell. Of half as many in windows of our own, no window
 * of the browser's ever sees more than two: 120 and 1,800.
 */
const WINDOWS = [
  { ms: 60_000, writes: 60 },
  { ms: 3_600_000, writes: 900 },
] as const;

/** What is remembered of each window: when it began (milliseconds since 1970), and its writes. */
export type RateState = readonly { readonly since: number; readonly writes: number }[];

/** Outlives the worker, not the browser's session: that is as long as the browser itself counts. */
export interface RateMemory {
  read(): Promise<RateState | null>;
  write(state: RateState): Promise<void>;
}

export function inMemory(): RateMemory {
  let held: RateState | null = null;
  return {
    read: async () => held,
    async write(state) {
      held = state;
    },
  };
}

/** The state after one more write, or when there may be one. */
export function oneMore(
  state: RateState | null,
  now: number,
): { readonly state: RateState } | { readonly retryAt: number } {
  const next: { since: number; writes: number }[] = [];
  let retryAt = 0;
  for (const [i, { ms, writes }] of WINDOWS.entries()) {
    const held = state?.[i];
    // A window of the future is of a clock that was set back.
    const open =
      held && held.since <= now && now < held.since + ms ? held : { since: now, writes: 0 };
    if (open.writes >= writes) retryAt = Math.max(retryAt, open.since + ms);
    next.push({ since: open.since, writes: open.writes + 1 });
  }
  return retryAt > 0 ? { retryAt } : { state: next };
}
