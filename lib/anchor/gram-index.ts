/**
 * Where each run of six characters stands in a text: chains through one array, by hash. From the
 * rarest runs of a quote all its places are known without reading the text again, and what is left of
 * a changed quote shows as many runs at one distance from where they stood in the quote.
 */
export const GRAM = 6;
/** A text of a million characters and more is indexed at every fourth place only, for its memory's sake. */
const LARGE = 1_000_000;
const STEP_IN_LARGE = 4;
const MOST_BITS = 18;

export interface GramIndex {
  /** Places that are indexed are multiples of it. */
  readonly step: number;
  /** The bucket of the run that begins at a place of any text. */
  bucketAt(text: string, at: number): number;
  /** How many places are in a bucket; a few of them may have other characters. */
  sizeOf(bucket: number): number;
  /** The first place of a bucket and the next one after a place, in order; -1 behind the last. */
  firstOf(bucket: number): number;
  after(place: number): number;
}

export function createGramIndex(text: string): GramIndex {
  const step = text.length >= LARGE ? STEP_IN_LARGE : 1;
  const places = Math.max(0, Math.floor((text.length - GRAM) / step) + 1);
  const bits = Math.min(MOST_BITS, Math.max(8, 32 - Math.clz32(places)));
  const heads = new Int32Array(1 << bits).fill(-1);
  const sizes = new Uint32Array(1 << bits);
  const links = new Int32Array(places);
  const bucketAt = (of: string, at: number): number => {
    let hash = 0;
    for (let i = at; i < at + GRAM; i++) hash = Math.imul(hash, 0x01000193) ^ of.charCodeAt(i);
    return Math.imul(hash, 0x9e3779b1) >>> (32 - bits);
  };
  for (let place = places - 1; place >= 0; place--) {
    const bucket = bucketAt(text, place * step);
    links[place] = heads[bucket]!;
    heads[bucket] = place;
    sizes[bucket]!++;
  }
  const toOffset = (place: number) => (place < 0 ? -1 : place * step);
  return {
    step,
    bucketAt,
    sizeOf: bucket => sizes[bucket]!,
    firstOf: bucket => toOffset(heads[bucket]!),
    after: offset => toOffset(links[offset / step]!),
  };
}
