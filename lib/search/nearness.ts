import type { DocTable } from './doc-table.ts';
import { placesIn } from './places.ts';
import type { SegmentReader } from './segment-reader.ts';
import { type Slot, singleWord } from './slots.ts';
import type { Candidate } from './top.ts';

/** How much two neighbouring words of a query that stand next to each other add, against their idf. */
const NEARNESS = 0.5;
/** Half as much where they stand the other way round. */
const REVERSED = 0.5;
/** What all the words in a row add, just as they were typed, against the sum of their idf. */
const EXACT = 0.15;
/** Beyond, words have nothing to do with each other. */
const FARTHEST = 12;
/** Longer queries are texts; their pairs would cost more than they tell. */
const MOST_SLOTS = 12;
const MOST_FORMS = 6;

/**
 * Adds to the scores of the candidates for words of the query that stand near each other, in the
 * same field (after Rasolofo and Savoy 2003: falls with the square of the distance).
 */
export async function addNearness(
  segments: readonly SegmentReader[],
  slots: readonly Slot[],
  candidates: readonly Candidate[],
): Promise<void> {
  const single = slots.filter(slot => singleWord(slot) !== null);
  if (single.length < 2 || single.length > MOST_SLOTS) return;
  const idfs = single.reduce((total, slot) => total + slot.idf, 0);
  for (const [segment, reader] of segments.entries()) {
    const here = candidates.filter(one => one.segment === segment).sort((a, b) => a.doc - b.doc);
    if (here.length === 0) continue;
    const table = await reader.table();
    const docs = Int32Array.from(here, one => one.doc);
    const keys = await Promise.all(
      single.map(slot => {
        const forms = (singleWord(slot) ?? []).filter(form => form.entries[segment]);
        return placesIn(reader, segment, table, forms.slice(0, MOST_FORMS), docs);
      }),
    );
    const ends = new Int32Array(single.length);
    for (const candidate of here) {
      const end = table.start[candidate.doc + 1]!;
      let chain: Int32Array | null = null;
      let before: Int32Array | null = null;
      for (const [i, of] of keys.entries()) {
        const from = ends[i]!;
        let to = from;
        while (to < of.length && of[to]! < end) to++;
        ends[i] = to;
        const own = fieldsApart(of.subarray(from, to), table, candidate.doc);
        if (before !== null && before.length > 0 && own.length > 0) {
          const idf = Math.min(single[i - 1]!.idf, single[i]!.idf);
          candidate.score += NEARNESS * idf * closeness(before, own);
        }
        chain = chain === null ? own : keepFollowed(chain, own, i);
        before = own;
      }
      if (chain !== null && chain.length > 0) candidate.score += EXACT * idfs;
    }
  }
}

/** Places of a document (ascending), the fields so far from each other that no two words are near across. */
function fieldsApart(
  places: Int32Array,
  { start, body, title, labels }: DocTable,
  doc: number,
): Int32Array {
  const bodyEnd = start[doc]! + body[doc]!;
  if (places.length === 0 || places.at(-1)! < bodyEnd) return places;
  const titleEnd = bodyEnd + title[doc]!;
  const labelsEnd = titleEnd + labels[doc]!;
  return places.map(place => {
    const field = place < bodyEnd ? 0 : place < titleEnd ? 1 : place < labelsEnd ? 2 : 3;
    return place + field * (FARTHEST + 1);
  });
}

/** Those of `starts` that have one of `places` so many places behind. */
function keepFollowed(starts: Int32Array, places: Int32Array, behind: number): Int32Array {
  let j = 0;
  return starts.filter(start => {
    while (j < places.length && places[j]! < start + behind) j++;
    return places[j] === start + behind;
  });
}

/** 1 where `after` follows `before` directly, falling to 0; places of other fields are far away. */
function closeness(before: Int32Array, after: Int32Array): number {
  let best = 0;
  let j = 0;
  for (const place of before) {
    while (j < after.length && after[j]! < place - FARTHEST) j++;
    for (let k = j; k < after.length && after[k]! <= place + FARTHEST; k++) {
      const distance = after[k]! - place;
      if (distance === 0) continue;
      best = Math.max(best, (distance > 0 ? 1 : REVERSED) / (distance * distance));
    }
  }
  return best;
}
