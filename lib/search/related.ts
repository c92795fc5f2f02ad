import { evaluate, Scratch } from './evaluate.ts';
import { type PageTerm, pageTerms } from './page-terms.ts';
import { decodePostings, Postings } from './postings.ts';
import { describeCollection, saturate } from './scoring.ts';
import type { SegmentReader } from './segment-reader.ts';
import { singleWord } from './slots.ts';
import { type Candidate, compareCandidates, dayOrNull } from './top.ts';
import type { RelatedBlock, RelatedHit, RelatedOptions } from './types.ts';

/** What a post gains from its best comment, beside its own score. */
const COMMENT_GAIN = 0.4;
/**
 * Below this share of what the page is about, a post does not belong to it. Against an archive on
 * probation, news on other subjects reaches .03 to .09 by chance, pages on probation .10 to .22.
 */
const LEAST_SHARE = 0.09;
/** One common rare name is chance. */
const LEAST_WORDS = 3;
const MOST_WORDS = 12;
/** Posts that use the page's words alike to this cosine, at the same length, are one post. */
const SAME = 0.98;
const SAME_LENGTH = 0.1;

/**
 * Posts that belong to a page, the best first: the page's weightiest words as a BM25 query over posts
 * and comments, a post gathering its best comment. Nothing where the archive has nothing to say.
 */
export async function related(
  segments: readonly SegmentReader[],
  page: string | readonly RelatedBlock[],
  options: RelatedOptions,
): Promise<RelatedHit[]> {
  const blocks = typeof page === 'string' ? [{ text: page, weight: 1 }] : page;
  const { terms, total } = await pageTerms(segments, blocks);
  if (terms.length === 0) return [];
  const minimum = options.minimum ?? LEAST_SHARE;
  const posts = await scorePosts(segments, terms, options);
  const floor = minimum * total;
  const candidates = posts
    .filter(post => post.score >= floor)
    .sort(compareCandidates)
    .slice(0, 2 * options.limit + 10);
  const profiles = await readProfiles(segments, terms, candidates);
  const kept: { post: PostScore; profile: Profile }[] = [];
  for (const post of candidates) {
    const profile = profiles.get(post);
    if (profile === undefined || kept.length >= options.limit) continue;
    if (minimum > 0 && profile.shared < Math.min(LEAST_WORDS, terms.length)) continue;
    if (kept.some(other => isSame(other.profile, profile))) continue;
    kept.push({ post, profile });
  }
  return kept.map(({ post, profile }) => ({
    post: post.post,
    segment: post.segment,
    day: dayOrNull(post.day),
    score: post.score,
    share: Math.min(1, post.score / total),
    comment: post.bestComment,
    words: profile.words,
  }));
}

interface PostScore extends Candidate {
  bestComment: number | null;
}

/** Own score and best comment of every post that shares a word. */
async function scorePosts(
  segments: readonly SegmentReader[],
  terms: readonly PageTerm[],
  { isLive }: RelatedOptions,
): Promise<PostScore[]> {
  const collection = describeCollection(segments);
  const slots = terms.map(term => term.slot);
  const scratch = new Scratch();
  const best = new Map<number, { comment: number; score: number }>();
  const posts = new Map<number, PostScore>();
  for (const [segment, reader] of segments.entries()) {
    const { docs, scores } = await evaluate(reader, segment, slots, collection, scratch);
    if (docs.length === 0) continue;
    const table = await reader.table();
    for (const doc of docs) {
      if (isLive && !isLive(segment, table.post[doc]!)) continue;
      const post = table.post[doc]!;
      const comment = table.comment[doc]!;
      const score = scores[doc]!;
      if (comment === -1) {
        const day = table.day[doc]!;
        posts.set(post, { segment, doc, post, comment, day, score, bestComment: null });
      } else if (score > (best.get(post)?.score ?? 0)) {
        best.set(post, { comment, score });
      }
    }
  }
  for (const [post, { comment, score }] of best) {
    const own = posts.get(post);
    // A post that shares no word itself is not related by a remark under it.
    if (own === undefined) continue;
    own.bestComment = comment;
    own.score += COMMENT_GAIN * score;
  }
  return [...posts.values()];
}

/** What a post shares with the page. */
interface Profile {
  readonly words: readonly string[];
  readonly shared: number;
  /** Frequency of each of the page's terms. */
  readonly frequencies: Float32Array;
  readonly length: number;
}

async function readProfiles(
  segments: readonly SegmentReader[],
  terms: readonly PageTerm[],
  posts: readonly PostScore[],
): Promise<Map<PostScore, Profile>> {
  const profiles = new Map<PostScore, Profile>();
  const buffer = new Postings();
  for (const [segment, reader] of segments.entries()) {
    const here = new Map<number, { post: PostScore; frequencies: Float32Array }>();
    for (const post of posts) {
      if (post.segment !== segment) continue;
      here.set(post.doc, { post, frequencies: new Float32Array(terms.length) });
    }
    if (here.size === 0) continue;
    const table = await reader.table();
    for (const [i, { slot }] of terms.entries()) {
      for (const form of singleWord(slot) ?? []) {
        const entry = form.entries[segment];
        if (!entry) continue;
        decodePostings(await reader.docsBytes(entry), entry.df, buffer);
        for (let at = 0; at < buffer.count; at++) {
          const found = here.get(buffer.docs[at]!);
          if (found === undefined) continue;
          const head = buffer.fields ? buffer.title[at]! + buffer.labels[at]! : 0;
          found.frequencies[i] = found.frequencies[i]! + buffer.body[at]! + head;
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
    .map((term, i) => ({ word: term.word, gain: term.weight * saturate(frequencies[i]!) }))
    .filter(one => one.gain > 0)
    .sort((a, b) => b.gain - a.gain);
  const words = shared.slice(0, MOST_WORDS).map(one => one.word);
  return { words, shared: shared.length, frequencies, length };
}

function isSame(a: Profile, b: Profile): boolean {
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
  return a.shared > 4 && product >= SAME * Math.sqrt(squaresA * squaresB);
}
