/** From scores to hits: which documents meet a query, which of them stands for its thread, how many a year. */
import { NO_DAY } from './doc-table.ts';
import type { Matches } from './match.ts';
import type { Threads } from './threads.ts';
import { Top } from './top.ts';
import type { SortOrder, YearCount } from './types.ts';

/**
 * How much of its score the document that leads its thread has from the thread. The others of the
 * thread go without: that is what keeps a hundred comments on one post behind the next post.
 */
const GATHERED = 0.5;
/** The post itself stands for its thread unless a comment says so much more. */
const POST_LEADS = 2.5;
/**
 * What a comment's own score counts beside a post's. Comments are short: one sentence that has the word is
 * denser than any post, and says less.
 */
const COMMENT = 0.5;

export interface CollectOptions {
  readonly slots: number;
  readonly need: 'document' | 'thread' | 'any' | 'best';
  /** Of every match; `from` and `to` in days since 1970. */
  readonly from: number | null;
  readonly to: number | null;
  readonly sort: SortOrder;
  readonly limit: number;
}

export interface Collected {
  /** By number among all documents, the best first. */
  readonly docs: readonly { readonly doc: number; readonly score: number }[];
  readonly posts: number;
  readonly comments: number;
  readonly years: readonly YearCount[];
  /** By thread: the document that leads it, or -1; and how many of it have every word. */
  readonly leader: Int32Array;
  readonly full: Int32Array;
}

/** All documents that meet the slots as `need` has it, and the leaders of threads that only do together. */
export function collect(
  threads: Threads,
  of: Int32Array,
  { mask, scores, threadMask, threadScores }: Matches,
  { slots, need, from, to, sort, limit }: CollectOptions,
): Collected {
  const { docs, isPost, day } = threads;
  // Of 32 bits, 1 << 32 would be 1 again.
  const all = slots >= 32 ? -1 : (1 << slots) - 1;
  const some = need === 'any' || need === 'best';
  const leader = new Int32Array(threads.count).fill(-1);
  const best = new Float64Array(threads.count).fill(-1);
  const full = new Int32Array(threads.count);
  const ranged = from !== null || to !== null;
  const low = from ?? NO_DAY + 1;
  const high = to ?? 2 ** 31 - 1;
  const inRange = (doc: number) => !ranged || (day[doc]! >= low && day[doc]! < high);
  const isFull = (doc: number) => (some ? mask[doc] !== 0 : mask[doc] === all);
  const counter = createYearCounter(threads);

  for (let doc = 0; doc < docs; doc++) {
    if (mask[doc] === 0) continue;
    const thread = of[doc]!;
    if (need === 'thread' && threadMask[thread] !== all) continue;
    const meets = isFull(doc);
    if (meets) counter.add(doc);
    if (!inRange(doc)) continue;
    if (meets) full[thread] = full[thread]! + 1;
    let worth = scores[doc]! * (isPost[doc] === 1 ? POST_LEADS : 1);
    // One that has every word stands before one that has some of them often.
    if (meets && !some) worth += 1e6;
    if (worth <= best[thread]!) continue;
    best[thread] = worth;
    leader[thread] = doc;
  }

  const top = new Top(limit, day);
  let posts = 0;
  let comments = 0;
  for (let doc = 0; doc < docs; doc++) {
    if (mask[doc] === 0) continue;
    const thread = of[doc]!;
    const leads = leader[thread] === doc;
    const meets = isFull(doc);
    if (meets ? !inRange(doc) : !leads || need === 'document') continue;
    if (!meets && full[thread]! > 0) continue;
    if (!meets) counter.add(doc);
    if (isPost[doc] === 1) posts++;
    else comments++;
    if (need === 'best' && !leads) continue;
    const own = (1 - GATHERED) * scores[doc]! * (isPost[doc] === 1 ? 1 : COMMENT);
    const score =
      need === 'document' ? scores[doc]! : leads ? own + GATHERED * threadScores[thread]! : own;
    top.add(doc, keyOf(sort, score, day[doc]!), score);
  }
  return { docs: top.take(), posts, comments, years: counter.years(), leader, full };
}

/** What to sort by, the greater first; the undated are last, whichever way. */
export function keyOf(sort: SortOrder, score: number, day: number): number {
  if (sort === 'relevance') return score;
  if (day === NO_DAY) return Number.MIN_SAFE_INTEGER;
  return sort === 'newest' ? day : -day;
}

export interface YearCounter {
  add(doc: number): void;
  years(): YearCount[];
}

export function createYearCounter({ year, years, firstYear, isPost }: Threads): YearCounter {
  const posts = new Int32Array(years + 1);
  const comments = new Int32Array(years + 1);
  return {
    add(doc) {
      const column = isPost[doc] === 1 ? posts : comments;
      column[year[doc]!] = column[year[doc]!]! + 1;
    },
    years() {
      const counts: YearCount[] = [];
      for (let i = 1; i <= years; i++) {
        counts.push({ year: firstYear + i - 1, posts: posts[i]!, comments: comments[i]! });
      }
      const has = ({ posts, comments }: YearCount) => posts + comments > 0;
      return counts.slice(counts.findIndex(has), counts.findLastIndex(has) + 1);
    },
  };
}
