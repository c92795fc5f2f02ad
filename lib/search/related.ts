import { commentOf, type DocTable, runEnd } from './doc-table.ts';
import { addScores, evaluate, Scratch } from './evaluate.ts';
import { type PageTerm, pageTerms } from './page-terms.ts';
import { isSame, type Profile, readProfiles } from './related-profile.ts';
import { describeCollection } from './scoring.ts';
import type { SegmentReader } from './segment-reader.ts';
import type { Slot } from './slots.ts';
import { type Candidate, compareCandidates, dayOrNull } from './top.ts';
import type { RelatedBlock, RelatedHit, RelatedOptions, RelatedTwin } from './types.ts';

/** What a post gains from its best comment, beside its own score. */
const COMMENT_GAIN = 0.4;
/**
 * Below this share of what the page is about, a post does not belong to it. Against an archive on
 * probation, news on other subjects reaches .03 to .09 by chance, pages on probation .10 to .22.
 */
const LEAST_SHARE = 0.09;
/**
 * Postings of the page's rarest words that are read whole, and posts that they may lead to: with 200,000
 * documents the other words are nine tenths of the work, and hardly move the first ten.
 */
const MOST_LEADING_POSTINGS = 12_000;
const LEAST_LEADING = 8;
const MOST_LED_TO = 150;
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
  /** Number of its best comment within the post; null without any. */
  bestComment: number | null;
  /** Its document in the segment; -1 without any. */
  remark: number;
}

/**
 * Own score and best comment of the posts that may be related. The rarest words of the page are looked up
 * in all documents, until so many postings are read; the others, which nearly every document has, only in
 * those that these have led to: no post is related by such words alone.
 */
async function scorePosts(
  segments: readonly SegmentReader[],
  terms: readonly PageTerm[],
  options: RelatedOptions,
): Promise<PostScore[]> {
  const collection = describeCollection(segments);
  const { leading, others } = splitSlots(terms.map(term => term.slot));
  const scratch = new Scratch();
  const posts: PostScore[] = [];
  for (const [segment, reader] of segments.entries()) {
    const { docs, scores } = await evaluate(reader, segment, leading, collection, scratch);
    if (docs.length === 0) continue;
    const table = await reader.table();
    const found = gatherPosts(docs, scores, table, segment, options);
    if (others.length === 0) {
      posts.push(...found);
      continue;
    }
    const most = Math.max(MOST_LED_TO, 3 * options.limit);
    const best = found.sort(compareCandidates).slice(0, most);
    const wanted = best.flatMap(({ doc, remark }) => (remark < 0 ? [doc] : [doc, remark]));
    const sorted = Int32Array.from(wanted).sort();
    await addScores(reader, segment, others, collection, scratch, sorted);
    posts.push(...gatherPosts(sorted, scores, table, segment, options));
  }
  return posts;
}

/** The slots by how few documents have them, those apart for which there is no room. */
function splitSlots(slots: readonly Slot[]): { leading: Slot[]; others: Slot[] } {
  const leading: Slot[] = [];
  const others: Slot[] = [];
  let read = 0;
  for (const slot of [...slots].sort((a, b) => a.df - b.df)) {
    read += slot.df;
    (leading.length < LEAST_LEADING || read <= MOST_LEADING_POSTINGS ? leading : others).push(slot);
  }
  return { leading, others };
}

/** The posts among some documents of a segment (ascending), each with the best of its comments among them. */
function gatherPosts(
  docs: Int32Array,
  scores: Float32Array,
  table: DocTable,
  segment: number,
  { isLive }: RelatedOptions,
): PostScore[] {
  const { runs } = table;
  const posts = new Map<number, PostScore>();
  const remarks = new Map<number, number>();
  let run = 0;
  for (let i = 0; i < docs.length; ) {
    while (runEnd(table, run) <= docs[i]!) run++;
    const post = runs.post[run]!;
    const end = runEnd(table, run);
    if (
      runs.comment[run] === -1 &&
      docs[i] === runs.first[run] &&
      (isLive?.(segment, post) ?? true)
    ) {
      const doc = docs[i++]!;
      const [day, score] = [table.day[doc]!, scores[doc]!];
      const own = { segment, doc, post, comment: -1, day, score, bestComment: null, remark: -1 };
      posts.set(post, own);
    }
    let remark = remarks.get(post) ?? -1;
    let best = remark < 0 ? -1 : scores[remark]!;
    for (; i < docs.length && docs[i]! < end; i++) {
      const score = scores[docs[i]!]!;
      if (score <= best) continue;
      best = score;
      remark = docs[i]!;
    }
    if (remark >= 0) remarks.set(post, remark);
  }
  for (const [post, remark] of remarks) {
    const own = posts.get(post);
    // A post that shares no word itself is not related by a remark under it.
    if (own === undefined) continue;
    own.bestComment = commentOf(table, remark);
    own.remark = remark;
    own.score += COMMENT_GAIN * scores[remark]!;
  }
  return [...posts.values()];
}
