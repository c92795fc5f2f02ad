import type { Place, QuoteAnchor } from './types.ts';

/** Of context on each side, in UTF-16 units: at least, and what a word may add to it. */
const CONTEXT = 32;
const WORD = 24;
/** As far as it is made longer for a quote that is short, or stands on the page more than once. */
const MOST_CONTEXT = 256;
/** A shorter quote gets more context from the start: pages change, and it may come to stand elsewhere too. */
const SHORT = 24;
/** A longer quote is taken to stand there once. */
const REPEATABLE = 400;

/**
 * Tells a stretch of a text so that it can be found again. Offsets are UTF-16 units; they are brought
 * into the text and into order, and moved outwards where they would divide a surrogate pair.
 */
export function describeQuote(text: string, start: number, end: number): QuoteAnchor {
  const place = within(text, start, end);
  const exact = text.slice(place.start, place.end);
  let context = exact.length < SHORT ? 2 * CONTEXT : CONTEXT;
  for (;;) {
    const prefix = text.slice(before(text, place.start, context), place.start);
    const suffix = text.slice(place.end, after(text, place.end, context));
    if (context >= MOST_CONTEXT || isUnique(text, place, prefix, suffix)) {
      return { exact, prefix, suffix, ...place };
    }
    context = Math.min(2 * context, MOST_CONTEXT);
  }
}

function within(text: string, start: number, end: number): Place {
  const clamp = (offset: number) => Math.trunc(Math.min(Math.max(offset || 0, 0), text.length));
  const [low, high] = [clamp(start), clamp(end)].sort((a, b) => a - b) as [number, number];
  return {
    start: dividesPair(text, low) ? low - 1 : low,
    end: dividesPair(text, high) ? high + 1 : high,
  };
}

function isUnique(text: string, { start, end }: Place, prefix: string, suffix: string): boolean {
  if (end - start > REPEATABLE) return true;
  const whole = prefix + text.slice(start, end) + suffix;
  const own = start - prefix.length;
  return text.indexOf(whole) === own && text.indexOf(whole, own + 1) === -1;
}

/** Where a context of at least this many units before `at` begins. */
function before(text: string, at: number, units: number): number {
  const furthest = at - units;
  if (furthest <= 0) return 0;
  for (let i = furthest; i > Math.max(0, furthest - WORD); i--) if (isBorder(text, i)) return i;
  return dividesPair(text, furthest) ? furthest - 1 : furthest;
}

function after(text: string, at: number, units: number): number {
  const furthest = at + units;
  if (furthest >= text.length) return text.length;
  const most = Math.min(text.length, furthest + WORD);
  for (let i = furthest; i < most; i++) if (isBorder(text, i)) return i;
  return dividesPair(text, furthest) ? furthest + 1 : furthest;
}

/** Between a word and white space. */
function isBorder(text: string, i: number): boolean {
  return isWhite(text.charCodeAt(i)) !== isWhite(text.charCodeAt(i - 1));
}

function isWhite(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0xa0 || unit === 0x09 || unit === 0x0d;
}

function dividesPair(text: string, i: number): boolean {
  if (i <= 0 || i >= text.length) return false;
  const [high, low] = [text.charCodeAt(i - 1), text.charCodeAt(i)];
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}
