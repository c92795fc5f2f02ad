/** The index of an import of many steps, merged: few segments, none of them most of it, all found. */
import { afterEach, expect, it } from 'vitest';
import { mergeSmallSegments } from '../../lib/jobs/import-merge.ts';
import { createOpenIndex, runImport } from '../../lib/jobs/index.ts';
import { documentsOf } from '../../lib/search/index.ts';
import { classicExport, makeBlog } from '../generate/index.ts';
import { addJob, deleteDatabases, type Setup, setUp } from './set-up.ts';

afterEach(deleteDatabases);

async function imported() {
  const blog = makeBlog({ posts: 24, comments: 330, seed: 5 });
  const setup = setUp();
  const text = [...classicExport(blog)].join('');
  const job = await runImport(
    { ...setup.env, stepCharacters: 20_000 },
    await addJob(setup, { 'blog.xml': text }),
  );
  return { blog, setup, archive: job!.archive };
}

/** Documents of each segment, by post and comment. */
async function documents({ store }: Setup, archive: string): Promise<string[][]> {
  const { segments } = await createOpenIndex({
    ...store,
    archives: async () => [(await store.archive(archive))!],
  }).view();
  const lists: string[][] = [];
  for (const segment of segments) {
    const documents = [...documentsOf(await segment.table())];
    lists.push(documents.map(({ post, comment }) => `${post}/${comment}`));
  }
  return lists;
}

it('is merged into six segments at most, each document in one of them', async () => {
  const { setup, archive } = await imported();
  const before = await documents(setup, archive);
  expect(before.length).toBeGreaterThan(6);
  await mergeSmallSegments(setup.env, archive);
  const after = await documents(setup, archive);
  expect(after.length).toBeLessThanOrEqual(6);
  expect(after.flat().sort()).toEqual(before.flat().sort());
  const largest = Math.max(...after.map(list => list.length));
  expect(largest).toBeLessThanOrEqual(
    Math.max(after.flat().length / 3, ...before.map(list => list.length)),
  );
});

it('is left alone where its segments are few', async () => {
  const { setup, archive } = await imported();
  await mergeSmallSegments(setup.env, archive);
  const segments = await setup.store.segments(archive);
  await mergeSmallSegments(setup.env, archive);
  expect(await setup.store.segments(archive)).toEqual(segments);
});

it('goes on where a merge was cut short', async () => {
  const { setup, archive } = await imported();
  const before = await documents(setup, archive);
  const dying = {
    ...setup.store,
    mergeSegments: async (...values: Parameters<typeof setup.store.mergeSegments>) => {
      await setup.store.mergeSegments(...values);
      throw new Error('the worker is dead');
    },
  };
  await expect(mergeSmallSegments({ ...setup.env, store: dying }, archive)).rejects.toThrow('dead');
  expect((await documents(setup, archive)).flat().sort()).toEqual(before.flat().sort());
  await mergeSmallSegments(setup.env, archive);
  const after = await documents(setup, archive);
  expect(after.length).toBeLessThanOrEqual(6);
  expect(after.flat().sort()).toEqual(before.flat().sort());
});
