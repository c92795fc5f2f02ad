import type { DocTable } from './doc-table.ts';
import type { Form, Phrase } from './expand.ts';
import { phrasePostings } from './phrase.ts';
import {
  decodePostings,
  decodeWanted,
  decodeWithin,
  type Postings,
  type WantedRange,
} from './postings.ts';
import type { SegmentReader } from './segment-reader.ts';

/** A part of a query that has to occur. */
export interface Slot {
  /** Any of them will do; a term has several, everything else one. */
  readonly phrases: readonly Phrase[];
  /** Upper bound of its documents over all segments. */
  readonly df: number;
  readonly idf: number;
}

/** The forms of a slot that is one word; null where it is a phrase or a choice. */
export function singleWord(slot: Slot): readonly Form[] | null {
  const [phrase] = slot.phrases;
  return slot.phrases.length === 1 && phrase?.length === 1 ? (phrase[0] ?? null) : null;
}

export function dfOf(forms: readonly Form[]): number {
  return forms.reduce((total, form) => total + form.df, 0);
}

/** Upper bound of the documents of a segment that have the slot. */
export function slotDf(slot: Slot, segment: number): number {
  let total = 0;
  for (const phrase of slot.phrases) {
    let least = Number.POSITIVE_INFINITY;
    for (const forms of phrase) {
      let df = 0;
      for (const form of forms) df += form.entries[segment]?.df ?? 0;
      least = Math.min(least, df);
    }
    total += least;
  }
  return total;
}

/** Asks for everything that `slotPostings` will read, so that it is read side by side. */
export async function prefetchSlot(
  reader: SegmentReader,
  segment: number,
  slot: Slot,
): Promise<void> {
  const waits: Promise<unknown>[] = [];
  for (const phrase of slot.phrases) {
    for (const forms of phrase) {
      for (const form of forms) {
        const entry = form.entries[segment];
        const bytes = entry ? reader.postings(entry) : null;
        if (bytes instanceof Promise) waits.push(bytes);
      }
    }
  }
  if (waits.length > 0) await Promise.all(waits);
}

/**
 * Calls `visit` with the postings of each form of a slot in a segment, and what an occurrence of it counts.
 * With `wanted`, blocks that hold nothing of interest are passed over; of a list of documents (ascending) no
 * others are given, of phrases all.
 */
export async function slotPostings(
  reader: SegmentReader,
  segment: number,
  table: DocTable,
  slot: Slot,
  buffer: Postings,
  wanted: WantedRange | Int32Array | null,
  visit: (postings: Postings, weight: number) => void,
): Promise<void> {
  for (const phrase of slot.phrases) {
    if (phrase.length > 1) {
      visit(await phrasePostings(reader, segment, table, phrase), 1);
      continue;
    }
    for (const form of phrase[0] ?? []) {
      const entry = form.entries[segment];
      if (!entry) continue;
      const held = reader.postings(entry);
      // Rows that are held are at hand; a prefix has hundreds of forms, and each wait costs.
      const bytes = held instanceof Uint8Array ? held : await held;
      if (wanted === null) decodePostings(bytes, entry.occurrences, table, buffer);
      else if (wanted instanceof Int32Array) {
        decodeWithin(bytes, entry.occurrences, table, wanted, buffer);
      } else decodeWanted(bytes, entry.occurrences, table, wanted, buffer);
      visit(buffer, form.weight);
    }
  }
}
