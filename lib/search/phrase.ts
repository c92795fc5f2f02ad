import type { DocTable } from './doc-table.ts';
import type { Phrase } from './expand.ts';
import { fieldEnd, keepFollowed, placesOf } from './places.ts';
import { Postings } from './postings.ts';
import type { SegmentReader, TermEntry } from './segment-reader.ts';

/**
 * Documents of a segment in which the words stand next to each other within one field, as postings
 * of the phrase. `words` are the forms of each word, in order. The rarest word is read first, of the others
 * what stands where it asks for.
 */
export async function phrasePostings(
  reader: SegmentReader,
  segment: number,
  table: DocTable,
  words: Phrase,
): Promise<Postings> {
  const found = words
    .map((forms, behind) => ({
      behind,
      entries: forms.flatMap(form => form.entries[segment] ?? []),
    }))
    .sort((a, b) => occurrencesOf(a.entries) - occurrencesOf(b.entries));
  const [rarest, ...others] = found;
  const out = new Postings();
  if (rarest === undefined || rarest.entries.length === 0) return out;
  const places = await placesOf(reader, table, rarest.entries);
  let starts: Int32Array = places.map(place => place - rarest.behind);
  for (const { entries, behind } of others) {
    if (starts.length === 0) break;
    starts = await keepFollowed(reader, table, entries, starts, behind);
  }
  const whole = starts.filter(
    place => place >= 0 && place + words.length <= fieldEnd(table, place),
  );
  out.add(whole, 0, whole.length, table);
  return out;
}

function occurrencesOf(entries: readonly TermEntry[]): number {
  return entries.reduce((total, { occurrences }) => total + occurrences, 0);
}
