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
  readonly docs: Int32Array;
  /** By document number; only those of `docs` mean anything. */
  readonly scores: Float32Array;
}

/** Arrays as long as a segment has documents, used again from one segment to the next. */
export class Scratch {
  frequency = new Float32Array(0);
  scores = new Float32Array(0);
  /** How many clauses a document has met so far. */
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
    return { docs: new Int32Array(0), scores: scratch.scores };
  }
  const table = await reader.table();
  // Everything that is going to be read is asked for at once, then decoded without waiting.
  await Promise.all(here.map(({ slot }) => prefetch(reader, segment, slot)));
  scratch.reset(table.count);
  const { scores, met, frequency, touched } = scratch;
  for (const [round, { slot }] of here.entries()) {
    scratch.count = 0;
    const need = any ? -1 : round;
    await forEachPostings(reader, segment, table, slot, scratch.postings, (postings, weight) => {
      accumulate(postings, weight, table, collection, need, scratch);
    });
    for (let i = 0; i < scratch.count; i++) {
      const doc = touched[i]!;
      scores[doc] = scores[doc]! + slot.idf * saturate(frequency[doc]!);
      frequency[doc] = 0;
      met[doc] = any ? 1 : round + 1;
    }
    if (scratch.count === 0 && !any) break;
  }
  for (const slot of without) {
    await forEachPostings(reader, segment, table, slot, scratch.postings, postings => {
      for (let i = 0; i < postings.count; i++) met[postings.docs[i]!] = LEFT_OUT;
    });
  }
  return { docs: matchedDocs(met, table.count, any ? 1 : slots.length), scores };
}

/** What `met` says of a document that has a word that must not occur; clauses are 32 at most. */
const LEFT_OUT = 255;

function matchedDocs(met: Uint8Array, docs: number, need: number): Int32Array {
  const matched = new Int32Array(docs);
  let count = 0;
  for (let doc = 0; doc < docs; doc++) if (met[doc] === need) matched[count++] = doc;
  return matched.subarray(0, count);
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
  const entries = slot.words.flat().map(form => form.entries[segment] ?? null);
  await Promise.all(entries.map(entry => (entry === null ? null : reader.docsBytes(entry))));
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

/** Adds up frequencies by document; `need`: only those that met so many clauses, -1 for all. */
function accumulate(
  postings: Postings,
  weight: number,
  table: DocTable,
  collection: Collection,
  need: number,
  scratch: Scratch,
): void {
  const { base, slope } = bodyNorm(collection);
  const { docs, title, labels, body, fields, count } = postings;
  const { frequency, met, touched } = scratch;
  const lengths = table.body;
  let touchedCount = scratch.count;
  for (let i = 0; i < count; i++) {
    const doc = docs[i]!;
    if (need >= 0 && met[doc] !== need) continue;
    let add = body[i]! / (base + slope * lengths[doc]!);
    if (fields && title[i]! + labels[i]! > 0) {
      add += headFrequency(title[i]!, table.title[doc]!, labels[i]!, collection);
    }
    if (frequency[doc] === 0) touched[touchedCount++] = doc;
    frequency[doc] = frequency[doc]! + add * weight;
  }
  scratch.count = touchedCount;
}
