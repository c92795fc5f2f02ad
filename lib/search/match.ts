/**
 * Scores the documents of all segments for the slots of a query, a slot at a time, the rarest first. A
 * word counts for the document that it stands in, and for the thread: BM25F with the comments of a post
 * as a field of it.
 */
import type { DocTable } from './doc-table.ts';
import { Postings, type WantedRange } from './postings.ts';
import { bodyNorm, headFrequency, saturate } from './scoring.ts';
import type { SegmentReader } from './segment-reader.ts';
import { prefetchSlot, type Slot, slotPostings } from './slots.ts';
import type { Threads } from './threads.ts';

/**
 * What has to have every slot: each document by itself, or its thread. `any`: one slot is enough. `best`:
 * one is enough, but once there are threads enough that have the rarer ones, no more are taken up.
 */
export type Need = 'document' | 'thread' | 'any' | 'best';

/** Of `best`: with so many threads that have a rarer word, those that have only commoner ones are passed. */
const ENOUGH = 200;

/** Arrays for one query at a time, used again. */
export class Scratch {
  // What is known of documents and threads after matching; by their numbers.
  /** A bit for every slot that a document has. */
  readonly mask: Int32Array;
  readonly scores: Float32Array;
  readonly threadMask: Int32Array;
  readonly threadScores: Float32Array;
  /** Of the slot at hand; all 0 between slots. */
  readonly frequency: Float32Array;
  readonly threadFrequency: Float32Array;
  /** Of no meaning between slots: then others may use it. */
  readonly touched: Int32Array;
  readonly touchedThreads: Int32Array;
  readonly wanted: Uint8Array;
  readonly postings = new Postings();
  readonly of: Int32Array;

  constructor({ docs, count }: Threads) {
    this.mask = new Int32Array(docs);
    this.scores = new Float32Array(docs);
    this.frequency = new Float32Array(docs);
    this.touched = new Int32Array(docs);
    this.of = new Int32Array(docs);
    this.wanted = new Uint8Array((docs >>> CHUNK) + 1);
    this.threadMask = new Int32Array(count);
    this.threadScores = new Float32Array(count);
    this.threadFrequency = new Float32Array(count);
    this.touchedThreads = new Int32Array(count);
  }

  reset(): void {
    this.mask.fill(0);
    this.scores.fill(0);
    this.threadMask.fill(0);
    this.threadScores.fill(0);
  }
}

/**
 * `of` is the thread of each document, -1 for one that may not be found; it may be `scratch.of`.
 * Results stand in `scratch`. Slots are 32 at most.
 */
export async function match(
  segments: readonly SegmentReader[],
  threads: Threads,
  slots: readonly Slot[],
  need: Need,
  of: Int32Array,
  scratch: Scratch,
): Promise<void> {
  scratch.reset();
  // Everything that may be read is asked for at once, then decoded without waiting.
  await Promise.all(
    segments.flatMap((reader, i) => slots.map(slot => prefetchSlot(reader, i, slot))),
  );
  const order = slots.map((_, i) => i).sort((a, b) => slots[a]!.df - slots[b]!.df);
  let admitted = 0;
  let met = 0;
  for (const [round, i] of order.entries()) {
    const slot = slots[i]!;
    const closed = round > 0 && (need === 'best' ? admitted >= ENOUGH : need !== 'any');
    const wanted = closed && slot.df > FEW ? markWanted(threads, of, met, need, scratch) : false;
    const counts: Counts = { docs: 0, threads: 0 };
    for (const [segment, reader] of segments.entries()) {
      const base = threads.base[segment]!;
      const range = wanted ? rangeIn(scratch.wanted, base) : null;
      const table = threads.tables[segment]!;
      await slotPostings(reader, segment, table, slot, scratch.postings, range, (found, weight) => {
        accumulate(found, weight, base, table, threads, of, closed, met, need, scratch, counts);
      });
    }
    const bit = 1 << i;
    admitted += settle(slot, bit, scratch, counts);
    met |= bit;
    if (counts.docs === 0 && (need === 'document' || need === 'thread')) break;
  }
}

interface Counts {
  docs: number;
  threads: number;
}

/** Documents go by such powers of 2 into the ranges that are looked at or passed over. */
const CHUNK = 5;
/** To mark what is wanted costs as much as to decode so many postings. */
const FEW = 4_000;

/** Marks the ranges that hold documents of threads still in question. */
function markWanted(
  threads: Threads,
  of: Int32Array,
  met: number,
  need: Need,
  { wanted, threadMask }: Scratch,
): boolean {
  wanted.fill(0);
  const some = need === 'best';
  for (let doc = 0; doc < threads.docs; doc++) {
    const thread = of[doc]!;
    if (thread < 0) continue;
    const has = threadMask[thread]! & met;
    if (some ? has !== 0 : has === met) wanted[doc >>> CHUNK] = 1;
  }
  return true;
}

function rangeIn(wanted: Uint8Array, base: number): WantedRange {
  return (first, last) => {
    const end = Math.min(wanted.length - 1, (base + last) >>> CHUNK);
    for (let chunk = (base + first) >>> CHUNK; chunk <= end; chunk++) {
      if (wanted[chunk] === 1) return true;
    }
    return false;
  };
}

/** Adds up frequencies by document and thread, of those still in question. */
function accumulate(
  postings: Postings,
  weight: number,
  base: number,
  table: DocTable,
  threads: Threads,
  of: Int32Array,
  closed: boolean,
  met: number,
  need: Need,
  scratch: Scratch,
  counts: Counts,
): void {
  const { docs, title, labels, body, fields, count } = postings;
  const { frequency, threadFrequency, touched, touchedThreads, mask, threadMask } = scratch;
  const { collection, isPost, commentGain } = threads;
  const norm = bodyNorm(collection);
  const lengths = table.body;
  const byDocument = need === 'document';
  const some = need === 'best';
  let { docs: touchedCount, threads: touchedThreadCount } = counts;
  for (let i = 0; i < count; i++) {
    const doc = base + docs[i]!;
    const thread = of[doc]!;
    if (thread < 0) continue;
    if (closed) {
      const has = (byDocument ? mask[doc]! : threadMask[thread]!) & met;
      if (some ? has === 0 : has !== met) continue;
    }
    let occurrences = body[i]!;
    let add = occurrences / (norm.base + norm.slope * lengths[docs[i]!]!);
    if (fields && title[i]! + labels[i]! > 0) {
      add += headFrequency(title[i]!, table.title[docs[i]!]!, labels[i]!, collection);
      occurrences += title[i]! + labels[i]!;
    }
    add *= weight;
    if (frequency[doc] === 0) touched[touchedCount++] = doc;
    frequency[doc] = frequency[doc]! + add;
    if (threadFrequency[thread] === 0) touchedThreads[touchedThreadCount++] = thread;
    const gain = isPost[doc] === 1 ? add : occurrences * weight * commentGain[thread]!;
    threadFrequency[thread] = threadFrequency[thread]! + gain;
  }
  counts.docs = touchedCount;
  counts.threads = touchedThreadCount;
}

/** Turns the frequencies of a slot into scores; how many threads it is the first slot of. */
function settle(slot: Slot, bit: number, scratch: Scratch, counts: Counts): number {
  const { frequency, scores, mask, touched } = scratch;
  for (let i = 0; i < counts.docs; i++) {
    const doc = touched[i]!;
    scores[doc] = scores[doc]! + slot.idf * saturate(frequency[doc]!);
    frequency[doc] = 0;
    mask[doc] = mask[doc]! | bit;
  }
  const { threadFrequency, threadScores, threadMask, touchedThreads } = scratch;
  let first = 0;
  for (let i = 0; i < counts.threads; i++) {
    const thread = touchedThreads[i]!;
    const score = slot.idf * saturate(threadFrequency[thread]!);
    threadScores[thread] = threadScores[thread]! + score;
    threadFrequency[thread] = 0;
    if (threadMask[thread] === 0) first++;
    threadMask[thread] = threadMask[thread]! | bit;
  }
  return first;
}

const free = new WeakMap<Threads, Scratch[]>();

/** Lends arrays for one query, which no other query writes to meanwhile. */
export async function withScratch<T>(
  threads: Threads,
  work: (scratch: Scratch) => Promise<T>,
): Promise<T> {
  const pool = free.get(threads) ?? [];
  free.set(threads, pool);
  const scratch = pool.pop() ?? new Scratch(threads);
  const result = await work(scratch);
  // One that failed on the way has frequencies left in it; it is not used again.
  pool.push(scratch);
  return result;
}
