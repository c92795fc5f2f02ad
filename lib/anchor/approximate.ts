import { align } from './align.ts';
import type { Around } from './context.ts';
import { GRAM } from './gram-index.ts';
import type { SearchedText } from './searched-text.ts';
import type { Place } from './types.ts';
import { contextPlaces, likelyStarts } from './vote.ts';

/** Of each sign (the quote's own words, the context before, behind) so many places are looked at. */
const BY_WORDS = 6;
const BY_CONTEXT = 4;
const LEAST_LEFT = 8;

/**
 * Places where a text reads like a quote, though not the same: where much of the quote is, where it
 * stood, and next to what stood around it. All in folded text of lower case; `expected` too. Where
 * it is the same, `exact`, is left out: beside that nothing else in a window would be the most like it.
 */
export function approximatePlaces(
  searched: SearchedText,
  quote: string,
  around: Around,
  expected: number | null,
  exact: readonly Place[],
): readonly Place[] {
  const { lower, grams } = searched;
  const { length } = quote;
  const slack = Math.min(1024, 16 + (length >> 1));
  const windows: Place[] = [];
  const look = (start: number, end: number) => {
    const within = { start: Math.max(0, start), end: Math.min(lower.length, end) };
    const known = windows.some(other => other.start <= within.start && other.end >= within.end);
    if (within.end > within.start && !known) windows.push(within);
  };
  if (length >= GRAM) {
    for (const at of likelyStarts(quote, grams, BY_WORDS))
      look(at - slack, at + length + 2 * slack);
  }
  const { ends, begins } = contextPlaces(lower, around, grams, BY_CONTEXT);
  for (const end of ends) look(end - 8, end + length + slack);
  for (const begin of begins) look(begin - length - slack, begin + 8);
  if (expected !== null) look(expected - slack, expected + length + slack);
  const found = new Map<string, Place>();
  const keep = (place: Place) => found.set(`${place.start} ${place.end}`, place);
  // What stands between its neighbours may be all that is left of it.
  for (const start of ends) {
    const end = begins.find(begin => begin >= start + LEAST_LEFT);
    if (end !== undefined && end - start <= 2.5 * length) keep({ start, end });
  }
  for (const window of windows) {
    for (const rest of without(window, exact)) {
      if (2 * (rest.end - rest.start) < length) continue;
      for (const place of align(lower, quote, rest)) keep(place);
    }
  }
  return [...found.values()];
}

/** What is left of a window. */
function without(window: Place, taken: readonly Place[]): readonly Place[] {
  let left: Place[] = [window];
  for (const { start, end } of taken) {
    if (start >= window.end || end <= window.start) continue;
    left = left.flatMap(part =>
      start >= part.end || end <= part.start
        ? [part]
        : [
            { start: part.start, end: start },
            { start: end, end: part.end },
          ],
    );
  }
  return left;
}
