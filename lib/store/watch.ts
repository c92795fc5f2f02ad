import { liveQuery } from 'dexie';
import type { ImportJob } from '../jobs/index.ts';
import type { ArchiveInfo, HighlightRecord, Sighting, Term, TermEdit } from '../model/index.ts';
import { createHighlightReader } from './highlight-store.ts';
import { toInfo, toTerm } from './rows.ts';
import type { BackstoryDatabase } from './schema.ts';

/** Calls with the value now and after every change, whichever context made it; returns how to stop. */
export type Watch<T> = (
  onValue: (value: T) => void,
  onError: (error: unknown) => void,
) => () => void;

export interface Watches {
  /** Oldest first. */
  readonly archives: Watch<ArchiveInfo[]>;
  /** Newest first. */
  readonly jobs: Watch<ImportJob[]>;
  /** An archive with its terms and what the user changed of them; null where there is none. */
  readonly terms: (archive: string) => Watch<{ readonly found: ArchiveTerms | null }>;
  /** Those that were imported, by name. */
  readonly glossaries: Watch<{ readonly id: string; readonly name: string }[]>;
  /** Those that are not removed, oldest first, and how they were last found. */
  readonly highlights: Watch<HighlightRows>;
  /** How much there is to back up. */
  readonly kept: Watch<{ readonly highlights: number; readonly termEdits: number }>;
}

export interface HighlightRows {
  readonly records: readonly HighlightRecord[];
  readonly sightings: readonly Sighting[];
}

export interface ArchiveTerms {
  readonly archive: ArchiveInfo;
  readonly terms: readonly Term[];
  readonly edits: readonly TermEdit[];
}

export function createWatches(database: BackstoryDatabase): Watches {
  const highlights = createHighlightReader(database);
  return {
    archives: watch(async () => {
      const records = await database.archives.toArray();
      return records.map(toInfo).sort((a, b) => a.created - b.created);
    }),
    jobs: watch(() => database.jobs.orderBy(':id').reverse().toArray()),
    terms: id =>
      watch(async () => {
        // By Dexie, which remembers what was read, and asks again when it has changed.
        const record = await database.archives.get(id);
        if (!record) return { found: null };
        const [rows, edits] = await Promise.all([
          database.terms.where('[archive+no]').between([id], [id, []]).toArray(),
          database.termEdits.where('[archive+key]').between([id], [id, []]).toArray(),
        ]);
        return { found: { archive: toInfo(record), terms: rows.map(toTerm), edits } };
      }),
    highlights: watch(async () => {
      const [records, sightings] = await Promise.all([
        highlights.highlights(),
        highlights.sightings(),
      ]);
      return { records, sightings };
    }),
    kept: watch(async () => {
      const [records, termEdits] = await Promise.all([
        highlights.highlights(),
        database.termEdits.count(),
      ]);
      return { highlights: records.length, termEdits };
    }),
    glossaries: watch(async () => {
      const rows = await database.glossaries.toArray();
      return rows.map(({ id, name }) => ({ id, name })).sort((a, b) => (a.name < b.name ? -1 : 1));
    }),
  };
}

function watch<T>(query: () => Promise<T>): Watch<T> {
  return (onValue, onError) => {
    const subscription = liveQuery(query).subscribe(onValue, onError);
    return () => subscription.unsubscribe();
  };
}
