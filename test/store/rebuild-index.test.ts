/** A segment that is cut off or altered: the search goes on without it, says so, and it is made anew. */
import { afterEach, describe, expect, it } from 'vitest';
import { createLibrary, createOpenIndex, rebuildIndex, runImport } from '../../lib/jobs/index.ts';
import { checksum } from '../../lib/search/bytes.ts';
import { documentsOf, INDEX_VERSION } from '../../lib/search/index.ts';
import { classicExport, makeBlog } from '../generate/index.ts';
import { addJob, deleteDatabases, type Setup, setUp } from './set-up.ts';

afterEach(deleteDatabases);

async function imported() {
  const blog = makeBlog({ posts: 12, comments: 90, seed: 7 });
  const setup = setUp();
  const text = [...classicExport(blog)].join('');
  const job = await runImport(
    { ...setup.env, stepCharacters: 12_000 },
    await addJob(setup, { 'blog.xml': text }),
  );
  const archive = job!.archive;
  const segments = await setup.store.segments(archive);
  expect(segments.length).toBeGreaterThan(2);
  return { setup, archive, damagedNo: segments[1]!.no };
}

async function documents({ store }: Setup, archive: string): Promise<string[]> {
  const { segments, isLive } = await createOpenIndex({
    ...store,
    archives: async () => [(await store.archive(archive))!],
  }).view();
  const lists = await Promise.all(
    segments.map(async (segment, i) => {
      return [...documentsOf(await segment.table())]
        .filter(({ post }) => isLive(i, post))
        .map(({ post, comment }) => `${post}/${comment}`);
    }),
  );
  return lists.flat().sort();
}

type Damage = (setup: Setup, archive: string, segment: number) => Promise<unknown>;

const last = async ({ database }: Setup, archive: string, segment: number) =>
  (await database.segmentRows
    .where(':id')
    .between([archive, segment], [archive, segment, []])
    .last())!;

const DAMAGES: Record<string, Damage> = {
  'its header is gone': ({ database }, archive, segment) =>
    database.segmentRows.delete([archive, segment, 0]),
  'its header was altered': async ({ database }, archive, segment) => {
    const row = (await database.segmentRows.get([archive, segment, 0]))!;
    await database.segmentRows.put({
      ...row,
      bytes: row.bytes.map((b, i) => (i === 20 ? b ^ 1 : b)),
    });
  },
  'it is of an older version': async ({ database }, archive, segment) => {
    const row = (await database.segmentRows.get([archive, segment, 0]))!;
    const bytes = row.bytes.slice();
    // As the older version would have written it: whole, and with a sum that is right.
    new DataView(bytes.buffer).setUint16(4, INDEX_VERSION - 1, true);
    const body = bytes.subarray(0, -4);
    new DataView(bytes.buffer).setUint32(body.length, checksum(body), true);
    await database.segmentRows.put({ ...row, bytes });
  },
  'a row was altered': async (setup, archive, segment) => {
    const row = await last(setup, archive, segment);
    await setup.database.segmentRows.put({
      ...row,
      bytes: row.bytes.map((b, i) => (i === 3 ? b ^ 64 : b)),
    });
  },
  'a row is cut off': async (setup, archive, segment) => {
    const row = await last(setup, archive, segment);
    await setup.database.segmentRows.put({ ...row, bytes: row.bytes.subarray(0, 5) });
  },
  'a row is gone': async (setup, archive, segment) => {
    const row = await last(setup, archive, segment);
    await setup.database.segmentRows.delete([archive, segment, row.row]);
  },
};

describe.each(Object.entries(DAMAGES))('where %s', (_, damage) => {
  it('the search leaves it out, says so, and finds all once it is made anew', async () => {
    const { setup, archive, damagedNo } = await imported();
    const told: string[] = [];
    const whole = await createLibrary(setup.store).search('s', { limit: 1000 });
    const before = await documents(setup, archive);
    await damage(setup, archive, damagedNo);

    const library = createLibrary(setup.store, id => told.push(id));
    const part = await library.search('s', { limit: 1000 });
    expect(part.damaged).toEqual([archive]);
    expect(told).toEqual([archive]);
    expect(part.hits.length).toBeGreaterThan(0);
    expect(part.posts + part.comments).toBeLessThan(whole.posts + whole.comments);

    expect(await rebuildIndex(setup.env, archive)).toBe(true);
    expect(await documents(setup, archive)).toEqual(before);
    // The same page that met the damage sees the new part.
    const again = await library.search('s', { limit: 1000 });
    expect(again).toMatchObject({ damaged: [], posts: whole.posts, comments: whole.comments });
    expect(told).toEqual([archive]);
  });
});

it('is left alone where all is sound', async () => {
  const { setup, archive } = await imported();
  const before = await setup.store.segments(archive);
  expect(await rebuildIndex(setup.env, archive)).toBe(false);
  expect(await setup.store.segments(archive)).toEqual(before);
});

it('is written whole or not', async () => {
  const { setup, archive, damagedNo } = await imported();
  const before = await documents(setup, archive);
  await setup.database.segmentRows.delete([archive, damagedNo, 0]);
  let reads = 0;
  const dying = {
    ...setup.store,
    threads: async (...args: Parameters<typeof setup.store.threads>) => {
      if (reads++ > 0) throw new Error('the worker is dead');
      return setup.store.threads(...args);
    },
  };
  await expect(rebuildIndex({ ...setup.env, store: dying }, archive)).rejects.toThrow('dead');
  expect(await rebuildIndex(setup.env, archive)).toBe(true);
  expect(await documents(setup, archive)).toEqual(before);
});
