import * as v from 'valibot';
import { fail, ok, type Result } from '../../model/index.ts';
import { EntrySchema } from './schema.ts';
import type { GlossaryEntry, GlossaryHeader, GlossaryNote, GlossaryReading } from './types.ts';

const MOST_NOTES = 200;
/** Ten times the dictionary that matching is measured with. */
const MOST_ENTRIES = 200_000;

export interface Collector {
  /** Takes one entry as it was found, or says at `place` why not. */
  add(place: string, found: unknown): void;
  /** One that could not even be looked at. */
  leaveOut(place: string, message: string): void;
  /** Something ignored that costs no entry. */
  note(place: string, message: string): void;
  finish(header: GlossaryHeader): Result<GlossaryReading>;
}

/** Gathers the good entries of a file and the reasons for which others were left out. */
export function createCollector(): Collector {
  const entries: GlossaryEntry[] = [];
  const places = new Map<string, string>();
  const notes: GlossaryNote[] = [];
  let leftOut = 0;

  function note(place: string, message: string): void {
    if (notes.length < MOST_NOTES) notes.push({ place, message });
  }
  function leaveOut(place: string, message: string): void {
    leftOut += 1;
    note(place, `Left out: ${message}.`);
  }

  /** The first of two entries with one meaning is kept. */
  function isNew({ term, expansion }: GlossaryEntry, place: string): boolean {
    const key = `${term}\n${(expansion ?? '').toLowerCase()}`;
    const first = places.get(key);
    if (first === undefined) places.set(key, place);
    else leaveOut(place, `"${term}" stands in ${first} with the same meaning`);
    return first === undefined;
  }

  return {
    note,
    leaveOut,
    add(place, found) {
      const read = v.safeParse(EntrySchema, found, { abortEarly: true });
      if (!read.success) leaveOut(place, read.issues[0].message);
      else if (entries.length >= MOST_ENTRIES)
        leaveOut(place, `there are ${MOST_ENTRIES} entries before it`);
      else if (isNew(read.output, place)) entries.push(read.output);
    },
    finish(header) {
      if (entries.length === 0 && leftOut > 0)
        return fail(
          'damaged',
          `None of the glossary's ${leftOut} entries could be read; ${notes[0]?.place}: ${notes[0]?.message}`,
          'Compare it with a glossary that was exported.',
        );
      return ok({ glossary: { ...header, entries: markShared(entries) }, leftOut, notes });
    },
  };
}

/** A term with two entries is ambiguous, whether or not its file says so. */
function markShared(entries: readonly GlossaryEntry[]): GlossaryEntry[] {
  const seen = new Map<string, number>();
  for (const { term } of entries) seen.set(term, (seen.get(term) ?? 0) + 1);
  return entries.map(entry =>
    seen.get(entry.term) === 1 || entry.ambiguous ? entry : { ...entry, ambiguous: true },
  );
}
