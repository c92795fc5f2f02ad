/**
 * The import over a real schema: Dexie on fake-indexeddb, the real parser, miner and index. What is
 * asked of it: whenever it dies, the next run ends with the same database as an undisturbed one.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { type ImportJob, runImport } from '../../lib/jobs/index.ts';
import { makeDump } from './make-dump.ts';
import { addJob, contents, deleteDatabases, dying, setUp } from './set-up.ts';

afterEach(deleteDatabases);

const OTHER = makeDump({ posts: 5, comments: 1, from: 2000 });

describe('an import', () => {
  it('keeps posts, comments, terms and index, and a ledger that adds up', async () => {
    const setup = setUp();
    const id = await addJob(setup, { 'a.txt': makeDump({ posts: 30, comments: 5 }) });
    const job = await runImport(setup.env, id);
    expect(job).toMatchObject({ state: 'done', posts: 30, comments: 150, failure: null });
    const [archive] = await setup.store.archives();
    expect(archive).toMatchObject({ posts: 30, comments: 150, state: 'ready' });
    expect(archive!.terms).toBeGreaterThan(0);
    const line = (kind: string) => job!.ledger.lines.find(one => one.kind === kind);
    expect(line('post')).toMatchObject({ found: 30, imported: 30 });
    expect(line('comment')).toMatchObject({ found: 150, imported: 150 });
    expect(await setup.database.staged.count()).toBe(0);
  });

  it('gives what every post goes by, in order, however many there are', async () => {
    const setup = setUp();
    const dump = makeDump({ posts: 501, comments: 0, paragraphs: 1 });
    const job = await runImport(setup.env, await addJob(setup, { 'a.txt': dump }));
    const titles = await setup.store.titles(job!.archive);
    const rows = await setup.store.posts(job!.archive, [...titles.keys()]);
    expect(titles).toHaveLength(501);
    expect(titles.map(({ id }) => id)).toEqual(rows.map(row => row?.post.id));
  });

  it('leaves an archive as it is when the same source comes again', async () => {
    const setup = setUp();
    const text = makeDump({ posts: 12, comments: 3 });
    await runImport(setup.env, await addJob(setup, { 'a.txt': text }));
    const [archive] = await setup.store.archives();
    const before = await contents(setup);
    const again = await runImport(setup.env, await addJob(setup, { 'b.txt': text }, archive!.id));
    expect(again!.ledger.lines.find(one => one.kind === 'post')).toMatchObject({
      found: 12,
      imported: 0,
      unchanged: 12,
    });
    expect(await contents(setup)).toEqual(before);
  });

  it.each([
    [
      'a feed',
      'cut.xml',
      '<rss><channel><title>B</title><item><title>One</title><description>Words of one.</description></item>\n<item><title>Two</ti',
    ],
    [
      'JSON',
      'cut.json',
      '{"version":"https://jsonfeed.org/version/1.1","title":"B","items":[{"id":"1","title":"One","content_text":"Words of one."},{"id":"2","ti',
    ],
  ])(
    'keeps what is whole of %s that ends in the middle, and says so among the losses',
    async (_, name, text) => {
      const setup = setUp();
      const job = await runImport(setup.env, await addJob(setup, { [name]: text }));
      expect(job).toMatchObject({ state: 'done' });
      expect(job!.posts).toBeGreaterThan(0);
      expect(job!.ledger.failed).toEqual([
        { source: name, failure: expect.objectContaining({ code: 'damaged' }) },
      ]);
      expect(job!.ledger.failed[0]!.failure.message).toMatch(
        /^cut\.\w+: The file ends in the middle: .*What is behind that place is missing\.$/,
      );
    },
  );

  it.each<{ what: string; known: string; again: string; joins: boolean }>([
    {
      what: 'the same dump',
      known: makeDump({ posts: 12, comments: 3 }),
      again: makeDump({ posts: 12, comments: 3 }),
      joins: true,
    },
    {
      what: 'a dump with some newer posts',
      known: makeDump({ posts: 12, comments: 1, from: 4 }),
      again: makeDump({ posts: 16, comments: 2 }),
      joins: true,
    },
    {
      what: 'one post with its comments',
      known: makeDump({ posts: 1, comments: 30 }),
      again: makeDump({ posts: 1, comments: 30 }),
      joins: true,
    },
    {
      what: 'one post without comments, which may stand in two blogs',
      known: makeDump({ posts: 8, comments: 0 }),
      again: makeDump({ posts: 1, comments: 0 }),
      joins: false,
    },
    {
      what: 'a dump of which few posts are known',
      known: makeDump({ posts: 12, comments: 3, from: 8 }),
      again: makeDump({ posts: 12, comments: 3 }),
      joins: false,
    },
    {
      what: 'a blog with the same days and titles',
      known: makeDump({ posts: 12, comments: 3 }),
      again: makeDump({ posts: 12, comments: 3 }).replaceAll('This is paragraph', 'Elsewhere is'),
      joins: false,
    },
    {
      what: 'another dump',
      known: makeDump({ posts: 12, comments: 3 }),
      again: makeDump({ posts: 12, comments: 3, from: 500 }),
      joins: false,
    },
  ])('$what, meant for a new archive: joins the one that has it: $joins', async one => {
    const setup = setUp();
    await runImport(setup.env, await addJob(setup, { 'other.txt': OTHER }));
    await runImport(setup.env, await addJob(setup, { 'a.txt': one.known }));
    const [, known] = await setup.store.archives();
    const again = await runImport(setup.env, await addJob(setup, { 'b.txt': one.again }));
    expect(again).toMatchObject({ state: 'done' });
    expect(await setup.store.archives()).toHaveLength(one.joins ? 2 : 3);
    const said = (again!.ledger.notes ?? []).join();
    if (one.joins) {
      expect(again!.archive).toBe(known!.id);
      expect(said).toContain('added to the archive “Test”, which has these posts already');
    } else expect(said).not.toContain('already');
  });

  it('changes only what changed', async () => {
    const setup = setUp();
    const text = makeDump({ posts: 4, comments: 2 });
    await runImport(setup.env, await addJob(setup, { 'a.txt': text }));
    const [archive] = await setup.store.archives();
    const edited = text.replace('paragraph 1 of post 2', 'paragraph 1, as corrected, of post 2');
    expect(edited).not.toBe(text);
    const job = await runImport(setup.env, await addJob(setup, { 'a.txt': edited }, archive!.id));
    expect(job!.ledger.lines.find(one => one.kind === 'post')).toMatchObject({
      unchanged: 3,
      updated: 1,
    });
    const after = (await setup.store.archives())[0]!;
    expect(after).toMatchObject({ posts: 4, comments: 8 });
    const segments = await setup.store.segments(archive!.id);
    expect(segments.map(segment => segment.dead.length)).toEqual([1, 0]);
  });

  it('imports the rest where one source can’t be read, and names it', async () => {
    const setup = setUp();
    const id = await addJob(setup, {
      'empty.txt': '',
      'picture.txt': `\u0089PNG\r\n\u001a\n${'\u0000\u0001'.repeat(500)}`,
      'good.txt': makeDump({ posts: 2, comments: 1 }),
      'prose.txt': 'A letter that is no dump at all.\n\nIt has two paragraphs.\n',
    });
    const job = await runImport(setup.env, id);
    expect(job).toMatchObject({ state: 'done', posts: 2 });
    expect(job!.ledger.failed.map(({ source, failure }) => [source, failure.code])).toEqual([
      ['empty.txt', 'empty-file'],
      ['picture.txt', 'binary-file'],
      ['prose.txt', 'unknown-format'],
    ]);
    for (const { source, failure } of job!.ledger.failed) expect(failure.message).toContain(source);
  });

  it('makes no archive of nothing', async () => {
    const setup = setUp();
    const job = await runImport(setup.env, await addJob(setup, { 'empty.txt': '' }));
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'empty-file' } });
    expect(await setup.store.archives()).toEqual([]);
    expect(await setup.database.jobs.count()).toBe(1);
  });
});

describe('an import that is disturbed', () => {
  const sources = {
    'one.txt': makeDump({ posts: 60, comments: 4, paragraphs: 6 }),
    'two.txt': makeDump({ posts: 40, comments: 2, paragraphs: 6, from: 100 }),
  };

  async function undisturbed() {
    const setup = setUp();
    const job = await runImport(setup.env, await addJob(setup, sources));
    return { job: job!, rows: await contents(setup) };
  }

  it('ends with the same database, whichever write it died at', async () => {
    const whole = await undisturbed();
    let deaths = 0;
    for (let at = 1; at < 40; at++) {
      for (const when of ['before', 'after'] as const) {
        const { setup, env } = dying(at, when);
        const id = await addJob(setup, sources);
        // The dead runner can't even say that it failed; the next one finds the job as it was.
        await runImport(env, id).catch(() => undefined);
        const left = (await setup.store.job(id)) as ImportJob;
        if (left.state === 'done') continue;
        deaths++;
        const job = await runImport(setup.env, id);
        expect({ ...job, revision: 0, sources: [], archive: '' }).toEqual({
          ...whole.job,
          revision: 0,
          sources: [],
          archive: '',
        });
        expect(await contents(setup)).toEqual(whole.rows);
      }
    }
    expect(deaths).toBeGreaterThan(6);
  }, 60_000);

  it('pauses when the storage is full, says so, and goes on from there', async () => {
    const whole = await undisturbed();
    const setup = setUp();
    const { store } = setup;
    let room = 1;
    const full = {
      ...store,
      commit: async (...args: Parameters<typeof store.commit>) => {
        if (room-- > 0) return store.commit(...args);
        throw Object.assign(new Error('no room'), { name: 'QuotaExceededError' });
      },
    };
    const id = await addJob(setup, sources);
    const paused = await runImport({ ...setup.env, store: full }, id);
    expect(paused).toMatchObject({ state: 'paused', failure: { code: 'storage-full' } });
    expect(paused!.failure!.message).toContain(String(paused!.posts));
    expect(paused!.posts).toBeGreaterThan(0);
    await store.requeue(id);
    expect(await runImport(setup.env, id)).toMatchObject({ state: 'done', posts: 100 });
    expect(await contents(setup)).toEqual(whole.rows);
  });

  it('stops when it is asked to, and what was read can be used', async () => {
    const setup = setUp();
    const id = await addJob(setup, sources);
    const { store } = setup;
    const stopping = {
      ...store,
      commit: async (...args: Parameters<typeof store.commit>) => {
        const done = await store.commit(...args);
        await store.wish(id, 'stop');
        return done;
      },
    };
    const job = await runImport({ ...setup.env, store: stopping }, id);
    expect(job!.state).toBe('cancelled');
    const [archive] = await store.archives();
    expect(archive).toMatchObject({ state: 'ready', posts: job!.posts });
    expect(job!.posts).toBeGreaterThan(0);
    expect(job!.posts).toBeLessThan(100);
  });

  it('can be stopped while it waits for room', async () => {
    const setup = setUp();
    const { store } = setup;
    const full = {
      ...store,
      commit: async () => {
        throw Object.assign(new Error('no room'), { name: 'QuotaExceededError' });
      },
    };
    const id = await addJob(setup, sources);
    expect(await runImport({ ...setup.env, store: full }, id)).toMatchObject({ state: 'paused' });
    await store.wish(id, 'stop');
    await store.requeue(id);
    expect(await runImport(setup.env, id)).toMatchObject({ state: 'cancelled', posts: 0 });
    expect(await store.archives()).toEqual([]);
    expect(await setup.database.staged.count()).toBe(0);
  });

  it('can be paused while its terms are made', async () => {
    const whole = await undisturbed();
    const setup = setUp();
    const id = await addJob(setup, sources);
    const { store } = setup;
    let asked = false;
    const pausing = {
      ...store,
      threads: async (...args: Parameters<typeof store.threads>) => {
        if (!asked && (await store.job(id))?.stage === 'terms') {
          asked = true;
          await store.wish(id, 'pause');
        }
        return store.threads(...args);
      },
    };
    const paused = await runImport({ ...setup.env, store: pausing }, id);
    expect(paused).toMatchObject({ state: 'paused', stage: 'terms', failure: null, wish: null });
    await store.requeue(id);
    expect(await runImport(setup.env, id)).toMatchObject({ state: 'done' });
    expect(await contents(setup)).toEqual(whole.rows);
  });

  it('does not let two runners write the same job', async () => {
    const setup = setUp();
    const id = await addJob(setup, sources);
    await Promise.all([runImport(setup.env, id), runImport(setup.env, id)]);
    await runImport(setup.env, id);
    expect(await contents(setup)).toEqual((await undisturbed()).rows);
  });
});

describe('deleting an archive', () => {
  it('leaves nothing of it, and all of the others', async () => {
    const setup = setUp();
    await runImport(
      setup.env,
      await addJob(setup, { 'a.txt': makeDump({ posts: 3, comments: 2 }) }),
    );
    const before = await contents(setup);
    const other = makeDump({ posts: 2, comments: 1, from: 50 });
    await runImport(setup.env, await addJob(setup, { 'b.txt': other }));
    expect(await setup.store.archives()).toHaveLength(2);
    const [first, second] = await setup.database.jobs.toArray();
    expect(second!.archive).not.toBe(first!.archive);
    await setup.store.deleteArchive(second!.archive);
    expect(await setup.database.jobs.toArray()).toEqual([first]);
    expect(await contents(setup)).toEqual(before);
  });
});
