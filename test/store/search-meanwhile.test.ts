/** What a search says while an archive is imported, merged, updated or deleted: what was true at one moment. */
import { afterEach, expect, it } from 'vitest';
import { mergeSmallSegments } from '../../lib/jobs/import-merge.ts';
import { createLibrary, type Library, runImport } from '../../lib/jobs/index.ts';
import type { SearchAnswer } from '../../lib/model/index.ts';
import { packSource, writePack } from '../../lib/sources/index.ts';
import { makeDump } from './make-dump.ts';
import { addJob, deleteDatabases, type Setup, setUp } from './set-up.ts';

afterEach(deleteDatabases);

/** A word that every post and every comment of `makeDump` has. */
const WORD = 'hqb';
const SIZE = { posts: 24, comments: 3 };

/** Searches again and again until the work is done; what each search found, and who was called damaged. */
async function searching(setup: Setup, work: () => Promise<unknown>) {
  const told: string[] = [];
  const library = createLibrary(setup.store, id => told.push(id));
  const answers: SearchAnswer[] = [];
  let done = false;
  const asking = (async () => {
    while (!done) answers.push(await all(library));
  })();
  await work();
  done = true;
  await asking;
  answers.push(await all(library));
  return { told, answers, library };
}

const all = (library: Library) => library.search(WORD, { limit: 1_000, suggest: false });
const countOf = ({ posts, comments }: SearchAnswer) => `${posts}+${comments}`;

/** Each document once, every one that was counted, and nothing of damage. */
function expectWhole(answer: SearchAnswer): void {
  const places = answer.hits.map(({ archive, post, comment }) => `${archive}/${post}/${comment}`);
  expect(new Set(places).size).toBe(places.length);
  expect(answer.damaged).toEqual([]);
}

async function imported(setup: Setup, text: string, archive: string | null = null) {
  const env = { ...setup.env, stepCharacters: 600 };
  return (await runImport(env, await addJob(setup, { 'a.txt': text }, archive)))!;
}

it('during an import finds what the steps so far have written', async () => {
  const written = new Set(['0+0']);
  const setup = setUp();
  const { commit } = setup.store;
  const job = await addJob(setup, { 'a.txt': makeDump(SIZE) });
  const store = {
    ...setup.store,
    commit: async (step: Parameters<typeof commit>[0]) => {
      const ok = await commit(step);
      const { posts, comments } = step.archive;
      written.add(`${posts}+${comments}`);
      return ok;
    },
  };
  const { told, answers } = await searching(setup, () =>
    runImport({ ...setup.env, store, stepCharacters: 2_000 }, job),
  );
  expect(written.size).toBeGreaterThan(5);
  const found = new Set(answers.map(countOf));
  expect(found.size).toBeGreaterThan(2);
  for (const one of found) expect(written).toContain(one);
  for (const answer of answers) expectWhole(answer);
  expect(countOf(answers.at(-1)!)).toBe('24+72');
  expect(told).toEqual([]);
});

it('during a merge finds the same as before', async () => {
  const setup = setUp();
  const { archive } = await imported(setup, makeDump(SIZE));
  expect((await setup.store.segments(archive)).length).toBeGreaterThan(6);
  const told: string[] = [];
  const library = createLibrary(setup.store, id => told.push(id));
  const answers: Promise<SearchAnswer>[] = [];
  // At each of its moments: while it reads, and around what it writes.
  let reads = 0;
  const { segmentRow, mergeSegments } = setup.store;
  const store: typeof setup.store = {
    ...setup.store,
    segmentRow: (...key) => {
      if (reads++ % 8 === 0) answers.push(all(library));
      return segmentRow(...key);
    },
    async mergeSegments(merge) {
      answers.push(all(library));
      const written = await mergeSegments(merge);
      answers.push(all(library));
      return written;
    },
  };
  await mergeSmallSegments({ ...setup.env, store }, archive);
  expect((await setup.store.segments(archive)).length).toBeLessThanOrEqual(6);
  expect(answers.length).toBeGreaterThan(4);
  for (const answer of await Promise.all(answers)) {
    expect(countOf(answer)).toBe('24+72');
    expectWhole(answer);
  }
  expect(told).toEqual([]);
});

it('whose segments are merged away between the list and their rows asks again', async () => {
  const setup = setUp();
  const { archive } = await imported(setup, makeDump(SIZE));
  let merged = false;
  const segments = async (id: string) => {
    const list = await setup.store.segments(id);
    if (!merged) {
      merged = true;
      await mergeSmallSegments(setup.env, archive);
    }
    return list;
  };
  const told: string[] = [];
  const library = createLibrary({ ...setup.store, segments }, id => told.push(id));
  const answer = await all(library);
  expect(countOf(answer)).toBe('24+72');
  expectWhole(answer);
  expect(told).toEqual([]);
});

it('during an update finds posts in their old or their new form, never in both', async () => {
  const setup = setUp();
  const text = makeDump(SIZE);
  const { archive } = await imported(setup, text);
  const edited = text.replaceAll('met again', 'met a third time');
  const { told, answers, library } = await searching(setup, () => imported(setup, edited, archive));
  for (const answer of answers) {
    expect(countOf(answer)).toBe('24+72');
    expectWhole(answer);
  }
  expect((await library.search('"met again"')).posts).toBe(0);
  expect((await library.search('"met a third time"')).posts).toBe(24);
  expect(told).toEqual([]);
});

it('while one of two archives is deleted finds both, or the other alone', async () => {
  const setup = setUp();
  const gone = await imported(setup, makeDump(SIZE));
  await imported(setup, makeDump({ ...SIZE, posts: 10, from: 500 }));
  expect(await setup.store.archives()).toHaveLength(2);
  const { told, answers } = await searching(setup, () => setup.store.deleteArchive(gone.archive));
  for (const answer of answers) {
    expect(['34+102', '10+30']).toContain(countOf(answer));
    // A hit whose post is deleted before it is read is left out of the list.
    expectWhole(answer);
  }
  expect(countOf(answers.at(-1)!)).toBe('10+30');
  expect(told).toEqual([]);
});

it('finds the posts of a pack that were replaced in it in their new form alone', async () => {
  const made = setUp();
  const text = makeDump({ posts: 4, comments: 1 });
  const { archive } = await imported(made, text);
  await imported(made, text.replaceAll('met again', 'met a third time'), archive);
  const segments = await made.store.segments(archive);
  expect(segments.some(({ dead }) => dead.length > 0)).toBe(true);
  const pack = {
    archive: (await made.store.archive(archive))!,
    threads: await made.store.threads(archive, 0, 100),
    segments: await Promise.all(
      segments.map(async segment => ({
        ...segment,
        rows: await rowsOf(made, archive, segment.no),
      })),
    ),
    terms: [],
    occurrences: [],
    dictionary: (await made.store.dictionary(archive))!,
  };
  const setup = setUp();
  const pieces: BlobPart[] = [];
  for await (const piece of writePack(packSource(pack))) pieces.push(new Uint8Array(piece));
  await runImport(setup.env, await addJob(setup, { 'a.zip': new Blob(pieces) }));
  const library = createLibrary(setup.store);
  expect(countOf(await all(library))).toBe('4+4');
  expect((await library.search('"met again"')).posts).toBe(0);
});

async function rowsOf({ database }: Setup, archive: string, no: number): Promise<Uint8Array[]> {
  const rows = database.segmentRows.where(':id').between([archive, no], [archive, no, []]);
  return (await rows.toArray()).map(({ bytes }) => bytes);
}
