import type { MarksReader } from '../jobs/index.ts';
import type { ArchiveId } from '../model/index.ts';
import { toInfo, toTerm } from './rows.ts';
import type { ArchiveRecord, DictionaryRow, TermRow } from './schema.ts';
import { BROWSERS_VERSION, DATABASE } from './version.ts';

type Table = 'archives' | 'dictionaries' | 'terms';

/**
 * Reads what marks are made of straight from IndexedDB: a worker that was dead has its marks before
 * Dexie's code would be there. Changes nothing: where the database is of an older version, `upgrade` is
 * to open it in the usual way; where there is none, there are no archives.
 */
export function createMarksReader(
  upgrade: () => Promise<unknown>,
  name: string = DATABASE,
): MarksReader {
  let opened: Promise<IDBDatabase | null> | null = null;

  function forget(): void {
    opened = null;
  }

  function open(): Promise<IDBDatabase | null> {
    const opening = opened ?? openNow();
    opened = opening;
    opening.then(database => {
      if (database === null) forget();
    }, forget);
    return opening;
  }

  async function openNow(): Promise<IDBDatabase | null> {
    let database = await openThere(name);
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

  /** What `ask` asks for, in one transaction and one turn. Nothing where there is no database. */
  async function read<T>(
    table: Table,
    ask: (rows: IDBObjectStore) => readonly IDBRequest<T>[],
  ): Promise<T[]> {
    const database = await open();
    if (database === null) return [];
    const rows = database.transaction(table).objectStore(table);
    return Promise.all(ask(rows).map(answerOf));
  }

  return {
    async archives() {
      const [records = []] = await read<ArchiveRecord[]>('archives', rows => [rows.getAll()]);
      return records.map(toInfo).sort((a, b) => a.created - b.created);
    },
    async dictionary(archive) {
      const [row] = await read<DictionaryRow | undefined>('dictionaries', rows => [
        rows.get(archive),
      ]);
      return row?.buffer;
    },
    async terms(archive) {
      const [found = []] = await read<TermRow[]>('terms', rows => [rows.getAll(allOf(archive))]);
      return found.map(toTerm);
    },
    async termsByNo(archive, nos) {
      const found = await read<TermRow | undefined>('terms', rows =>
        nos.map(no => rows.get([archive, no])),
      );
      return nos.map((_, at) => found[at] && toTerm(found[at]));
    },
  };
}

/** Null where there is none: to open it would make an empty one. */
function openThere(name: string): Promise<IDBDatabase | null> {
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
