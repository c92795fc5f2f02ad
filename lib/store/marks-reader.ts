import type { MarksReader } from '../jobs/index.ts';
import type { ArchiveId } from '../model/index.ts';
import { toInfo, toTerm } from './rows.ts';
import type { ArchiveRecord, DictionaryRow, TermRow } from './schema.ts';
import { BROWSERS_VERSION, DATABASE } from './version.ts';

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
  let first: Promise<IDBDatabase | null> | null = opening;
  let opened: Promise<IDBDatabase | null> | null = null;
  /** Who asks for the archives asks for these next: they are read with them, and true until the next time. */
  let dictionaries: Promise<DictionaryRow[]> = Promise.resolve([]);
  let commonest: Promise<TermRow[]> = Promise.resolve([]);
  // Who reads hears of it.
  opening.catch(() => {});

  function forget(): void {
    opened = null;
  }

  function open(): Promise<IDBDatabase | null> {
    const asked = opened ?? openNow();
    opened = asked;
    asked.then(database => {
      if (database === null) forget();
    }, forget);
    return asked;
  }

  async function openNow(): Promise<IDBDatabase | null> {
    let database = await (first ?? openThere(name));
    first = null;
    if (database !== null && database.version < BROWSERS_VERSION) {
      database.close();
      await upgrade();
      database = await openThere(name);
    }
    if (database === null) return null;
    const known = database;
    // Who upgrades or deletes it would wait for us.
    known.addEventListener('versionchange', () => {
      known.close();
      forget();
    });
    known.addEventListener('close', forget);
    return known;
  }

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

/** Opens the database; null where there is none: to open it would make an empty one. */
export function openThere(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    let isNew = false;
    request.addEventListener('upgradeneeded', () => {
      isNew = true;
      request.transaction?.abort();
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', event => {
      event.preventDefault();
      if (isNew) resolve(null);
      else reject(request.error);
    });
  });
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

/** Every key that begins with the archive: a list is greater than any number. */
function allOf(archive: ArchiveId): IDBKeyRange {
  return IDBKeyRange.bound([archive], [archive, []]);
}
