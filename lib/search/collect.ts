/** From scores to hits: which documents meet a query, which of them stands for its thread, how many a year. */
import { NO_DAY } from './doc-table.ts';
import type { Scratch } from './match.ts';
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

/**
 * All documents that meet the slots as `need` has it, and the leaders of threads that only do together.
 * Two passes, since who leads a thread is known when all of it was seen; the second goes through what the
 * first has left, which stands in `touched`.
 */
export function collect(
  threads: Threads,
  of: Int32Array,
  { mask, scores, threadMask, threadScores, touched }: Scratch,
  { slots, need, from, to, sort, limit }: CollectOptions,
): Collected {
  const { docs, isPost, day } = threads;
  // Of 32 bits, 1 << 32 would be 1 again.
  const all = slots >= 32 ? -1 : (1 << slots) - 1;
  const some = need === 'any' || need === 'best';
  const gathered = need === 'thread';
  const single = need === 'document';
  const leader = new Int32Array(threads.count).fill(-1);
  const best = new Float64Array(threads.count).fill(-1);
  const full = new Int32Array(threads.count);
  const ranged = from !== null || to !== null;
  const low = from ?? NO_DAY + 1;
  const high = to ?? 2 ** 31 - 1;
  const counter = createYearCounter(threads);

  let left = 0;
  for (let doc = 0; doc < docs; doc++) {
    const bits = mask[doc]!;
    if (bits === 0) continue;
    const thread = of[doc]!;
    if (gathered && threadMask[thread] !== all) continue;
    const meets = some || bits === all;
    if (meets) counter.add(doc);
    if (ranged && (day[doc]! < low || day[doc]! >= high)) continue;
    touched[left++] = doc;
    let worth = scores[doc]! * (isPost[doc] === 1 ? POST_LEADS : 1);
    if (meets) {
      full[thread] = full[thread]! + 1;
      // One that has every word stands before one that has some of them often.
      if (!some) worth += 1e6;
    }
    if (worth <= best[thread]!) continue;
    best[thread] = worth;
    leader[thread] = doc;
  }

  const top = new Top(limit, day);
  let posts = 0;
  let comments = 0;
  for (let i = 0; i < left; i++) {
    const doc = touched[i]!;
    const thread = of[doc]!;
    const leads = leader[thread] === doc;
    if (!some && mask[doc] !== all) {
      if (!leads || single || full[thread]! > 0) continue;
      counter.add(doc);
    }
    const post = isPost[doc] === 1;
    if (post) posts++;
    else comments++;
    if (need === 'best' && !leads) continue;
    let score = scores[doc]!;
    if (!single) {
      score *= post ? 1 - GATHERED : (1 - GATHERED) * COMMENT;
      if (leads) score += GATHERED * threadScores[thread]!;
    }
    top.add(doc, sort === 'relevance' ? score : keyOf(sort, score, day[doc]!), score);
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

export function createYearCounter({ bucket, years, firstYear }: Threads): YearCounter {
  const counts = new Int32Array(2 * (years + 1));
  return {
    add(doc) {
      const own = bucket[doc]!;
      counts[own] = counts[own]! + 1;
    },
    years() {
      const found: YearCount[] = [];
      for (let i = 1; i <= years; i++) {
        found.push({
          year: firstYear + i - 1,
          posts: counts[2 * i + 1]!,
          comments: counts[2 * i]!,
        });
      }
      const has = ({ posts, comments }: YearCount) => posts + comments > 0;
      return found.slice(found.findIndex(has), found.findLastIndex(has) + 1);
    },
  };
}
