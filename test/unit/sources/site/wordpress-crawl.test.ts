import { afterEach, describe, expect, it } from 'vitest';
import {
  addComment,
  addPost,
  createClock,
  deletePost,
  editPost,
  makeBlog,
  serveWordPress,
  type TestServer,
  type WordPressOptions,
} from '../../../servers/index.ts';
import { crawl, fetcherFor, found, read } from './driving.ts';

let server: TestServer;
afterEach(() => server.close());

const DAY = 86_400_000;

async function start(options: WordPressOptions) {
  server = await serveWordPress(options);
  const clock = createClock();
  const fetcher = fetcherFor(server, clock);
  return { clock, fetcher, site: await found(server.url, fetcher) };
}

describe('a whole crawl', () => {
  it('knows from its first page on how many comments are to come', async () => {
    const blog = makeBlog(230, () => 2);
    const { site, fetcher } = await start({ blog });
    const { steps, last } = await crawl(site, fetcher);
    expect(steps[0]?.expected).toEqual({ posts: 230, comments: 460 });
    const since = last.next;
    const update = await crawl(site, fetcher, { since });
    expect(update.steps[0]?.expected.comments).toBe(null);
  });

  it.each([
    ['by links', {}],
    ['by the query', { plainLinks: true }],
    ['without totals', { noTotals: true }],
  ])('gets every post and comment, with labels and authors (%s)', async (_, options) => {
    const blog = makeBlog(230, no => no % 2);
    const { site, fetcher } = await start({ blog, ...options });
    expect(site).toMatchObject({ kind: 'wordpress', title: blog.title });
    const all = await crawl(site, fetcher, { killed: true });
    const { posts, comments } = read(all.documents);
    expect([posts.size, comments.size]).toEqual([230, 115]);
    expect([...all.seen].sort()).toEqual([...posts.keys()].sort());
    expect(posts.get('wp-9')).toMatchObject({ author: 'The Clerk', labels: ['caseloads'] });
    expect(all.last.complete).toBe(true);
  });

  it('passes pages on which all comments are hidden, and calls nothing lost', async () => {
    const blog = makeBlog(10, () => 40);
    const ids = blog.comments.map(({ no }) => no);
    const hidden = new Set(ids.slice(100, 220));
    const { site, fetcher } = await start({ blog, hidden: ({ no }) => hidden.has(no) });
    const all = await crawl(site, fetcher);
    expect(read(all.documents).comments.size).toBe(400 - 120);
    expect(all.last).toMatchObject({ complete: true, expected: { comments: 400 } });
    expect(all.notes).toEqual([]);
  });

  it('loses no post when some are deleted meanwhile', async () => {
    const blog = makeBlog(250, () => 0);
    const { site, fetcher } = await start({ blog });
    const served = server.asked.length;
    const all = await crawl(site, {
      now: fetcher.now,
      get(url, options) {
        if (server.asked.length === served + 1) for (const no of [5, 6, 7]) deletePost(blog, no);
        return fetcher.get(url, options);
      },
    });
    const { posts } = read(all.documents);
    expect(blog.posts.filter(({ no }) => !posts.has(`wp-${no}`))).toEqual([]);
    expect(all.last.complete).toBe(true);
  });

  it('says so when comments are not served', async () => {
    const { site, fetcher } = await start({ blog: makeBlog(3, () => 1), noComments: true });
    const all = await crawl(site, fetcher);
    expect(all.notes).toEqual(['The blog’s comments are not served (401).']);
    expect(read(all.documents).posts.size).toBe(3);
  });

  it('a web page where JSON was promised is a failure that names the address', async () => {
    const { site, fetcher } = await start({ blog: makeBlog(3, () => 1) });
    server.faults.push((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end('<!DOCTYPE html><title>Are you a robot?</title>');
    });
    await expect(crawl(site, fetcher)).rejects.toThrow(/wp\/v2\/posts.*something else/);
  });
});

describe('an update', () => {
  it.each([false, true])('gets what is new or edited (dates ignored: %s)', async ignoresDates => {
    const blog = makeBlog(300, () => 1);
    const { site, fetcher, clock } = await start({ blog, ignoresDates });
    const since = (await crawl(site, fetcher)).last.next!;
    addPost(blog, clock.now() - 2 * DAY);
    editPost(blog, 3, clock.now() - DAY, '<p>Corrected.</p>');
    addComment(blog, 7, clock.now() - DAY);
    server.asked.length = 0;
    const all = await crawl(site, fetcher, { since });
    const { posts, comments } = read(all.documents);
    expect([...posts.keys()]).toEqual(expect.arrayContaining(['wp-3', 'wp-301']));
    expect(posts.size).toBeLessThanOrEqual(ignoresDates ? 100 : 4);
    expect(comments.size).toBeLessThanOrEqual(ignoresDates ? 100 : 3);
    // And two that count what there is.
    expect(server.asked.length).toBe(5);
    expect(all.last.complete).toBe(false);
  });
});
