/**
 * Archives that come from an address: the real job, store, crawler and parsers, against servers on
 * loopback that speak each protocol. Time is the test's own, so that politeness costs none.
 */
// First: Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createImportQueue,
  type ImportCommit,
  importStatus,
  runImport,
  updateArchives,
} from '../../lib/jobs/index.ts';
import {
  createFetchers,
  createFetchPage,
  describeSite,
  discover,
  packFiles,
  type Site,
} from '../../lib/sources/index.ts';
import { createPackFiles } from '../../lib/store/index.ts';
import {
  addComment,
  addPost,
  createClock,
  deletePost,
  makeBlog,
  type ServedBlog,
  serveBlogger,
  serveFiles,
  serveWordPress,
  type TestServer,
} from '../servers/index.ts';
import { makeDump } from './make-dump.ts';
import { addJob, contents, deleteDatabases, type Setup, setUp } from './set-up.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(server => server.close()));
  await deleteDatabases();
});

async function serving(server: Promise<TestServer>): Promise<TestServer> {
  servers.push(await server);
  return servers.at(-1)!;
}

/** The parts of a browser that fetch, over a fresh database. */
function reader(setup: Setup = setUp()) {
  const clock = createClock();
  const fetcher = createFetchers(
    { fetch, now: clock.now, wait: clock.wait, random: () => 0.5 },
    { allowLoopback: true },
  );
  const fetchPage = createFetchPage({ fetcher, packFiles: createPackFiles(setup.database) });
  const env = { ...setup.env, fetchPage, now: clock.now };
  const queue = createImportQueue({
    ...env,
    keepAlive: work => work(),
    schedule: async () => {},
    ended: async () => {},
  });
  return {
    ...setup,
    clock,
    env,
    queue,
    async look(url: string): Promise<Site> {
      const found = await discover(url, fetcher(url));
      if (!found.ok) throw new Error(found.error.message);
      return found.value;
    },
    /** Imports an address to its end; gives the archive. */
    async add(url: string) {
      const site = await this.look(url);
      const request = { site, title: 'Guessed', titled: false, said: describeSite(site) };
      await queue.addSite({ ...request, every: 'day' });
      await queue.wake();
      return (await setup.store.archives()).at(-1)!;
    },
    async update(archive: string) {
      await queue.update(archive);
      await queue.wake();
      const jobs = await setup.database.jobs.toArray();
      return jobs.at(-1)!;
    },
    async threads(archive: string) {
      return setup.store.threads(archive, 0, 1_000);
    },
  };
}

/** How many comments a view would show after each page. */
function commentsWhileFetching(store: Setup['store']): number[] {
  const shown: number[] = [];
  const { commit } = store;
  Object.assign(store, {
    commit: (step: ImportCommit) => {
      if (step.job.stage === 'reading') shown.push(importStatus(step.job).comments);
      return commit(step);
    },
  });
  return shown;
}

const commentsOf = (blog: ServedBlog) => blog.comments.length;

describe.each([
  ['Blogger', (blog: ServedBlog) => serveBlogger({ blog, cap: served => 4 - (served % 2) })],
  ['WordPress', (blog: ServedBlog) => serveWordPress({ blog })],
] as const)('a blog of %s', (_, serve) => {
  it('is fetched whole, with its threads, and named by itself', async () => {
    const blog = makeBlog(9, no => no % 4);
    const server = await serving(serve(blog));
    const here = reader();
    const fetched = commentsWhileFetching(here.store);
    const archive = await here.add(server.url);
    expect(archive).toMatchObject({ posts: 9, comments: commentsOf(blog), state: 'ready' });
    expect(fetched).toEqual(fetched.toSorted((a, b) => a - b));
    expect(fetched.at(-1)).toBe(commentsOf(blog));
    expect(archive.site).toMatchObject({ every: 'day', failure: null, gone: 0, news: 0 });
    const threads = await here.threads(archive.id);
    const third = threads.find(({ row }) => row.post.title === 'Caseloads, part 3')!;
    expect(third.comments).toHaveLength(3);
    expect(third.comments.filter(comment => comment.parent !== null)).toHaveLength(1);
  });

  it('ends with the same archive whenever the worker dies', async () => {
    const blog = makeBlog(7, no => no % 3);
    const server = await serving(serve(blog));
    const whole = reader();
    await whole.add(server.url);
    const expected = await contents(whole);
    let deaths = 0;
    for (let at = 1; at < 60; at++) {
      const here = reader();
      let writes = 0;
      const { store } = here;
      const mortal =
        <A extends unknown[]>(write: (...args: A) => Promise<boolean>) =>
        async (...args: A) => {
          // The dead can't write that they failed.
          if (writes >= at) throw new Error('the worker is dead');
          const done = await write(...args);
          if (++writes >= at) throw new Error('the worker is dead');
          return done;
        };
      const dying = {
        ...here.env,
        store: {
          ...store,
          commit: mortal(store.commit),
          saveJob: mortal(store.saveJob),
          endCrawl: mortal(store.endCrawl),
          commitTerms: mortal(store.commitTerms),
        },
      };
      const site = await here.look(server.url);
      const request = { site, title: 'Guessed', titled: false, said: describeSite(site) };
      // Added by a queue that runs nothing, so that the first runner is the one that dies.
      const idle = createImportQueue({
        ...here.env,
        store: { ...store, openJobs: async () => [], archives: async () => [] },
        keepAlive: work => work(),
        schedule: async () => {},
        ended: async () => {},
      });
      const job = await idle.addSite({ ...request, every: 'day' });
      await runImport(dying, job).catch(() => undefined);
      const left = await store.job(job);
      if (left?.state === 'done') break;
      deaths++;
      await runImport(here.env, job);
      const rows = await contents(here);
      expect({ ...rows, archives: [] }).toEqual({ ...expected, archives: [] });
    }
    expect(deaths).toBeGreaterThan(4);
  }, 60_000);

  it('is kept up to date: what is new, what was edited, what is gone', async () => {
    const blog = makeBlog(6, () => 2);
    const server = await serving(serve(blog));
    const here = reader();
    const { id } = await here.add(server.url);
    const now = Date.UTC(2019, 1, 1);
    addPost(blog, now, 1);
    addComment(blog, 2, now + 7_200_000);
    const edited = blog.posts.find(post => post.no === 4)!;
    edited.body = '<p>Part 4, put right.</p>';
    edited.updated = now + 3_600_000;
    const job = await here.update(id);
    expect(job).toMatchObject({ state: 'done', failure: null });
    const archive = (await here.store.archive(id))!;
    expect(archive).toMatchObject({ posts: 7, comments: 14, state: 'ready' });
    expect(archive.site).toMatchObject({ news: 1, failure: null });
    const threads = await here.threads(id);
    const fourth = threads.find(({ row }) => row.post.title === 'Caseloads, part 4')!;
    expect(JSON.stringify(fourth.row.post.body)).toContain('put right');
    expect(fourth.comments).toHaveLength(2);
    const second = threads.find(({ row }) => row.post.title === 'Caseloads, part 2')!;
    expect(second.comments).toHaveLength(3);
  });

  it('of which a post is deleted keeps it, and marks it', async () => {
    const blog = makeBlog(5, () => 1);
    const server = await serving(serve(blog));
    const here = reader();
    const { id } = await here.add(server.url);
    blog.posts.splice(1, 1);
    blog.comments.splice(1, 1);
    // Only a crawl of all of it sees that something is missing.
    const site = await here.look(server.url);
    const request = { site, title: '', titled: false, said: '', every: 'day' } as const;
    await here.queue.addSite(request);
    await here.queue.wake();
    const archive = (await here.store.archive(id))!;
    expect(archive).toMatchObject({ posts: 5 });
    expect(archive.site).toMatchObject({ gone: 1 });
    const gone = (await here.threads(id)).filter(({ row }) => row.post.gone);
    expect(gone.map(({ row }) => row.post.title)).toEqual(['Caseloads, part 2']);
    expect(gone[0]!.comments).toHaveLength(1);
  });
});

describe.each([
  ['Blogger', (blog: ServedBlog) => serveBlogger({ blog, cap: () => 4 })],
  ['WordPress', (blog: ServedBlog) => serveWordPress({ blog })],
] as const)('an update of a blog of %s', (_, serve) => {
  const gone = async (here: ReturnType<typeof reader>, id: string) =>
    (await here.threads(id)).flatMap(({ row, comments }) => [
      ...(row.post.gone ? [row.post.title] : []),
      ...comments.filter(comment => comment.gone).map(comment => comment.source),
    ]);

  it('keeps and marks a post that was deleted, and takes the mark away when it is back', async () => {
    const blog = makeBlog(9, () => 2);
    const server = await serving(serve(blog));
    const here = reader();
    const { id } = await here.add(server.url);
    const { posts, comments } = blog;
    deletePost(blog, 5);
    const added = addPost(blog, Date.UTC(2019, 1, 1));
    expect(await here.update(id)).toMatchObject({ state: 'done', failure: null });
    expect(await here.store.archive(id)).toMatchObject({ posts: 10, site: { gone: 1, news: 1 } });
    expect(await gone(here, id)).toEqual(['Caseloads, part 5']);
    Object.assign(blog, { posts: [...posts, added], comments });
    here.clock.pass(8 * 86_400_000);
    await here.update(id);
    expect((await here.store.archive(id))!.site).toMatchObject({ gone: 0 });
    expect(await gone(here, id)).toEqual([]);
  });

  it('keeps and marks a comment that was deleted', async () => {
    const blog = makeBlog(9, () => 2);
    const server = await serving(serve(blog));
    const here = reader();
    const { id } = await here.add(server.url);
    const [deleted] = blog.comments.splice(7, 1);
    await here.update(id);
    const { site } = (await here.store.archive(id))!;
    expect(site).toMatchObject({ gone: 0, goneComments: 1 });
    expect(await gone(here, id)).toEqual([expect.stringContaining(String(deleted!.no))]);
  });

  it('lists what is there once a week, and whenever there is less than there was', async () => {
    const blog = makeBlog(9, () => 2);
    const server = await serving(serve(blog));
    const here = reader();
    const { id } = await here.add(server.url);
    const lists = async () => {
      const before = server.asked.length;
      await here.update(id);
      return server.asked.slice(before).some(({ url: { pathname, searchParams } }) => {
        const size = Number(searchParams.get('max-results') ?? searchParams.get('per_page'));
        return size > 1 && (pathname.endsWith('summary') || searchParams.has('_fields'));
      });
    };
    expect(await lists()).toBe(false);
    addPost(blog, Date.UTC(2019, 1, 1), 1);
    expect(await lists()).toBe(false);
    here.clock.pass(8 * 86_400_000);
    expect(await lists()).toBe(true);
    expect(await lists()).toBe(false);
    // As many as there were, and yet one is gone.
    blog.posts.splice(0, 1);
    addPost(blog, Date.UTC(2019, 1, 2));
    expect(await lists()).toBe(true);
    expect(await lists()).toBe(false);
  });
});

describe('a blog that cannot be reached', () => {
  it('pauses the job until the time that the server asks for, and goes on then', async () => {
    const blog = makeBlog(8, () => 1);
    const server = await serving(serveBlogger({ blog, cap: () => 3 }));
    const here = reader();
    const site = await here.look(server.url);
    let refusals = 0;
    const real = here.env.fetchPage;
    const later = here.clock.now() + 600_000;
    const env = {
      ...here.env,
      fetchPage: async (...args: Parameters<typeof real>) => {
        if (refusals++ !== 1) return real(...args);
        const failure = { code: 'unreachable', message: 'Busy.', action: 'Wait.' } as const;
        return { ok: false as const, failure, retryAt: later };
      },
    };
    const queue = createImportQueue({
      ...env,
      keepAlive: work => work(),
      schedule: async () => {},
      ended: async () => {},
    });
    const job = await queue.addSite({ site, title: 'A', titled: true, said: '', every: 'day' });
    await queue.wake();
    expect(await here.store.job(job)).toMatchObject({ state: 'paused', resumeAt: later });
    expect(await here.store.nextResume()).toBe(later);
    await queue.wake();
    expect(await here.store.job(job)).toMatchObject({ state: 'paused' });
    here.clock.pass(600_000);
    await queue.wake();
    expect(await here.store.job(job)).toMatchObject({ state: 'done', resumeAt: null });
    expect((await here.store.archives())[0]).toMatchObject({ posts: 8, comments: 8 });
  });
});

it('an update that is cancelled while it waits for a busy server waits for nothing any more', async () => {
  const server = await serving(serveBlogger({ blog: makeBlog(3, () => 0) }));
  const here = reader();
  const { id } = await here.add(server.url);
  const failure = { code: 'unreachable', message: 'Busy.', action: 'It is tried again.' } as const;
  const queue = createImportQueue({
    ...here.env,
    fetchPage: async () => ({ ok: false, failure, retryAt: here.clock.now() + 600_000 }),
    keepAlive: work => work(),
    schedule: async () => {},
    ended: async () => {},
  });
  await queue.update(id);
  await queue.wake();
  expect((await here.store.archive(id))!.site).toMatchObject({ failure });
  const [job] = (await here.database.jobs.toArray()).slice(-1);
  expect(job).toMatchObject({ state: 'paused' });
  await queue.stop(job!.id);
  await queue.wake();
  expect(await here.store.job(job!.id)).toMatchObject({ state: 'cancelled', resumeAt: null });
  expect((await here.store.archive(id))!.site).toMatchObject({ failure: null });
});

it('an update that fails day after day is one job, and done once the blog is back', async () => {
  const blog = makeBlog(3, () => 0);
  const server = await serving(serveBlogger({ blog }));
  const here = reader();
  const { id } = await here.add(server.url);
  const jobs = await here.database.jobs.count();
  const real = here.env.fetchPage;
  let broken = true;
  const failure = { code: 'unreachable', message: 'Not there.', action: 'Look.' } as const;
  const queue = createImportQueue({
    ...here.env,
    fetchPage: async (...args: Parameters<typeof real>) =>
      broken ? { ok: false as const, failure, retryAt: null } : real(...args),
    keepAlive: work => work(),
    schedule: async () => {},
    ended: async () => {},
  });
  const day = async () => {
    here.clock.pass(2 * 86_400_000);
    await updateArchives(here.store, queue, here.clock.now());
    await queue.wake();
  };
  for (let days = 0; days < 3; days++) await day();
  expect(await here.database.jobs.count()).toBe(jobs + 1);
  addPost(blog, Date.UTC(2019, 1, 1));
  broken = false;
  await day();
  expect(await here.store.archive(id)).toMatchObject({ posts: 4, site: { failure: null } });
  expect(await here.store.pausedCrawl(id)).toBeUndefined();
});

it('a blog that is deleted while it is fetched leaves nothing behind', async () => {
  const nothing = await contents(setUp());
  for (let at = 1; ; at++) {
    const server = await serving(serveBlogger({ blog: makeBlog(6, () => 2), cap: () => 3 }));
    const here = reader();
    const { store } = here;
    let pages = 0;
    let deleted = false;
    const real = here.env.fetchPage;
    const queue = createImportQueue({
      ...here.env,
      fetchPage: async (...args: Parameters<typeof real>) => {
        const page = await real(...args);
        if (++pages === at) {
          deleted = true;
          for (const { id } of await store.archives()) await store.deleteArchive(id);
        }
        return page;
      },
      keepAlive: work => work(),
      schedule: async () => {},
      ended: async () => {},
    });
    const site = await here.look(server.url);
    await queue.addSite({ site, title: 'A', titled: true, said: '', every: 'day' });
    await queue.wake();
    if (!deleted) break;
    expect({ at, ...(await contents(here)) }).toEqual({ at, ...nothing });
    expect(await here.database.jobs.count()).toBe(0);
  }
});

describe('updates by alarm', () => {
  it('are looked for when their time has come, and not before', async () => {
    const blog = makeBlog(3, () => 0);
    const server = await serving(serveBlogger({ blog }));
    const here = reader();
    const { id, site } = await here.add(server.url);
    const due = site!.next!;
    expect(due).toBe(site!.checked! + 86_400_000);
    addPost(blog, Date.UTC(2019, 1, 1));
    await updateArchives(here.store, here.queue, due - 1);
    await here.queue.wake();
    expect((await here.store.archive(id))!.posts).toBe(3);
    here.clock.pass(due - here.clock.now());
    await updateArchives(here.store, here.queue, here.clock.now());
    await here.queue.wake();
    const archive = (await here.store.archive(id))!;
    expect(archive.posts).toBe(4);
    expect(archive.site!.next).toBeGreaterThan(due);
  });
});

describe('the same blog from a file and from its address', () => {
  it('is one archive', async () => {
    const blog = makeBlog(4, () => 1);
    const server = await serving(serveBlogger({ blog }));
    const here = reader();
    const first = await here.add(server.url);
    const again = await here.add(server.url);
    expect(again.id).toBe(first.id);
    expect(await here.store.archives()).toHaveLength(1);
    expect(again).toMatchObject({ posts: 4, comments: 4 });
  });
});

describe('a pack at an address', () => {
  async function packOf(text: string): Promise<Map<string, Uint8Array>> {
    const setup = setUp();
    await runImport(setup.env, await addJob(setup, { 'a.txt': text }));
    const [archive] = await setup.store.archives();
    const { id } = archive!;
    const segments = await Promise.all(
      (await setup.store.segments(id)).map(async segment => ({
        ...segment,
        rows: (
          await setup.database.segmentRows
            .where(':id')
            .between([id, segment.no], [id, segment.no, []])
            .toArray()
        ).map(row => row.bytes),
      })),
    );
    const terms = await setup.store.terms(id);
    const occurrences = await Promise.all(
      terms.map(async term => (await setup.store.occurrences(id, term.no))!),
    );
    return packFiles({
      archive: archive!,
      threads: await setup.store.threads(id, 0, 1_000),
      segments,
      terms,
      occurrences,
      dictionary: (await setup.store.dictionary(id))!,
    });
  }

  it('is a subscription: fetched once, then only what changed', async () => {
    const files = await packOf(makeDump({ posts: 6, comments: 2 }));
    const server = await serving(serveFiles(files));
    const here = reader();
    const { id, posts, comments, terms } = await here.add(`${server.url}pack.json`);
    expect({ posts, comments }).toEqual({ posts: 6, comments: 12 });
    expect(terms).toBeGreaterThan(0);
    const asked = server.asked.length;
    expect(await here.update(id)).toMatchObject({ state: 'done' });
    expect(server.asked.length).toBe(asked + 1);
    for (const [name, bytes] of await packOf(makeDump({ posts: 9, comments: 2 }))) {
      files.set(name, bytes);
    }
    expect(await here.update(id)).toMatchObject({ state: 'done', failure: null });
    expect(await here.store.archive(id)).toMatchObject({ posts: 9, comments: 18 });
    expect((await here.store.archive(id))!.site).toMatchObject({ news: 3 });
  });

  it('changes nothing where a digest is wrong', async () => {
    const files = await packOf(makeDump({ posts: 3, comments: 1 }));
    const server = await serving(serveFiles(files));
    const here = reader();
    const { id } = await here.add(`${server.url}pack.json`);
    const before = await contents(here);
    const next = await packOf(makeDump({ posts: 5, comments: 1 }));
    for (const [name, bytes] of next) files.set(name, bytes);
    files.set('terms.ndjson', new Uint8Array([123, 125, 10]));
    expect(await here.update(id)).toMatchObject({ state: 'paused', failure: { code: 'damaged' } });
    const after = await contents(here);
    expect({ ...after, archives: [] }).toEqual({ ...before, archives: [] });
  });
});
