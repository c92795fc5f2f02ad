import { evaluate, Scratch } from './evaluate.ts';
import { type PageTerm, pageTerms } from './page-terms.ts';
import { isSame, type Profile, readProfiles } from './related-profile.ts';
import { describeCollection } from './scoring.ts';
import type { SegmentReader } from './segment-reader.ts';
import { type Candidate, compareCandidates, dayOrNull } from './top.ts';
import type { RelatedBlock, RelatedHit, RelatedOptions, RelatedTwin } from './types.ts';

/** What a post gains from its best comment, beside its own score. */
const COMMENT_GAIN = 0.4;
/**
 * Below this share of what the page is about, a post does not belong to it. Against an archive on
 * probation, news on other subjects reaches .03 to .09 by chance, pages on probation .10 to .22.
 */
const LEAST_SHARE = 0.09;
/** One common rare name is chance. */
const LEAST_WORDS = 3;

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
  const kept: { post: PostScore; profile: Profile; also: RelatedTwin[] }[] = [];
  for (const post of candidates) {
    const profile = profiles.get(post);
    if (profile === undefined) continue;
    if (minimum > 0 && profile.shared < Math.min(LEAST_WORDS, terms.length)) continue;
    const twin = kept.find(other => isSame(other.profile, profile));
    if (twin !== undefined) twin.also.push({ post: post.post, segment: post.segment });
    else if (kept.length < options.limit) kept.push({ post, profile, also: [] });
  }
  return kept.map(({ post, profile, also }) => ({
    post: post.post,
    segment: post.segment,
    day: dayOrNull(post.day),
    score: post.score,
    share: Math.min(1, post.score / total),
    comment: post.bestComment,
    words: profile.words,
    telling: profile.telling,
    whole: profile.whole,
    also,
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
