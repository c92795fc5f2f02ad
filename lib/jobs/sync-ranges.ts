/** Runs of numbers of a log. */
import type { OwnBatch, Range } from './sync-saved.ts';

/** More than a log ever has in force: what says so is not believed. */
export const MOST_RANGES = 10_000;
const MOST_NUMBERS = 1_000_000;

export function isIn(ranges: readonly Range[], number: number): boolean {
  return ranges.some(([first, last]) => first <= number && number <= last);
}

/** Whether ranges are what a log may say of itself, up to its number `last`. */
export function areSane(ranges: readonly Range[], last: number): boolean {
  const whole = (value: number) => Number.isSafeInteger(value) && value > 0 && value <= last;
  const numbers = ranges.reduce((sum, [first, end]) => sum + (end - first + 1), 0);
  return (
    ranges.length <= MOST_RANGES &&
    numbers <= MOST_NUMBERS &&
    ranges.every(([first, end]) => whole(first) && whole(end) && first <= end)
  );
}

export function numbersOf(ranges: readonly Range[]): number[] {
  return ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
}

export function sizeOf({ sizes }: OwnBatch): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}
