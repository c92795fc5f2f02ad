import type { Clock, DeviceId } from '../model/index.ts';

/** What a clock's text says. */
export interface ClockParts {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Orders what happens within a millisecond. */
  readonly count: number;
  readonly device: DeviceId;
}

const TIME_DIGITS = 9;
const COUNT_DIGITS = 4;
const LATEST = 36 ** TIME_DIGITS - 1;
const MOST = 36 ** COUNT_DIGITS - 1;
const PATTERN = /^([0-9a-z]{9})-([0-9a-z]{4})-([0-9a-z]{10})$/;

/** Throws a RangeError where a part has no room: before 1970, past the year 5138. */
export function writeClock({ time, count, device }: ClockParts): Clock {
  if (!(time >= 0 && time <= LATEST && count >= 0 && count <= MOST)) {
    throw new RangeError(`no clock has room for ${time}, ${count}`);
  }
  const digits = (value: number, width: number) =>
    Math.floor(value).toString(36).padStart(width, '0');
  return `${digits(time, TIME_DIGITS)}-${digits(count, COUNT_DIGITS)}-${device}`;
}

/** Null for a text that is no clock. */
export function readClock(clock: string): ClockParts | null {
  const found = PATTERN.exec(clock);
  if (!found) return null;
  const [, time = '', count = '', device = ''] = found;
  return { time: Number.parseInt(time, 36), count: Number.parseInt(count, 36), device };
}

/**
 * The device's next clock: past `last`, the latest that it has made or heard of, and never behind its
 * own time (Kulkarni and others 2014, "Logical Physical Clocks"). `last` is null before the first.
 */
export function nextClock(last: Clock | null, now: number, device: DeviceId): Clock {
  const before = last === null ? null : readClock(last);
  const time = Math.max(0, Math.floor(now));
  if (before === null || time > before.time) return writeClock({ time, count: 0, device });
  if (before.count < MOST)
    return writeClock({ time: before.time, count: before.count + 1, device });
  return writeClock({ time: before.time + 1, count: 0, device });
}

/** The later of two; null is before all. */
export function laterClock(a: Clock | null, b: Clock | null): Clock | null {
  if (a === null) return b;
  return b === null || a >= b ? a : b;
}
