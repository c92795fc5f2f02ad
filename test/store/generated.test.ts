/**
 * Exports of a made-up blog, which know what is in them, through the whole import: what comes out is
 * what went in, from either of Blogger's formats, in one go or in pieces.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { type ImportJob, runImport } from '../../lib/jobs/index.ts';
import {
  type Blog,
  classicExport,
  dumpOf,
  makeBlog,
  takeoutFeed,
  takeoutSettings,
} from '../generate/index.ts';
import { addJob, contents, deleteDatabases, dying, type Setup, setUp } from './set-up.ts';

afterEach(deleteDatabases);

const blog = makeBlog({ posts: 24, comments: 330, seed: 5 });

function classic(of: Blog): Record<string, string> {
  return { 'blog.xml': [...classicExport(of)].join('') };
}

function takeout(of: Blog): Record<string, string> {
  return { 'feed.atom': [...takeoutFeed(of)].join(''), 'settings.csv': takeoutSettings(of) };
}

const FORMATS = [
  ['classic', classic],
  ['Takeout', takeout],
] as const;

async function imported(sources: Record<string, string>) {
  const setup = setUp();
  const job = await runImport(setup.env, await addJob(setup, sources));
  return { setup, job: job! };
}

/** Every post with its comments, by id. */
async function threadsOf({ store }: Setup) {
  const [archive] = await store.archives();
  const threads = await store.threads(archive!.id, 0, 1_000);
  return threads
    .map(({ row, comments }) => ({ post: row.post, comments }))
    .sort((a, b) => (a.post.id < b.post.id ? -1 : 1));
}

function lineOf(job: ImportJob, kind: string) {
  return job.ledger.lines.find(line => line.kind === kind);
}

function skippedOf(job: ImportJob, kind: string): Record<string, number> {
  const skipped = lineOf(job, kind)?.skipped ?? [];
  return Object.fromEntries(skipped.map(({ reason, count }) => [reason, count]));
}

describe.each(FORMATS)('a made-up blog as %s', (name, sourcesOf) => {
  it('comes out with the counts it was made with', async () => {
    const { setup, job } = await imported(sourcesOf(blog));
    const { counts } = blog;
    expect(job).toMatchObject({
      state: 'done',
      failure: null,
      posts: counts.posts + counts.pages,
      comments: counts.comments,
    });
    expect(lineOf(job, 'post')).toMatchObject({
      found: counts.posts + counts.drafts,
      imported: counts.posts,
      skipped: [{ reason: 'draft', count: counts.drafts }],
    });
    expect(lineOf(job, 'page')).toMatchObject({ found: counts.pages, imported: counts.pages });
    expect(lineOf(job, 'comment')).toMatchObject({ imported: counts.comments });
    expect(lineOf(job, 'removed comment')).toMatchObject({ imported: counts.removed });
    expect(job.ledger.warnings).toEqual([]);
    const threads = await threadsOf(setup);
    const comments = threads.flatMap(thread => thread.comments);
    expect(threads).toHaveLength(counts.posts + counts.pages);
    expect(comments).toHaveLength(counts.comments);
    expect(comments.filter(comment => comment.removed)).toHaveLength(counts.removed);
    expect(await setup.database.loose.count()).toBe(0);
  });

  it('counts the comments whose post is a draft as left out', async () => {
    const { job } = await imported(sourcesOf(blog));
    const spam = name === 'Takeout' ? { spam: blog.counts.spam } : {};
    expect(blog.counts.commentsOfDrafts).toBeGreaterThan(0);
    expect(skippedOf(job, 'comment')).toEqual({
      'its post was not imported': blog.counts.commentsOfDrafts,
      ...spam,
    });
  });

  it('keeps every comment under the one it answers', async () => {
    const { setup } = await imported(sourcesOf(blog));
    const found = (await threadsOf(setup)).map(({ post, comments }) => {
      const place = new Map(comments.map(({ id }, i) => [id, i]));
      return [post.url, comments.map(({ parent }) => (parent === null ? null : place.get(parent)))];
    });
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(parentPlaces(blog)));
  });

  it('ends with the same database, whichever write it died at', async () => {
    const small = makeBlog({ posts: 6, comments: 45, seed: 3 });
    const sources = sourcesOf(small);
    const whole = await imported(sources);
    const rows = await contents(whole.setup);
    let deaths = 0;
    for (let at = 1; at < 40; at++) {
      for (const when of ['before', 'after'] as const) {
        const { setup, env } = dying(at, when);
        const id = await addJob(setup, sources);
        await runImport(env, id).catch(() => undefined);
        if ((await setup.store.job(id))?.state === 'done') continue;
        deaths++;
        const job = await runImport(setup.env, id);
        const comparable = { revision: 0, sources: [], archive: '' };
        expect({ ...job, ...comparable }).toEqual({ ...whole.job, ...comparable });
        expect(await contents(setup)).toEqual(rows);
      }
    }
    expect(deaths).toBeGreaterThan(10);
  }, 60_000);

  it('goes on from a pause as if there had been none', async () => {
    const whole = await imported(sourcesOf(blog));
    const setup = setUp();
    const id = await addJob(setup, sourcesOf(blog));
    const stages = new Set<string>();
    for (let pauses = 0; pauses < 60; pauses++) {
      const { store } = setup;
      const pausing = {
        ...store,
        commit: async (...args: Parameters<typeof store.commit>) => {
          await store.wish(id, 'pause');
          return store.commit(...args);
        },
      };
      const job = await runImport({ ...setup.env, store: pausing }, id);
      if (job?.state !== 'paused') break;
      expect(job.failure).toBeNull();
      stages.add(job.stage);
      await store.requeue(id);
    }
    expect([...stages].sort()).toEqual(['joining', 'reading']);
    expect(await setup.store.job(id)).toMatchObject({ state: 'done' });
    expect(await contents(setup)).toEqual(await contents(whole.setup));
  });
});

/** By address, for each comment in reading order the place of the one that it answers. */
function* parentPlaces(of: Blog): Generator<[string, (number | null)[]]> {
  for (let number = 0; number < of.counts.posts + of.counts.pages; number++) {
    const post = of.post(number);
    const made = Array.from({ length: post.comments }, (_, i) => of.comment(number, i));
    const places: (number | null)[] = [];
    const write = (parent: string | null, place: number | null) => {
      for (const comment of made.filter(one => one.parent === parent)) {
        places.push(place);
        write(comment.id, places.length - 1);
      }
    };
    write(null, null);
    yield [of.address + post.path, places];
  }
}

describe('one blog from several sources', () => {
  it('is the same archive from either of Blogger’s formats', async () => {
    const [first, second] = await Promise.all([imported(classic(blog)), imported(takeout(blog))]);
    expect(await threadsOf(second.setup)).toEqual(await threadsOf(first.setup));
  });

  it.each([
    ['Takeout behind classic', classic, takeout],
    ['classic behind Takeout', takeout, classic],
  ])('is not changed by %s', async (_, before, behind) => {
    const { setup } = await imported(before(blog));
    const [archive] = await setup.store.archives();
    const rows = await contents(setup);
    const job = await runImport(setup.env, await addJob(setup, behind(blog), archive!.id));
    const { counts } = blog;
    expect(lineOf(job!, 'post')).toMatchObject({ imported: 0, unchanged: counts.posts });
    expect(lineOf(job!, 'page')).toMatchObject({ imported: 0, unchanged: counts.pages });
    expect(lineOf(job!, 'comment')).toMatchObject({ imported: 0, unchanged: counts.comments });
    expect(await contents(setup)).toEqual(rows);
  });

  it.each(FORMATS)('takes a dump of some of it first and then all of it as %s', async (_, all) => {
    const posts = [3, 4, 5, 11, 17];
    const { setup, job: first } = await imported({ 'some.txt': [...dumpOf(blog, posts)].join('') });
    expect(first).toMatchObject({ state: 'done', posts: posts.length });
    const dumped = await threadsOf(setup);
    const [archive] = await setup.store.archives();
    const job = await runImport(setup.env, await addJob(setup, all(blog), archive!.id));
    expect(job).toMatchObject({ state: 'done' });
    const [after, ...others] = await setup.store.archives();
    expect(others).toEqual([]);
    const { counts } = blog;
    expect(after).toMatchObject({
      posts: counts.posts + counts.pages,
      comments: counts.comments,
    });
    expect(lineOf(job!, 'post')).toMatchObject({
      imported: counts.posts - posts.length,
      updated: posts.length,
    });
    // What was known by its id before is known by it now.
    const ids = (await threadsOf(setup)).flatMap(thread => [
      thread.post.id,
      ...thread.comments.map(({ id }) => id),
    ]);
    for (const { post, comments } of dumped) {
      expect(ids).toContain(post.id);
      for (const { id } of comments) expect(ids).toContain(id);
    }
  });
});

describe('the generator', () => {
  it('makes the same blog of the same seed, and another of another', () => {
    const size = { posts: 5, comments: 20 };
    const text = (seed: number) => [...classicExport(makeBlog({ ...size, seed }))].join('');
    expect(text(1)).toBe(text(1));
    expect(text(2)).not.toBe(text(1));
  });

  it('puts most comments of a Takeout before their posts', () => {
    const feed = [...takeoutFeed(blog)].join('');
    const entries = [
      ...feed.matchAll(/<id>\S+?(?:post|page)-(\d+)<\/id>\s*(?:<blogger:parent>\S+-(\d+)<)?/g),
    ];
    const place = new Map(entries.map(([, id], i) => [id, i]));
    const comments = entries.filter(([, , parent]) => parent !== undefined);
    const before = comments.filter(([, id, parent]) => place.get(id)! < place.get(parent)!);
    expect(comments.length).toBeGreaterThan(blog.counts.comments);
    expect(before.length).toBeGreaterThan(comments.length / 2);
  });
});
