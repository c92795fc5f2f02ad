/** What marks are made of, read without Dexie: the same as with it, whatever state the database is in. */
// First: Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, expect, it, vi } from 'vitest';
import { createAnnotateJob, type MarksReader, runImport } from '../../lib/jobs/index.ts';
import { BackstoryDatabase, createMarksReader } from '../../lib/store/index.ts';
import { BROWSERS_VERSION } from '../../lib/store/version.ts';
import { makeDump } from './make-dump.ts';
import { addJob, deleteDatabases, type Setup, setUp } from './set-up.ts';

afterEach(deleteDatabases);

const noUpgrade = () => Promise.reject(new Error('nothing is to be upgraded'));
const TEXT = 'Nobody at the Harbour Quality Board (HQB) would say what Margaret Tolliver promised.';

async function imported() {
  const setup = setUp();
  const dump = makeDump({ posts: 6, comments: 2 });
  await runImport(setup.env, await addJob(setup, { 'a.txt': dump }));
  return setup;
}

const readerOf = ({ database }: Setup, upgrade: () => Promise<unknown> = noUpgrade) =>
  createMarksReader(upgrade, database.name);

/** All that it can be asked for. */
async function allOf(reader: MarksReader) {
  const archives = await reader.archives();
  const id = archives[0]?.id ?? '';
  const dictionary = await reader.dictionary(id);
  return {
    archives,
    dictionary: dictionary && [...new Uint8Array(dictionary)],
    terms: await reader.terms(id),
    some: await reader.termsByNo(id, [1, 999, 5_000, 0]),
  };
}

it('reads what Dexie reads', async () => {
  const setup = await imported();
  const [{ id: archive } = { id: '' }] = await setup.store.archives();
  const [term] = await setup.store.terms(archive);
  // More than are read ahead.
  const many = Array.from({ length: 400 }, (_, at) => ({ ...term!, archive, no: 600 + at }));
  await setup.database.terms.bulkAdd(many);
  const all = await allOf(readerOf(setup));
  expect(all).toEqual(await allOf(setup.store));
  expect(all.terms.length).toBeGreaterThan(1);
  expect(all.some).toEqual([all.terms[1], { ...all.terms[0], no: 999 }, undefined, all.terms[0]]);
});

it('opens the version that Dexie makes', async () => {
  const setup = setUp();
  const database = await setup.database.open();
  expect(database.backendDB().version).toBe(BROWSERS_VERSION);
});

it('marks nothing where there is no database, and makes none', async () => {
  const reader = createMarksReader(noUpgrade, 'nowhere');
  expect(await createAnnotateJob(reader).annotate(TEXT)).toMatchObject({ all: [], shown: [] });
  expect(await indexedDB.databases()).not.toContainEqual(
    expect.objectContaining({ name: 'nowhere' }),
  );
});

it('has an older database upgraded, and reads it then', async () => {
  const setup = await imported();
  const { name } = setup.database;
  const terms = await setup.store.terms((await setup.store.archives())[0]!.id);
  setup.database.close();
  await asOlder(name);
  const upgrade = vi.fn(() => new BackstoryDatabase(name).open().then(one => one.close()));
  const reader = createMarksReader(upgrade, name);
  const [archive] = await reader.archives();
  expect(upgrade).toHaveBeenCalledOnce();
  expect(await reader.terms(archive!.id)).toEqual(terms);
});

it('lets the database be deleted under it, and sees the next one', async () => {
  const setup = await imported();
  const reader = readerOf(setup);
  expect(await reader.archives()).toHaveLength(1);
  await setup.database.delete();
  expect(await reader.archives()).toEqual([]);
  const again = new BackstoryDatabase(setup.database.name);
  await again.open();
  await again.delete();
});

/** The database made anew in its first version, with what marks are made of. */
async function asOlder(name: string): Promise<void> {
  const now = await opened(indexedDB.open(name));
  const tables = ['archives', 'terms'] as const;
  const rows = await Promise.all(
    tables.map(table => opened(now.transaction(table).objectStore(table).getAll())),
  );
  now.close();
  await opened(indexedDB.deleteDatabase(name));
  const first = new Dexie(name);
  first.version(1).stores({
    archives: 'id',
    posts:
      '[archive+no], &[archive+id], [archive+date], [archive+source], [archive+url], [archive+opening]',
    loose: '[archive+post+sequence]',
    plans: 'job',
    seen: '[job+source]',
    packFiles: '[archive+name]',
    comments: '[archive+post+pack]',
    segmentRows: '[archive+segment+row]',
    mined: '[archive+segment]',
    terms: '[archive+no]',
    occurrences: '[archive+term]',
    dictionaries: 'archive',
    staged: '++id',
    jobs: '++id, state',
  });
  for (const [at, table] of tables.entries()) await first.table(table).bulkAdd(rows[at]!);
  first.close();
}

function opened<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
