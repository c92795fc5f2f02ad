/** The import's parts over Dexie on fake-indexeddb, for tests that run jobs themselves. */
import 'fake-indexeddb/auto';
import { createImportQueue, holdInMemory } from '../../lib/jobs/index.ts';
import { createBlobSources } from '../../lib/sources/index.ts';
import { BackstoryDatabase, createImportStore, createStaging } from '../../lib/store/index.ts';

let number = 0;
const databases: BackstoryDatabase[] = [];

export function setUp(overrides: Partial<ReturnType<typeof createImportStore>> = {}) {
  const database = new BackstoryDatabase(`test-${number++}`);
  databases.push(database);
  const staging = createStaging(database);
  const store = { ...createImportStore(database), ...overrides };
  const env = {
    store,
    held: holdInMemory(),
    ...createBlobSources(staging.blob),
    now: () => 1_000,
    breathe: async () => {},
    stepCharacters: 40_000,
    isStorageFull: (error: unknown) => (error as Error).name === 'QuotaExceededError',
  };
  return { database, staging, store, env };
}

export type Setup = ReturnType<typeof setUp>;

/** To be called after each test. */
export async function deleteDatabases(): Promise<void> {
  await Promise.all(databases.splice(0).map(database => database.delete()));
}

/** A queued job of sources by name; nothing runs it. */
export async function addJob(
  { staging, store, env }: Setup,
  sources: Record<string, BlobPart>,
  archive: string | null = null,
): Promise<number> {
  const staged = [];
  for (const [name, text] of Object.entries(sources)) {
    staged.push(await staging.stage(name, new Blob([text])));
  }
  // A queue that finds nothing to do: the tests run its jobs themselves.
  const queue = createImportQueue({
    ...env,
    store: { ...store, openJobs: async () => [], archives: async () => [] },
    keepAlive: work => work(),
    schedule: async () => {},
    ended: async () => {},
  });
  return queue.add({ archive, title: 'Test', sources: staged });
}

/** Everything that an import leaves behind, but for what names the run. */
export async function contents({ database }: Setup) {
  const rows: Record<string, unknown[]> = {};
  for (const table of database.tables) {
    if (table.name === 'jobs' || table.name === 'staged') continue;
    rows[table.name] = await table.toArray();
  }
  return rows;
}

/** A store whose writes fail from the `at`th on, before or after the database has taken it. */
export function dying(at: number, when: 'before' | 'after') {
  const setup = setUp();
  let writes = 0;
  let dead = false;
  const wrap =
    <A extends unknown[]>(write: (...args: A) => Promise<boolean>) =>
    async (...args: A) => {
      if (dead) throw new Error('the worker is dead');
      const last = ++writes === at;
      if (last) dead = true;
      if (last && when === 'before') throw new Error('the worker is dead');
      const done = await write(...args);
      if (last) throw new Error('the worker is dead');
      return done;
    };
  const { store } = setup;
  const failing = {
    ...store,
    savePlan: wrap(store.savePlan),
    commit: wrap(store.commit),
    saveJob: wrap(store.saveJob),
    commitTerms: wrap(store.commitTerms),
  };
  return { setup, env: { ...setup.env, store: failing } };
}
