import { collect, createYearCounter, keyOf } from './collect.ts';
import { commentOf, postOf } from './doc-table.ts';
import { match, type Need, type Scratch, withScratch } from './match.ts';
import { addNearness } from './nearness.ts';
import { type Restriction, restrict } from './restrict.ts';
import type { SegmentReader } from './segment-reader.ts';
import { type Threads, threadsOf } from './threads.ts';
import { type Candidate, compareCandidates, dayOrNull, Top } from './top.ts';
import type { IndexHit, Query, SearchOptions, SearchResult } from './types.ts';
import { type Asked, correctedText, markedWords, understand, unknownWords } from './understand.ts';

/** As many of the best get their words' nearness looked at. */
const LOOKED_AT = 60;
/** Fewer results with every word than this are filled up by best match, to so many. */
const FEW = 5;
const FILL_TO = 10;
/** What the best of those has of the score of the last that has every word. */
const BEHIND = 0.9;

/** A candidate, by its number among all documents, and what is known of it. */
interface Found extends Candidate {
  readonly global: number;
  readonly leads: boolean;
  readonly others: number;
  readonly mask: number;
  readonly threadMask: number;
}

/**
 * Posts and comments that meet a query, the best first. Every word must occur in a post or, gathered, in
 * its comments (with `any`, one of them); the last counts as a prefix while it is open. The segments
 * answer as one collection. Hand in the same list of segments again: what is worked out of their
 * documents is kept by it. Throws `FailureError` 'damaged' where a row of the index is.
 */
export async function search(
  segments: readonly SegmentReader[],
  query: Query,
  options: SearchOptions,
): Promise<SearchResult> {
  // What is known of the documents is read while the words are looked up, not after.
  const pending = query.text.trim() === '' ? null : threadsOf(segments, options);
  pending?.catch(() => {});
  const understood = await understand(segments, query, options);
  const { asked, without, leftOut } = understood;
  const filtered = query.filters.some(({ kind, negated }) => !negated && kind !== 'term');
  const empty = { posts: 0, comments: 0, years: [], hits: [] };
  const about = {
    corrected: correctedText(query, asked),
    words: markedWords(asked),
    leftOut: query.cut ? [...leftOut, '…'] : leftOut,
  };
  if (segments.length === 0 || (asked.length === 0 && !filtered)) {
    return { ...empty, ...about, near: [] };
  }
  const threads = await (pending ?? threadsOf(segments, options));
  return withScratch(threads, async scratch => {
    const kept = await restrict(segments, threads, query.filters, without, options, scratch.of);
    const run: Run = { segments, threads, asked, kept, options, scratch };
    if (asked.length === 0) return { ...listAll(run), ...about, near: [] };
    const found = await findAll(run);
    const { limit, offset = 0 } = options;
    const few = found.posts + found.comments < FEW && asked.length > 1 && !options.any;
    const more = few && (options.fill ?? true) ? await fillUp(run, found.candidates) : [];
    const ordered = [...found.candidates, ...more].slice(offset, offset + limit);
    const near = found.candidates.length === 0 ? await unknownWords(segments, asked) : [];
    return {
      ...about,
      corrected: ordered.length === 0 ? null : about.corrected,
      posts: found.posts,
      comments: found.comments,
      years: found.years,
      hits: ordered.map(one => describe(one, asked, options.any ?? false)),
      near,
    };
  });
}

interface Run {
  readonly segments: readonly SegmentReader[];
  readonly threads: Threads;
  readonly asked: readonly Asked[];
  readonly kept: Restriction;
  readonly options: SearchOptions;
  readonly scratch: Scratch;
}

type Results = Pick<SearchResult, 'posts' | 'comments' | 'years'> & {
  readonly candidates: readonly Found[];
};

async function findAll(run: Run): Promise<Results> {
  const { kept, options } = run;
  const single = kept.in !== null || kept.byAuthor;
  const need = options.any ? 'any' : single ? 'document' : 'thread';
  return matchAndRank(run, need, options.sort ?? 'relevance');
}

async function matchAndRank(
  run: Run,
  need: Need,
  sort: NonNullable<SearchOptions['sort']>,
): Promise<Results> {
  const { segments, threads, asked, kept, options, scratch } = run;
  const slots = asked.map(one => one.slot);
  await match(segments, threads, slots, need, kept.of, scratch);
  const { from, to } = kept;
  const limit = Math.max(LOOKED_AT, (options.offset ?? 0) + options.limit);
  const collected = collect(threads, kept.of, scratch, {
    ...{ slots: slots.length, need, from, to, sort, limit },
  });
  const { leader, full, posts, comments, years } = collected;
  const candidates = collected.docs.map(({ doc, score }): Found => {
    const thread = kept.of[doc]!;
    const leads = leader[thread] === doc;
    return {
      ...candidateOf(threads, doc, score),
      leads,
      others: leads ? Math.max(0, full[thread]! - 1) : 0,
      mask: scratch.mask[doc]!,
      threadMask: scratch.threadMask[thread]!,
    };
  });
  if (sort === 'relevance') {
    const looked = candidates.slice(0, LOOKED_AT);
    await addNearness(segments, slots, looked);
    looked.sort(compareCandidates);
    return { candidates: [...looked, ...candidates.slice(LOOKED_AT)], posts, comments, years };
  }
  return { candidates, posts, comments, years };
}

function candidateOf(
  { base, tables, day }: Threads,
  global: number,
  score: number,
): Candidate & { readonly global: number } {
  let segment = 0;
  while (base[segment + 1]! <= global) segment++;
  const doc = global - base[segment]!;
  const table = tables[segment]!;
  const [post, comment] = [postOf(table, doc), commentOf(table, doc)];
  return { global, segment, doc, post, comment, day: day[global]!, score };
}

/**
 * The best that have some of the words, of threads that are not there yet. What has only guesses at what
 * was meant, and not even all of those, is not worth a look.
 */
async function fillUp(run: Run, there: readonly Found[]): Promise<readonly Found[]> {
  const { asked, kept, options, threads } = run;
  const known = new Set(there.map(one => kept.of[one.global]!));
  const wanted = Math.min(FILL_TO, Math.max(FEW, options.limit));
  const { candidates } = await matchAndRank(run, 'best', 'relevance');
  const typed = asked.reduce(
    (bits, one, i) => (one.corrected === null ? bits | (1 << i) : bits),
    0,
  );
  const more = candidates
    .filter(one => one.leads && !known.has(threads.of[one.global]!))
    .filter(one => (one.threadMask & typed) !== 0)
    .slice(0, Math.max(0, wanted - there.length));
  return below(Math.min(...there.map(({ score }) => score)), more);
}

/** Scores tell the order: what stands behind those that have every word is scored below them. */
function below(least: number, more: readonly Found[]): readonly Found[] {
  const most = Math.max(...more.map(({ score }) => score));
  if (most < least) return more;
  const share = (BEHIND * least) / most;
  return more.map(one => ({ ...one, score: one.score * share }));
}

/** A query of filters alone: all that they leave, the newest first unless said otherwise. */
function listAll({
  threads,
  kept,
  options,
}: Run): Omit<SearchResult, 'corrected' | 'words' | 'leftOut' | 'near'> {
  const { limit, offset = 0 } = options;
  const sort = options.sort === 'oldest' ? 'oldest' : 'newest';
  // What is said of a label or a year is said of posts; whoever wants comments as well says who or where.
  const postsOnly = kept.in === null && !kept.byAuthor;
  const { from, to } = kept;
  const counter = createYearCounter(threads);
  const top = new Top(offset + limit, threads.day);
  let posts = 0;
  let comments = 0;
  for (let doc = 0; doc < threads.docs; doc++) {
    const isPost = threads.isPost[doc] === 1;
    if (kept.of[doc]! < 0 || (postsOnly && !isPost)) continue;
    counter.add(doc);
    const day = threads.day[doc]!;
    if ((from !== null || to !== null) && !isWithin(day, from, to)) continue;
    if (isPost) posts++;
    else comments++;
    top.add(doc, keyOf(sort, 0, day), 0);
  }
  const hits = top
    .take()
    .slice(offset, offset + limit)
    .map(({ doc }): IndexHit => {
      const { global: _, day, ...place } = candidateOf(threads, doc, 0);
      const plain = { others: 0, elsewhere: [], missing: [], leads: true };
      return { ...place, day: dayOrNull(day), ...plain };
    });
  return { hits, posts, comments, years: counter.years() };
}

function isWithin(day: number, from: number | null, to: number | null): boolean {
  return dayOrNull(day) !== null && day >= (from ?? day) && (to === null || day < to);
}

function describe(found: Found, asked: readonly Asked[], any: boolean): IndexHit {
  const { global: _, mask, threadMask, day, ...hit } = found;
  const lacking = (bits: number) =>
    asked.filter((_, i) => (bits & (1 << i)) === 0).map(({ text }) => text);
  const missing = any ? [] : lacking(threadMask);
  const elsewhere = any ? [] : lacking(mask).filter(text => !missing.includes(text));
  return { ...hit, day: dayOrNull(day), missing, elsewhere };
}
