/**
 * The documents of all segments under one numbering, and the threads that they make: a post with its
 * comments, wherever these are. Made once for a list of segments, then asked by every query.
 */
import { type DocTable, NO_DAY } from './doc-table.ts';
import {
  bodyNorm,
  type Collection,
  commentsNorm,
  describeCollection,
  titleNorm,
} from './scoring.ts';
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
  /** By document: what one occurrence of a word counts, by the length of the text. */
  readonly bodyGain: Float32Array;
  /** By document: the same for titles; 0 where there is none. */
  readonly titleGain: Float32Array;
  readonly day: Int32Array;
  /** By document: its year less `firstYear`, plus 1; 0 where the date is unknown. */
  readonly year: Uint16Array;
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
  const numbers = new Map<unknown, Map<number, number>>();
  let count = 0;
  for (const [segment, table] of tables.entries()) {
    const owner = owners?.[segment];
    const posts = numbers.get(owner) ?? new Map<number, number>();
    numbers.set(owner, posts);
    const from = base[segment]!;
    day.set(table.day, from);
    let last = -1;
    let thread = -1;
    for (let doc = 0; doc < table.count; doc++) {
      const post = table.post[doc]!;
      // The documents of a post stand together: to ask for each would take as long as a query.
      if (post !== last) {
        last = post;
        if (isLive && !isLive(segment, post)) thread = -1;
        else {
          thread = posts.get(post) ?? count++;
          posts.set(post, thread);
        }
      }
      of[from + doc] = thread;
      if (table.comment[doc] === -1) isPost[from + doc] = 1;
    }
  }
  const collection = describeCollection(segments);
  return {
    collection,
    tables,
    base,
    docs,
    count,
    of,
    isPost,
    day,
    ...gains(tables, base, of, isPost, count, collection),
    ...yearsOf(day, of),
  };
}

function gains(
  tables: readonly DocTable[],
  base: Int32Array,
  of: Int32Array,
  isPost: Uint8Array,
  count: number,
  collection: Collection,
): Pick<Threads, 'bodyGain' | 'titleGain' | 'commentGain'> {
  const bodyGain = new Float32Array(of.length);
  const titleGain = new Float32Array(of.length);
  const words = new Float64Array(count);
  const norm = bodyNorm(collection);
  let all = 0;
  for (const [segment, table] of tables.entries()) {
    const from = base[segment]!;
    for (let doc = 0; doc < table.count; doc++) {
      const length = table.body[doc]!;
      bodyGain[from + doc] = 1 / (norm.base + norm.slope * length);
      const title = table.title[doc]!;
      if (title > 0) titleGain[from + doc] = titleNorm(title, collection);
      const thread = of[from + doc]!;
      if (thread < 0 || isPost[from + doc] === 1) continue;
      words[thread] = words[thread]! + length;
      all += length;
    }
  }
  const mean = all / Math.max(1, count);
  const commentGain = Float32Array.from(words, length => commentsNorm(length, mean));
  return { bodyGain, titleGain, commentGain };
}

const MOST_YEARS = 60_000;

function yearsOf(day: Int32Array, of: Int32Array): Pick<Threads, 'year' | 'firstYear' | 'years'> {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let doc = 0; doc < day.length; doc++) {
    if (day[doc] === NO_DAY || of[doc]! < 0) continue;
    if (day[doc]! < first) first = day[doc]!;
    if (day[doc]! > last) last = day[doc]!;
  }
  const year = new Uint16Array(day.length);
  if (first > last) return { year, firstYear: 0, years: 0 };
  const firstYear = yearOfDay(first);
  const years = Math.min(MOST_YEARS, yearOfDay(last) - firstYear + 1);
  const starts = Array.from({ length: years }, (_, i) => Date.UTC(firstYear + i, 0, 1) / DAY);
  for (let doc = 0; doc < day.length; doc++) {
    if (day[doc] === NO_DAY || of[doc]! < 0) continue;
    // An average year is too short or too long by a day: the guess is put right by one.
    let guess = Math.min(years - 1, Math.floor((day[doc]! - first) / 365.2425));
    while (guess + 1 < years && starts[guess + 1]! <= day[doc]!) guess++;
    while (guess > 0 && starts[guess]! > day[doc]!) guess--;
    year[doc] = guess + 1;
  }
  return { year, firstYear, years };
}

const DAY = 86_400_000;

function yearOfDay(day: number): number {
  return new Date(day * DAY).getUTCFullYear();
}
