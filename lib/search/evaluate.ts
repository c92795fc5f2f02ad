import type { DocTable } from './doc-table.ts';
import type { Form } from './expand.ts';
import { phrasePostings } from './phrase.ts';
import { decodePostings, Postings } from './postings.ts';
import { bodyNorm, type Collection, headFrequency, saturate } from './scoring.ts';
import type { SegmentReader } from './segment-reader.ts';

/** A clause with the forms of each of its words; more than one word is a phrase. */
export interface Slot {
  readonly words: readonly (readonly Form[])[];
  /** Upper bound of its documents over all segments. */
  readonly df: number;
  readonly idf: number;
}

/** Matches of one segment. */
export interface Matches {
  readonly docs: readonly number[];
  /** By document number; only those of `docs` mean anything. */
  readonly scores: Float32Array;
}

/** Arrays as long as a segment has documents, used again from one segment to the next. */
export class Scratch {
  frequency = new Float32Array(0);
  scores = new Float32Array(0);
  /** How many clauses a document has met so far. */
  met = new Uint8Array(0);
  readonly postings = new Postings();

  reset(docs: number): void {
    if (this.frequency.length < docs) {
      this.frequency = new Float32Array(docs);
      this.scores = new Float32Array(docs);
      this.met = new Uint8Array(docs);
    } else {
      this.scores.fill(0, 0, docs);
      this.met.fill(0, 0, docs);
    }
  }
}

/**
 * Scores the documents of a segment that meet every slot (or any, with `any`) and none of `without`,
 * a slot at a time, the rarest first.
 */
export async function evaluate(
  reader: SegmentReader,
  segment: number,
  slots: readonly Slot[],
  without: readonly Slot[],
  any: boolean,
  collection: Collection,
  scratch: Scratch,
): Promise<Matches> {
  const here = slots
    .map(slot => ({ slot, df: slotDf(slot, segment) }))
    .filter(one => one.df > 0)
    .sort((a, b) => a.df - b.df);
  if (here.length === 0 || (!any && here.length < slots.length)) {
    return { docs: [], scores: scratch.scores };
  }
  const table = await reader.table();
  // Everything that is going to be read is asked for at once, then decoded without waiting.
  await Promise.all(here.map(({ slot }) => prefetch(reader, segment, slot)));
  scratch.reset(table.count);
  const { scores, met, frequency } = scratch;
  let matched: number[] = [];
  for (const [round, { slot }] of here.entries()) {
    const need = any ? 0 : round;
    const touched: number[] = [];
    await forEachPostings(reader, segment, table, slot, scratch.postings, (postings, weight) => {
      accumulate(postings, weight, table, collection, frequency, met, need, touched, any);
    });
    for (const doc of touched) {
      scores[doc] = scores[doc]! + slot.idf * saturate(frequency[doc]!);
      frequency[doc] = 0;
      if (!any) met[doc] = round + 1;
      else if (met[doc] === 0) {
        met[doc] = 1;
        matched.push(doc);
      }
    }
    if (!any) matched = touched;
    if (matched.length === 0 && !any) break;
  }
  for (const slot of without) {
    await forEachPostings(reader, segment, table, slot, scratch.postings, postings => {
      for (let i = 0; i < postings.count; i++) met[postings.docs[i]!] = 255;
    });
  }
  return { docs: without.length > 0 ? matched.filter(doc => met[doc] !== 255) : matched, scores };
}

function slotDf(slot: Slot, segment: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const forms of slot.words) {
    let df = 0;
    for (const form of forms) df += form.entries[segment]?.df ?? 0;
    least = Math.min(least, df);
  }
  return least;
}

async function prefetch(reader: SegmentReader, segment: number, slot: Slot): Promise<void> {
  for (const forms of slot.words) {
    for (const form of forms) {
      const entry = form.entries[segment];
      if (entry) await reader.docsBytes(entry);
    }
  }
}

async function forEachPostings(
  reader: SegmentReader,
  segment: number,
  table: DocTable,
  slot: Slot,
  buffer: Postings,
  visit: (postings: Postings, weight: number) => void,
): Promise<void> {
  if (slot.words.length > 1) {
    visit(await phrasePostings(reader, segment, table, slot.words), 1);
    return;
  }
  for (const form of slot.words[0] ?? []) {
    const entry = form.entries[segment];
    if (!entry) continue;
    decodePostings(await reader.docsBytes(entry), entry.df, buffer);
    visit(buffer, form.weight);
  }
}

function accumulate(
  postings: Postings,
  weight: number,
  table: DocTable,
  collection: Collection,
  frequency: Float32Array,
  met: Uint8Array,
  need: number,
  touched: number[],
  any: boolean,
): void {
  const { base, slope } = bodyNorm(collection);
  const { docs, title, labels, body, fields, count } = postings;
  const lengths = table.body;
  for (let i = 0; i < count; i++) {
    const doc = docs[i]!;
    if (!any && met[doc] !== need) continue;
    let add = body[i]! / (base + slope * lengths[doc]!);
    if (fields && title[i]! + labels[i]! > 0) {
      add += headFrequency(title[i]!, table.title[doc]!, labels[i]!, collection);
    }
    if (frequency[doc] === 0) touched.push(doc);
    frequency[doc] = frequency[doc]! + add * weight;
  }
}
