import type { DocTable } from './doc-table.ts';
import { Postings } from './postings.ts';
import { bodyNorm, type Collection, headFrequency, saturate } from './scoring.ts';
import type { SegmentReader } from './segment-reader.ts';
import { prefetchSlot, type Slot, slotDf, slotPostings } from './slots.ts';

/** Matches of one segment. */
export interface Matches {
  readonly docs: Int32Array;
  /** By document number; only those of `docs` mean anything. */
  readonly scores: Float32Array;
}

/** Arrays as long as a segment has documents, used again from one segment to the next. */
export class Scratch {
  frequency = new Float32Array(0);
  scores = new Float32Array(0);
  /** 1 for a document that has any. */
  met = new Uint8Array(0);
  /** Documents that the clause at hand has met, `count` of them. */
  touched = new Int32Array(0);
  count = 0;
  readonly postings = new Postings();

  reset(docs: number): void {
    if (this.frequency.length < docs) {
      this.frequency = new Float32Array(docs);
      this.scores = new Float32Array(docs);
      this.met = new Uint8Array(docs);
      this.touched = new Int32Array(docs);
    } else {
      this.scores.fill(0, 0, docs);
      this.met.fill(0, 0, docs);
    }
  }
}

/** Scores the documents of a segment that meet any of the slots, a slot at a time. */
export async function evaluate(
  reader: SegmentReader,
  segment: number,
  slots: readonly Slot[],
  collection: Collection,
  scratch: Scratch,
): Promise<Matches> {
  const here = slots.filter(slot => slotDf(slot, segment) > 0);
  if (here.length === 0) return { docs: new Int32Array(0), scores: scratch.scores };
  const table = await reader.table();
  scratch.reset(table.count);
  await addScores(reader, segment, here, collection, scratch, null);
  return { docs: matchedDocs(scratch.met, table.count), scores: scratch.scores };
}

/** Adds what more slots give to the scores that are there, of `wanted` (ascending) alone if it is given. */
export async function addScores(
  reader: SegmentReader,
  segment: number,
  slots: readonly Slot[],
  collection: Collection,
  scratch: Scratch,
  wanted: Int32Array | null,
): Promise<void> {
  const table = await reader.table();
  // Everything that is going to be read is asked for at once, then decoded without waiting.
  await Promise.all(slots.map(slot => prefetchSlot(reader, segment, slot)));
  const { scores, met, frequency, touched } = scratch;
  for (const slot of slots) {
    scratch.count = 0;
    await slotPostings(reader, segment, table, slot, scratch.postings, wanted, (held, weight) => {
      accumulate(held, weight, table, collection, scratch);
    });
    for (let i = 0; i < scratch.count; i++) {
      const doc = touched[i]!;
      scores[doc] = scores[doc]! + slot.idf * saturate(frequency[doc]!);
      frequency[doc] = 0;
      met[doc] = 1;
    }
  }
}

function matchedDocs(met: Uint8Array, docs: number): Int32Array {
  const matched = new Int32Array(docs);
  let count = 0;
  for (let doc = 0; doc < docs; doc++) if (met[doc] === 1) matched[count++] = doc;
  return matched.subarray(0, count);
}

/** Adds up frequencies by document. */
function accumulate(
  postings: Postings,
  weight: number,
  table: DocTable,
  collection: Collection,
  scratch: Scratch,
): void {
  const { base, slope } = bodyNorm(collection);
  const { docs, title, labels, body, fields, count } = postings;
  const { frequency, touched } = scratch;
  const lengths = table.body;
  let touchedCount = scratch.count;
  for (let i = 0; i < count; i++) {
    const doc = docs[i]!;
    let add = body[i]! / (base + slope * lengths[doc]!);
    if (fields && title[i]! + labels[i]! > 0) {
      add += headFrequency(title[i]!, table.title[doc]!, labels[i]!, collection);
    }
    if (frequency[doc] === 0) touched[touchedCount++] = doc;
    frequency[doc] = frequency[doc]! + add * weight;
  }
  scratch.count = touchedCount;
}
