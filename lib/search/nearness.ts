import type { Slot } from './evaluate.ts';
import { DOC, occurrencesOf } from './places.ts';
import type { SegmentReader } from './segment-reader.ts';
import type { Candidate } from './top.ts';

/** How much two neighbouring words of a query that stand next to each other add, against their idf. */
const NEARNESS = 0.5;
/** Half as much where they stand the other way round. */
const REVERSED = 0.5;
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
  const single = slots.filter(slot => slot.words.length === 1);
  if (single.length < 2 || single.length > MOST_SLOTS) return;
  for (const [segment, reader] of segments.entries()) {
    const here = candidates.filter(one => one.segment === segment).sort((a, b) => a.doc - b.doc);
    if (here.length === 0) continue;
    const table = await reader.table();
    const docs = Int32Array.from(here, one => one.doc);
    const keys = await Promise.all(
      single.map(slot => {
        const forms = (slot.words[0] ?? []).filter(form => form.entries[segment]);
        return occurrencesOf(reader, segment, table, forms.slice(0, MOST_FORMS), docs);
      }),
    );
    for (let i = 1; i < single.length; i++) {
      const idf = Math.min(single[i - 1]!.idf, single[i]!.idf);
      const [before, after] = [keys[i - 1]!, keys[i]!];
      let [b, a] = [0, 0];
      for (const candidate of here) {
        const end = (candidate.doc + 1) * DOC;
        const [fromB, fromA] = [b, a];
        while (b < before.length && before[b]! < end) b++;
        while (a < after.length && after[a]! < end) a++;
        if (b === fromB || a === fromA) continue;
        const close = closeness(before.subarray(fromB, b), after.subarray(fromA, a));
        candidate.score += NEARNESS * idf * close;
      }
    }
  }
}

/** 1 where `after` follows `before` directly, falling to 0; places of other fields are far away. */
function closeness(before: Float64Array, after: Float64Array): number {
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
