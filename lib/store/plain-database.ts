/** IndexedDB without Dexie: for who reads before its code would be there. */
import type { ArchiveId } from '../model/index.ts';
import { BROWSERS_VERSION, DATABASE } from './version.ts';

/** Gives the database, opened when it is asked for first; null where there is none. */
export type OpenDatabase = () => Promise<IDBDatabase | null>;

/**
 * Opens the database and makes none. Where it is of an older version, `upgrade` is to open it in the usual
 * way. `opening` is for who has begun to open it before.
 */
export function openPlainly(
  upgrade: () => Promise<unknown>,
  name: string = DATABASE,
  opening: Promise<IDBDatabase | null> = openThere(name),
): OpenDatabase {
  let first: Promise<IDBDatabase | null> | null = opening.then(watched);
  let opened: Promise<IDBDatabase | null> | null = null;
  // Who reads hears of it.
  first.catch(() => {});

  function forget(): void {
    first = null;
    opened = null;
  }

  /** Who upgrades or deletes it would wait for us, also while nobody has asked anything of it yet. */
  function watched(database: IDBDatabase | null): IDBDatabase | null {
    database?.addEventListener('versionchange', () => {
      database.close();
      forget();
    });
    database?.addEventListener('close', forget);
    return database;
  }

  async function openNow(): Promise<IDBDatabase | null> {
    const database = await (first ?? openThere(name).then(watched));
    first = null;
    if (database === null || database.version >= BROWSERS_VERSION) return database;
    database.close();
    await upgrade();
    return watched(await openThere(name));
  }

  return () => {
    const asked = opened ?? openNow();
    opened = asked;
    asked.then(database => {
      if (database === null) forget();
    }, forget);
    return asked;
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

export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

/** Every key that begins with these: a list is greater than any number or text. */
export function allOf(archive: ArchiveId, ...more: readonly number[]): IDBKeyRange {
  return IDBKeyRange.bound([archive, ...more], [archive, ...more, []]);
}
