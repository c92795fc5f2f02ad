import type { Place } from './types.ts';

/** Where a quote would begin in the folded text, and how far off that may be, in characters. */
export interface Expected {
  readonly at: number;
  readonly within: number;
}

/** What comes and goes before a quote moves it: so far (on a short page less), or by so much of a long page. */
const NEAR = 200;
const DRIFT = 0.05;

/** Of a quote of which only its old offset is known. */
export function expectedAt(at: number, { length }: string): Expected {
  return { at, within: Math.max(Math.min(NEAR, length / 4), DRIFT * length) };
}

/** A quote that is sure to be found: where it would be if nothing had changed before it, where it is, how long it is. */
export interface Pin {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** Between two pins nothing has moved far that their own places do not tell. */
const BETWEEN = 64;
/** Behind the last one, or before the first: so much more for each character between. */
const BEYOND = 0.1;

/**
 * What the sure quotes of a page tell of where the others are: those of them that kept their order
 * (the longest such series) show by how much the text between them has moved.
 */
export function expectedBetween(pins: readonly Pin[], { at, within }: Expected): Expected {
  let low = -1;
  for (let i = 0; i < pins.length && pins[i]!.from <= at; i++) low = i;
  const before = pins[low];
  const after = pins[low + 1];
  if (before !== undefined && after !== undefined) {
    const drifts = [before.to - before.from, after.to - after.from];
    const [least, most] = [Math.min(...drifts), Math.max(...drifts)];
    return {
      at: at + Math.round((least + most) / 2),
      within: BETWEEN + Math.ceil((most - least) / 2),
    };
  }
  // On one side alone two have to agree: one may be a copy, or have been moved.
  const next = before ?? after;
  const second = before === undefined ? pins[low + 2] : pins[low - 1];
  if (next === undefined || second === undefined) return { at, within };
  const apart = Math.abs(next.to - next.from - (second.to - second.from));
  if (apart > BETWEEN + BEYOND * Math.abs(next.from - second.from)) return { at, within };
  const room = 2 * BETWEEN + BEYOND * Math.abs(at - next.from);
  return { at: at + next.to - next.from, within: Math.min(within, room) };
}

/** Of pins in order of `from` the longest series whose `to` rises too. */
export function inOrder(pins: readonly Pin[]): readonly Pin[] {
  const sorted = [...pins].sort((a, b) => a.from - b.from || a.to - b.to);
  /** The last pin of the best series of each length, and what came before each pin. */
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, { to }] of sorted.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[tails[middle]!]!.to < to) low = middle + 1;
      else high = middle;
    }
    previous.push(low === 0 ? -1 : tails[low - 1]!);
    tails[low] = index;
  }
  const series: Pin[] = [];
  for (let index = tails.at(-1) ?? -1; index !== -1; index = previous[index]!) {
    series.push(sorted[index]!);
  }
  return series.reverse();
}

/** Whether a place begins where it is expected to. */
export function isNear({ start }: Place, expected: Expected | null): boolean {
  return expected !== null && Math.abs(start - expected.at) <= expected.within;
}

/** Whether a place begins not much farther off. */
export function isNotFar({ start }: Place, expected: Expected | null): boolean {
  return expected === null || Math.abs(start - expected.at) <= 2 * expected.within;
}

/** Whether a place is where it is not expected, and farther from there than another. */
export function isFarther(one: Place, other: Place, expected: Expected | null): boolean {
  if (expected === null || isNear(one, expected)) return false;
  const far = ({ start }: Place) => Math.abs(start - expected.at);
  return far(one) > far(other);
}

/** Whether of two places one is so much nearer to where a quote is expected that it tells them apart. */
export function isNearer(one: Place, other: Place, expected: Expected | null): boolean {
  if (expected === null || isNear(other, expected)) return false;
  const far = ({ start }: Place) => Math.abs(start - expected.at);
  return isNear(one, expected) || 2 * far(one) <= far(other);
}
