/** What posts share with a page, word by word: why they belong to it, and which say the same. */
import type { PageTerm } from './page-terms.ts';
import { decodeWithin, Postings } from './postings.ts';
import { saturate } from './scoring.ts';
import type { SegmentReader } from './segment-reader.ts';
import { singleWord } from './slots.ts';
import type { Candidate } from './top.ts';

const MOST_WORDS = 12;
/** Posts that use the page's words alike to this cosine, at about the same length, are one post. */
const SAME = 0.97;
const SAME_LENGTH = 0.15;
const LEAST_ALIKE = 5;
/** A post with this share of the page's words holds the page; of few words that would be chance. */
const WHOLE = 0.85;
const LEAST_WHOLE = 15;

/** What a post shares with the page. */
export interface Profile {
  readonly words: readonly string[];
  readonly shared: number;
  readonly telling: number;
  readonly whole: boolean;
  /** Frequency of each of the page's terms. */
  readonly frequencies: Float32Array;
  readonly length: number;
}

export async function readProfiles<T extends Candidate>(
  segments: readonly SegmentReader[],
  terms: readonly PageTerm[],
  posts: readonly T[],
): Promise<Map<T, Profile>> {
  const profiles = new Map<T, Profile>();
  const buffer = new Postings();
  for (const [segment, reader] of segments.entries()) {
    const here = new Map<number, { post: T; frequencies: Float32Array }>();
    for (const post of posts) {
      if (post.segment !== segment) continue;
      here.set(post.doc, { post, frequencies: new Float32Array(terms.length) });
    }
    if (here.size === 0) continue;
    const table = await reader.table();
    const wanted = Int32Array.from(here.keys()).sort();
    for (const [i, { slot }] of terms.entries()) {
      for (const form of singleWord(slot) ?? []) {
        const entry = form.entries[segment];
        if (!entry) continue;
        const bytes = await reader.postings(entry);
        decodeWithin(bytes, entry.occurrences, table, wanted, buffer);
        for (let at = 0; at < buffer.count; at++) {
          const { frequencies } = here.get(buffer.docs[at]!)!;
          const head = buffer.fields ? buffer.title[at]! + buffer.labels[at]! : 0;
          frequencies[i] = frequencies[i]! + buffer.body[at]! + head;
        }
      }
    }
    for (const [doc, { post, frequencies }] of here) {
      profiles.set(post, describe(terms, frequencies, table.body[doc]!));
    }
  }
  return profiles;
}

function describe(terms: readonly PageTerm[], frequencies: Float32Array, length: number): Profile {
  const shared = terms
    .map((term, i) => ({ term, gain: term.weight * saturate(frequencies[i]!) }))
    .filter(one => one.gain > 0)
    .sort((a, b) => b.gain - a.gain);
  return {
    words: shared.slice(0, MOST_WORDS).map(one => one.term.word),
    shared: shared.length,
    telling: shared.filter(one => one.term.telling).length,
    whole: terms.length >= LEAST_WHOLE && shared.length >= WHOLE * terms.length,
    frequencies,
    length,
  };
}

/** True of two posts of which one is enough: the same again, or both with the page in them. */
export function isSame(a: Profile, b: Profile): boolean {
  if (a.whole && b.whole) return true;
  if (Math.abs(a.length - b.length) > SAME_LENGTH * Math.max(a.length, b.length)) return false;
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let i = 0; i < a.frequencies.length; i++) {
    const x = a.frequencies[i]!;
    const y = b.frequencies[i]!;
    product += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  return a.shared >= LEAST_ALIKE && product >= SAME * Math.sqrt(squaresA * squaresB);
}
