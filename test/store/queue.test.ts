/** The queue of imports, and what happens beside a running one. */
import { afterEach, expect, it } from 'vitest';
import { createImportQueue, importStatus, runImport } from '../../lib/jobs/index.ts';
import { fail } from '../../lib/model/index.ts';
import { makeDump } from './make-dump.ts';
import { addJob, contents, deleteDatabases, setUp } from './set-up.ts';

afterEach(deleteDatabases);

it('a job that is added while the queue is being left is run all the same', async () => {
  const setup = setUp();
  let added: Promise<number> | null = null;
  const queue = createImportQueue({
    ...setup.env,
    keepAlive: work => work(),
    schedule: async on => {
      if (on || added) return;
      const blob = new Blob([makeDump({ posts: 3, comments: 1 })]);
      const source = await setup.staging.stage('late.txt', blob);
      added = queue.add({ archive: null, title: 'Late', sources: [source] });
      await added;
    },
    ended: async () => {},
  });
  await queue.wake();
  expect(await setup.store.job((await added)!)).toMatchObject({ state: 'done', posts: 3 });
});

it('an archive that is deleted while it is imported leaves nothing behind', async () => {
  const before = await contents(setUp());
  for (let at = 1; ; at++) {
    const setup = setUp();
    const id = await addJob(setup, { 'a.txt': makeDump({ posts: 40, comments: 3 }) });
    const { archive } = (await setup.store.job(id))!;
    let writes = 0;
    let deleted = false;
    const beside =
      <A extends unknown[], R>(write: (...args: A) => Promise<R>) =>
      async (...args: A) => {
        if (++writes === at) {
          deleted = true;
          await setup.store.deleteArchive(archive);
        }
        return write(...args);
      };
    const { store } = setup;
    const deleting = {
      ...store,
      savePlan: beside(store.savePlan),
      nextNumbers: beside(store.nextNumbers),
      commit: beside(store.commit),
      saveJob: beside(store.saveJob),
      commitTerms: beside(store.commitTerms),
    };
    await runImport({ ...setup.env, store: deleting }, id);
    if (!deleted) break;
    expect({ at, ...(await contents(setup)) }).toEqual({ at, ...before });
    expect(await setup.database.jobs.count()).toBe(0);
    expect(await setup.database.staged.count()).toBe(0);
  }
});

it('a job that the disk is too full to write is held, says so, and goes on when asked', async () => {
  const setup = setUp();
  const { store } = setup;
  const noRoom = () => Object.assign(new Error('no room'), { name: 'QuotaExceededError' });
  let full = true;
  let tries = 0;
  const tight = {
    ...store,
    commit: async (...args: Parameters<typeof store.commit>) => {
      if (!full) return store.commit(...args);
      tries++;
      throw noRoom();
    },
    saveJob: async (...args: Parameters<typeof store.saveJob>) => {
      if (full) throw noRoom();
      return store.saveJob(...args);
    },
  };
  const id = await addJob(setup, { 'a.txt': makeDump({ posts: 4, comments: 1 }) });
  const scheduled: boolean[] = [];
  const queue = createImportQueue({
    ...setup.env,
    store: tight,
    keepAlive: work => work(),
    schedule: async on => void scheduled.push(on),
    ended: async () => {},
  });
  await queue.wake();
  const row = (await store.job(id))!;
  expect(row.state).toBe('running');
  const said = importStatus(row, await setup.env.held.all());
  expect(said).toMatchObject({ state: 'paused', failure: { code: 'storage-full' } });
  await queue.wake();
  // It rests until somebody asks for it, and no alarm rings meanwhile.
  expect({ tries, rings: scheduled.at(-1) }).toEqual({ tries: 1, rings: false });
  full = false;
  await queue.resume(id);
  await queue.wake();
  expect(await store.job(id)).toMatchObject({ state: 'done', posts: 4 });
  expect(await setup.env.held.all()).toEqual({});
});

it('a job beside a held one is run', async () => {
  const setup = setUp();
  const held = await addJob(setup, { 'a.txt': makeDump({ posts: 4, comments: 1 }) });
  const other = await addJob(setup, { 'b.txt': makeDump({ posts: 2, comments: 1, from: 50 }) });
  const failure = fail('storage-full', 'Full.', 'Free some.').error;
  await setup.env.held.hold(held, failure);
  const queue = createImportQueue({
    ...setup.env,
    keepAlive: work => work(),
    schedule: async () => {},
    ended: async () => {},
  });
  await queue.wake();
  expect(await setup.store.job(other)).toMatchObject({ state: 'done', posts: 2 });
  expect(await setup.store.job(held)).toMatchObject({ state: 'queued' });
});
