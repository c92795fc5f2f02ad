/** When a server that refused may be asked again. */

const HOUR = 3_600_000;

/**
 * Milliseconds to wait by a `Retry-After` header, which is seconds or a date; at most an hour, for a
 * server's clock may be wrong. Null where the header is missing or unreadable.
 */
export function retryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), HOUR);
}

/**
 * Milliseconds before attempt number `attempt + 1`: 1, 2, 4 … 60 s, of which a random half is taken
 * away, so that many readers of a blog that was down do not come back in step ("equal jitter").
 */
export function backOff(attempt: number, random: () => number): number {
  const whole = Math.min(1_000 * 2 ** (attempt - 1), 60_000);
  return whole / 2 + (whole / 2) * random();
}
