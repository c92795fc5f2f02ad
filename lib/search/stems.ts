/**
 * Light stemming for English (Porter 1980, by the library `stemmer`), done when asking, not when
 * indexing: the dictionary holds exact forms, sorted, and forms of one stem stand close together in
 * it. So the index pays no byte for stems, the exact form can be preferred, and another stemmer
 * needs no new index.
 */
import { stemmer } from 'stemmer';

const STEMMABLE = /^[a-z]{3,32}$/;
const CACHED = 50_000;
const cache = new Map<string, string>();

/** The stem of a normal word; words of other scripts, with digits or very short are their own. */
export function stemOf(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  if (!STEMMABLE.test(word)) return word;
  if (cache.size >= CACHED) cache.clear();
  const stem = stemmer(word);
  cache.set(word, stem);
  return stem;
}

/**
 * The prefixes under which all forms of a stem stand. Porter's rules take suffixes off, and of what
 * stays they alter one letter at most: y → i (happy, happi), an added e (hoping, hope), and
 * bil → bl (stability of the same stem as stable).
 */
export function stemPrefixes(stem: string): string[] {
  const start = stem.slice(0, -1);
  if (stem.length < 3) return stem.endsWith('i') ? [stem, `${start}y`] : [stem];
  if (stem.endsWith('i')) return [stem, `${start}y`];
  if (/[^aeiou]e$/.test(stem)) return [start];
  if (stem.endsWith('bl')) return [`${start}il`, stem];
  return [stem];
}
