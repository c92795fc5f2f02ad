import { GRAM, type GramIndex } from './gram-index.ts';

/** More places than these are not looked at: such a quote tells nothing by itself. */
const MOST_PLACES = 2000;
/** Characters that are compared for one quote, at most, where a text repeats itself. */
const MOST_COMPARED = 4_000_000;

/** Where a quote stands in a text, both folded, in order; the places may overlap. */
export function exactPlaces(
  text: string,
  quote: string,
  index: { readonly folded: string; readonly grams: GramIndex },
): readonly number[] {
  const { step } = index.grams;
  if (quote.length < GRAM + step - 1) return placesOfShort(text, quote);
  const at = rarest(index.folded, index.grams);
  const places: number[] = [];
  let compared = 0;
  // One of as many runs as there are places between two that are indexed is sure to be at an indexed one.
  for (let offset = at; offset < at + step; offset++) {
    const bucket = index.grams.bucketAt(index.folded, offset);
    for (let hit = index.grams.firstOf(bucket); hit !== -1; hit = index.grams.after(hit)) {
      const start = hit - offset;
      compared += 8;
      if (start < 0 || text.charCodeAt(start) !== quote.charCodeAt(0)) continue;
      compared += quote.length;
      if (compared > MOST_COMPARED) break;
      if (text.startsWith(quote, start)) places.push(start);
      if (places.length >= MOST_PLACES) break;
    }
  }
  return step === 1 ? places : places.sort((a, b) => a - b);
}

function placesOfShort(text: string, quote: string): number[] {
  const places: number[] = [];
  if (quote === '') return places;
  let at = text.indexOf(quote);
  while (at !== -1 && places.length < MOST_PLACES) {
    places.push(at);
    at = text.indexOf(quote, at + 1);
  }
  return places;
}

/** How many runs of a long quote are asked how rare they are. */
const MOST_ASKED = 256;

/** Where in a quote the run begins whose buckets hold the fewest places. */
function rarest(quote: string, grams: GramIndex): number {
  const last = quote.length - GRAM - grams.step + 1;
  const stride = Math.max(1, Math.floor(last / MOST_ASKED));
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at <= last && least > 0; at += stride) {
    let size = 0;
    for (let offset = at; offset < at + grams.step; offset++) {
      size += grams.sizeOf(grams.bucketAt(quote, offset));
    }
    if (size < least) [least, best] = [size, at];
  }
  return best;
}
