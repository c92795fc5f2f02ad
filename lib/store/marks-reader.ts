import type { MarksReader } from '../jobs/index.ts';
import { allOf, answerOf, openPlainly, openThere } from './plain-database.ts';
import { toInfo, toTerm } from './rows.ts';
import type { ArchiveRecord, DictionaryRow, TermRow } from './schema.ts';
import { DATABASE } from './version.ts';

/**
 * Terms are numbered by their salience, nearly: these are two thirds of what a page mentions, and one
 * question for all of them takes no longer than ten for one each.
 */
const COMMONEST = 256;

/**
 * Reads what marks are made of straight from IndexedDB: a worker that was dead has its marks before
 * Dexie's code would be there. Changes nothing: where the database is of an older version, `upgrade` is
 * to open it in the usual way; where there is none, there are no archives. `opening` is for who has begun
 * to open it before.
 */
export function createMarksReader(
  upgrade: () => Promise<unknown>,
  name: string = DATABASE,
  opening: Promise<IDBDatabase | null> = openThere(name),
): MarksReader {
  const open = openPlainly(upgrade, name, opening);
  /** Who asks for the archives asks for these next: they are read with them, and true until the next time. */
  let dictionaries: Promise<DictionaryRow[]> = Promise.resolve([]);
  let commonest: Promise<TermRow[]> = Promise.resolve([]);

  /** What `ask` asks of the terms, in one turn. Nothing where there is no database. */
  async function readTerms<T>(
    ask: (terms: IDBObjectStore) => readonly IDBRequest<T>[],
  ): Promise<T[]> {
    const database = await open();
    if (database === null) return [];
    const terms = database.transaction('terms').objectStore('terms');
    return Promise.all(ask(terms).map(answerOf));
  }

  return {
    async archives() {
      const database = await open();
      if (database === null) return [];
      const reading = database.transaction(['archives', 'dictionaries', 'terms']);
      const records = answerOf<ArchiveRecord[]>(reading.objectStore('archives').getAll());
      dictionaries = answerOf(reading.objectStore('dictionaries').getAll());
      const terms = reading.objectStore('terms');
      commonest = records.then(async found => {
        const rows = found.map(({ id }) => answerOf<TermRow[]>(terms.getAll(allOf(id), COMMONEST)));
        return (await Promise.all(rows)).flat();
      });
      for (const read of [dictionaries, commonest]) read.catch(() => {});
      return (await records).map(toInfo).sort((a, b) => a.created - b.created);
    },
    async dictionary(archive) {
      return (await dictionaries).find(row => row.archive === archive)?.buffer;
    },
    async terms(archive) {
      const [rows = []] = await readTerms<TermRow[]>(terms => [terms.getAll(allOf(archive))]);
      return rows.map(toTerm);
    },
    async termsByNo(archive, nos) {
      const found = new Map<number, TermRow>();
      for (const row of await commonest) if (row.archive === archive) found.set(row.no, row);
      const missing = nos.filter(no => !found.has(no));
      if (missing.length > 0) {
        const rows = await readTerms<TermRow | undefined>(terms =>
          missing.map(no => terms.get([archive, no])),
        );
        for (const row of rows) if (row) found.set(row.no, row);
      }
      return nos.map(no => {
        const row = found.get(no);
        return row && toTerm(row);
      });
    },
  };
}
