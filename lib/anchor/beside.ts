import type { Quote } from './quote.ts';
import type { SearchedText } from './searched-text.ts';
import type { Place } from './types.ts';
import { contextPlaces } from './vote.ts';

/** An advertisement, a sentence or two that were put in: so many folded characters. */
const PUT_IN = 400;
/** Where a quote is short other words like it may stand as near. */
const PUT_IN_AT_SHORT = 120;
const SHORT = 28;
const MOST_PLACES = 4;

/**
 * How what stood next to a quote stands to a place that reads like it. `near`: not far before or behind
 * it, in the old order. `apart`: it was in one block with the quote, and is now without it: the quote
 * was taken out there, and the place is another. `unknown`: nothing of it is left, or only what
 * another block held, from which the quote may have been moved away.
 */
export function neighbours(
  { lower, grams }: SearchedText,
  { around, selector, lower: words, expected }: Quote,
  { start, end }: Place,
): 'near' | 'apart' | 'unknown' {
  const { ends, begins } = contextPlaces(lower, around, grams, MOST_PLACES);
  const isBlockStart = /(?:\n\s*|^)$/.test(selector.prefix ?? '');
  const isBlockEnd = /^(?:\s*\n|$)/.test(selector.suffix ?? '');
  const isShort = words.length < SHORT;
  const most = isShort ? PUT_IN_AT_SHORT : PUT_IN;
  const isAfter = ends.some(place => place <= start && start - place <= most);
  const isBefore = begins.some(place => place >= end && place - end <= most);
  if (ends.includes(start) || begins.includes(end)) return 'near';
  if (isAfter && isBefore) return 'near';
  const isFar = isShort && expected !== null && Math.abs(start - expected.at) > 2 * expected.within;
  const isBeside =
    (isAfter && (isBlockStart || !isShort)) || (isBefore && (isBlockEnd || !isShort));
  if (isBeside && !isFar) {
    return 'near';
  }
  const isApart = (ends.length > 0 && !isBlockStart) || (begins.length > 0 && !isBlockEnd);
  return isApart ? 'apart' : 'unknown';
}
