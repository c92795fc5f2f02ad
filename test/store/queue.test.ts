/** The queue of imports, and what happens beside a running one. */
import { afterEach, expect, it } from 'vitest';
import { createImportQueue, runImport } from '../../lib/jobs/index.ts';
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
