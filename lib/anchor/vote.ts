import { exactPlaces } from './exact-places.ts';
import { GRAM, type GramIndex } from './gram-index.ts';

/** Runs of a quote that are looked up, at most; and of one that stands at more places than this, none. */
const MOST_GRAMS = 768;
const MOST_PLACES = 300;
/** Chance gives this share of what much of a quote gives: a place with less is not looked at. */
const WEAK = 0.15;

/** Where a quote may begin in a text, the likeliest first: most of what is left of it points there. */
export function likelyStarts(quote: string, grams: GramIndex, most: number): readonly number[] {
  const last = quote.length - GRAM;
  const width = Math.max(8, quote.length >> 3);
  const stride = Math.max(1, Math.floor(last / MOST_GRAMS));
  const votes = new Map<number, number>();
  for (let offset = 0; offset <= last; offset += stride) {
    const bucket = grams.bucketAt(quote, offset);
    const size = grams.sizeOf(bucket);
    if (size === 0 || size > MOST_PLACES) continue;
    // What is rare in the text tells more of where it is.
    const weight = 1 / Math.sqrt(size);
    for (let hit = grams.firstOf(bucket); hit !== -1; hit = grams.after(hit)) {
      const cell = Math.floor((hit - offset) / width);
      votes.set(cell, (votes.get(cell) ?? 0) + weight);
    }
  }
  // A place near the border of two cells has votes in both.
  const summed = [...votes].map(
    ([cell, own]) =>
      [cell, own + 0.5 * ((votes.get(cell - 1) ?? 0) + (votes.get(cell + 1) ?? 0))] as const,
  );
  const chosen: number[] = [];
  const sorted = summed.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  for (const [cell, weight] of sorted) {
    if (weight < WEAK * sorted[0]![1]) break;
    if (chosen.some(other => Math.abs(other - cell) <= 1)) continue;
    chosen.push(cell);
    if (chosen.length >= most) break;
  }
  return chosen.map(cell => Math.max(0, cell * width));
}

/** So much of a context, next to the quote, tells a place by itself. */
const NEXT_TO_IT = 20;
const LEAST = 8;

/** Where the prefix ends and the suffix begins in a text; of one that stands at many places, nothing. */
export function contextPlaces(
  text: string,
  { prefix, suffix }: { readonly prefix: string; readonly suffix: string },
  grams: GramIndex,
  most: number,
): { readonly ends: readonly number[]; readonly begins: readonly number[] } {
  const before = prefix.slice(-NEXT_TO_IT);
  const after = suffix.slice(0, NEXT_TO_IT);
  const places = (part: string): readonly number[] => {
    if (part.length < LEAST) return [];
    const found = exactPlaces(text, part, { folded: part, grams });
    return found.length > most ? [] : found;
  };
  return { ends: places(before).map(at => at + before.length), begins: places(after) };
}
