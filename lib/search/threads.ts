/**
 * The documents of all segments under one numbering, and the threads that they make: a post with its
 * comments, wherever these are. Made once for a list of segments, then asked by every query.
 */
import { type DocTable, NO_DAY, runEnd } from './doc-table.ts';
import { type Collection, commentsNorm, describeCollection } from './scoring.ts';
import type { SegmentReader } from './segment-reader.ts';

export interface Threads {
  readonly collection: Collection;
  readonly tables: readonly DocTable[];
  /** By segment: the number of its first document; and how many there are at the end. */
  readonly base: Int32Array;
  readonly docs: number;
  readonly count: number;
  /** By document: its thread, or -1 where it is dead. */
  readonly of: Int32Array;
  readonly isPost: Uint8Array;
  readonly day: Int32Array;
  /** By document: twice its year, counted from 1, the first year, to `years` (0: undated); 1 more for a post. */
  readonly bucket: Uint16Array;
  readonly firstYear: number;
  readonly years: number;
  /** By thread: what an occurrence in any of its comments counts for the post. */
  readonly commentGain: Float32Array;
}

export interface ThreadOptions {
  /** By segment: what collection its post numbers are of; one for all where it is absent. */
  readonly owners?: readonly unknown[] | undefined;
  readonly isLive?: ((segment: number, post: number) => boolean) | undefined;
}

interface Made {
  readonly options: ThreadOptions;
  readonly threads: Promise<Threads>;
}

const made = new WeakMap<readonly SegmentReader[], Made>();

/** The threads of these segments; kept for as long as the list itself. */
export function threadsOf(
  segments: readonly SegmentReader[],
  options: ThreadOptions,
): Promise<Threads> {
  const known = made.get(segments);
  const same = known?.options.isLive === options.isLive && known?.options.owners === options.owners;
  if (known && same) return known.threads;
  const threads = make(segments, options);
  made.set(segments, { options, threads });
  threads.catch(() => made.delete(segments));
  return threads;
}

async function make(
  segments: readonly SegmentReader[],
  { owners, isLive }: ThreadOptions,
): Promise<Threads> {
  const tables = await Promise.all(segments.map(segment => segment.table()));
  const base = new Int32Array(tables.length + 1);
  tables.forEach((table, i) => {
    base[i + 1] = base[i]! + table.count;
  });
  const docs = base[tables.length]!;
  const of = new Int32Array(docs);
  const isPost = new Uint8Array(docs);
  const day = new Int32Array(docs);
  const posts = countPosts(segments);
  let words = new Float64Array(posts);
  const numbers = new Map<unknown, Map<number, number>>();
  let count = 0;
  let all = 0;
  for (const [segment, table] of tables.entries()) {
    const owner = owners?.[segment];
    const known = numbers.get(owner) ?? new Map<number, number>();
    numbers.set(owner, known);
    const from = base[segment]!;
    day.set(table.day, from);
    const { runs } = table;
    // A first query waits for this, in code that has only just been read: what can be is done by the run.
    for (let run = 0; run < runs.count; run++) {
      const post = runs.post[run]!;
      const first = runs.first[run]!;
      const end = runEnd(table, run);
      const isFirst = runs.comment[run] === -1;
      if (isFirst) isPost[from + first] = 1;
      if (isLive && !isLive(segment, post)) {
        of.fill(-1, from + first, from + end);
        continue;
      }
      const thread = known.get(post) ?? count++;
      known.set(post, thread);
      of.fill(thread, from + first, from + end);
      if (thread >= words.length) words = doubled(words);
      let own = 0;
      for (let doc = isFirst ? first + 1 : first; doc < end; doc++) own += table.body[doc]!;
      words[thread] = words[thread]! + own;
      all += own;
    }
  }
  const mean = all / Math.max(1, count);
  return {
    collection: describeCollection(segments),
    tables,
    base,
    docs,
    count,
    of,
    isPost,
    day,
    commentGain: Float32Array.from(words.subarray(0, count), length => commentsNorm(length, mean)),
    ...yearsOf(tables, day, isPost),
  };
}

/** Threads at most, but for those whose post is missing. */
function countPosts(segments: readonly SegmentReader[]): number {
  return segments.reduce((total, { header }) => total + header.posts, 1);
}

function doubled(words: Float64Array): Float64Array<ArrayBuffer> {
  const bigger = new Float64Array(words.length * 2);
  bigger.set(words);
  return bigger;
}

/** Twice as many, and one for posts or comments, are counted by 16 bits; one bad date must not cost more. */
const MOST_YEARS = 32_000;

/** Years are told once: a query counts them for every document that it finds. */
function yearsOf(
  tables: readonly DocTable[],
  day: Int32Array,
  isPost: Uint8Array,
): Pick<Threads, 'bucket' | 'firstYear' | 'years'> {
  const bucket = new Uint16Array(day.length);
  const firstDay = Math.min(...tables.map(table => table.firstDay));
  const lastDay = Math.max(...tables.map(table => table.lastDay));
  const dated = firstDay <= lastDay;
  const firstYear = dated ? yearOfDay(firstDay) : 0;
  const years = dated ? Math.min(MOST_YEARS, yearOfDay(lastDay) - firstYear + 1) : 0;
  const known = new Map<number, number>([[NO_DAY, 0]]);
  let last = NO_DAY;
  let year = 0;
  for (let doc = 0; doc < day.length; doc++) {
    const own = day[doc]!;
    // Comments are mostly of the day of the one before.
    if (own !== last) {
      last = own;
      const before = known.get(own);
      year = before ?? Math.max(1, Math.min(years, yearOfDay(own) - firstYear + 1));
      if (before === undefined) known.set(own, year);
    }
    bucket[doc] = 2 * year + isPost[doc]!;
  }
  return { bucket, firstYear, years };
}

const DAY = 86_400_000;

function yearOfDay(day: number): number {
  return new Date(day * DAY).getUTCFullYear();
}
