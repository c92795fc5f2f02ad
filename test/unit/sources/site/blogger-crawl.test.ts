import { afterEach, describe, expect, it } from 'vitest';
import {
  addComment,
  addPost,
  type BloggerOptions,
  createClock,
  deletePost,
  editPost,
  makeBlog,
  send,
  serveBlogger,
  type TestServer,
} from '../../../servers/index.ts';
import { crawl, fetcherFor, found, read } from './driving.ts';

let server: TestServer;
afterEach(() => server.close());

const DAY = 86_400_000;

async function start(options: BloggerOptions) {
  server = await serveBlogger(options);
  const clock = createClock();
  const fetcher = fetcherFor(server, clock);
  return { clock, fetcher, site: await found(server.url, fetcher) };
}

const paths = (stage: string) => server.asked.filter(({ path }) => path.includes(stage));

describe('a whole crawl', () => {
  it('knows from its first page on how many comments are to come', async () => {
    const blog = makeBlog(70, () => 2);
    const { site, fetcher } = await start({ blog, cap: () => 20 });
    const { steps, last } = await crawl(site, fetcher);
    expect(steps[0]?.expected).toEqual({ posts: 70, comments: 140 });
    const since = last.next;
    const update = await crawl(site, fetcher, { since });
    expect(update.steps[0]?.expected.comments).toBe(null);
  });

  it('gets every post and comment, whose ids are those that the parser gives', async () => {
    const blog = makeBlog(320, no => no % 3);
    const { site, fetcher } = await start({ blog });
    const all = await crawl(site, fetcher);
    const { posts, comments } = read(all.documents);
    expect([posts.size, comments.size]).toEqual([blog.posts.length, blog.comments.length]);
    expect([...all.seen].sort()).toEqual([...posts.keys()].sort());
    expect(all.last).toMatchObject({ done: true, complete: true });
    expect(all.last.expected).toEqual({ posts: 320, comments: blog.comments.length });
    expect(all.notes).toEqual([]);
  });

  it('goes on where a page ended, though the cap shrinks from page to page', async () => {
    const blog = makeBlog(120, () => 1);
    const { site, fetcher } = await start({ blog, cap: served => Math.max(3, 60 - served * 7) });
    const all = await crawl(site, fetcher);
    const { posts, comments } = read(all.documents);
    expect([posts.size, comments.size]).toEqual([120, 120]);
    expect(all.last.complete).toBe(true);
  });

  it('comes to the same when each page is killed and asked again', async () => {
    const blog = makeBlog(70, no => no % 4);
    const { site, fetcher } = await start({ blog, cap: () => 20, commentsCap: 30 });
    const whole = read((await crawl(site, fetcher)).documents);
    const torn = read((await crawl(site, fetcher, { killed: true })).documents);
    expect(torn).toEqual(whole);
    expect(torn.comments.size).toBe(blog.comments.length);
  });

  it('reads the JSON form where the Atom form is refused', async () => {
    const blog = makeBlog(40, () => 2);
    const { site, fetcher } = await start({ blog, jsonOnly: true, cap: () => 25 });
    expect(site).toMatchObject({ kind: 'blogger', format: 'json' });
    const all = await crawl(site, fetcher);
    const { posts, comments } = read(all.documents);
    expect([posts.size, comments.size]).toEqual([40, 80]);
    expect([...all.seen].sort()).toEqual([...posts.keys()].sort());
  });

  it('gets what the feed of all comments was too short for from the posts that lost some', async () => {
    const blog = makeBlog(60, no => (no % 2 === 0 ? 5 : 0));
    const { site, fetcher } = await start({ blog, commentsCap: 40 });
    const all = await crawl(site, fetcher);
    expect(read(all.documents).comments.size).toBe(blog.comments.length);
    // 30 posts have comments; the newest 8 of them are whole in the feed of all.
    const asked = new Set(paths('/comments/default').map(({ url }) => url.pathname));
    expect(asked.size - 1).toBeLessThanOrEqual(23);
    expect(asked.has('/feeds/2/comments/default')).toBe(true);
    expect(asked.has('/feeds/60/comments/default')).toBe(false);
  });

  it('asks no more posts because comments were added meanwhile', async () => {
    const blog = makeBlog(60, no => (no % 2 === 0 ? 5 : 0));
    const { site, fetcher, clock } = await start({ blog, commentsCap: 40, cap: () => 20 });
    const all = await crawl(site, {
      now: fetcher.now,
      get(url, options) {
        if (url.includes('/feeds/comments/') && url.includes('start-index=21'))
          for (let i = 0; i < 5; i++) addComment(blog, 59, clock.now() - i * DAY);
        return fetcher.get(url, options);
      },
    });
    const { comments } = read(all.documents);
    // Those five are the next update's.
    expect(comments.size).toBe(blog.comments.length - 5);
    expect(paths('/feeds/60/comments/default')).toEqual([]);
  });

  it('is not led back by a server that counts nothing behind its last page', async () => {
    const { site, fetcher } = await start({ blog: makeBlog(20, () => 0), cap: () => 10 });
    const served = server.asked.length;
    const end = await (await fetch(`${server.url}feeds/posts/default?start-index=99`)).text();
    const all = await crawl(site, {
      now: fetcher.now,
      get(url, options) {
        if (url.includes('posts/default') && url.includes('start-index=21'))
          server.faults.push((_, response) =>
            send(response, end.replace('>20<', '>0<'), 'application/atom+xml'),
          );
        return fetcher.get(url, options);
      },
    });
    expect(all.last.complete).toBe(true);
    // Two of them count what there is.
    expect(server.asked.length - served).toBeLessThan(10);
  });

  it("gets threads that are longer than a page, by the posts' own feeds", async () => {
    const blog = makeBlog(8, () => 13);
    const { site, fetcher } = await start({ blog, commentsCap: 20, cap: () => 5 });
    const all = await crawl(site, fetcher, { killed: true });
    expect(read(all.documents).comments.size).toBe(8 * 13);
    expect(all.documents.find(({ post }) => post !== null)?.post).toBe('post-7');
  });

  it.each([
    ['a few', [60, 59, 58]],
    ['so many that the next page is empty', Array.from({ length: 45 }, (_, i) => 60 - i)],
  ])('loses no post when %s are deleted meanwhile', async (_, gone) => {
    const blog = makeBlog(60, () => 0);
    const { site, fetcher } = await start({ blog, cap: () => 20 });
    const served = server.asked.length;
    const all = await crawl(site, {
      now: fetcher.now,
      get(url, options) {
        // Behind the second page, whose posts have been read by then.
        if (server.asked.length === served + 2) for (const no of gone) deletePost(blog, no);
        return fetcher.get(url, options);
      },
    });
    const { posts } = read(all.documents);
    expect(blog.posts.filter(({ no }) => !posts.has(`post-${no}`))).toEqual([]);
    expect(all.last.complete).toBe(true);
  });

  it('says so when only the beginnings of posts are served', async () => {
    const { site, fetcher } = await start({ blog: makeBlog(5, () => 1), summaryOnly: true });
    expect(site).toMatchObject({ summaryOnly: true });
    const all = await crawl(site, fetcher);
    expect(all.notes).toEqual([expect.stringContaining('only the beginnings')]);
    expect([...read(all.documents).posts.values()].every(post => post.teaser)).toBe(true);
  });

  it('ends, and calls nothing gone, where the server gives its first page for ever', async () => {
    const { site, fetcher } = await start({
      blog: makeBlog(50, () => 1),
      cap: () => 10,
      ignoresStart: true,
    });
    const all = await crawl(site, fetcher);
    expect(read(all.documents).posts.size).toBe(10);
    expect(all.last.complete).toBe(false);
    expect(all.notes.join(' ')).toContain('again and again');
  });
});

describe('an update', () => {
  async function updated(options: Partial<BloggerOptions> = {}) {
    const blog = makeBlog(200, () => 1);
    const { site, fetcher, clock } = await start({ blog, ...options });
    const before = await crawl(site, fetcher);
    server.asked.length = 0;
    return { blog, site, fetcher, clock, since: before.last.next! };
  }

  it('gets the posts that are new or edited, and the new comments, and little else', async () => {
    const { blog, site, fetcher, clock, since } = await updated();
    addPost(blog, clock.now() - 2 * DAY);
    addComment(blog, 7, clock.now() - DAY);
    editPost(blog, 3, clock.now() - DAY, '<p>Corrected.</p>');
    const all = await crawl(site, fetcher, { since });
    const { posts, comments } = read(all.documents);
    expect([...posts.keys()].sort()).toEqual(['post-200', 'post-201', 'post-3']);
    expect(comments.size).toBe(2);
    expect(all.last.complete).toBe(false);
    expect(
      server.asked.every(
        ({ url }) => url.searchParams.has('orderby') || !url.pathname.includes('posts/default'),
      ),
    ).toBe(true);
  });

  it('asks on condition, so that a blog where nothing has changed sends nothing', async () => {
    const { site, fetcher, since } = await updated();
    const second = await crawl(site, fetcher, { since });
    server.asked.length = 0;
    const third = await crawl(site, fetcher, { since: second.last.next! });
    expect(third.documents).toEqual([]);
    expect(server.asked.length).toBe(5);
    expect(server.asked.filter(({ headers }) => headers['if-none-match']).length).toBe(4);
    const fourth = await crawl(site, fetcher, { since: third.last.next! });
    expect(fourth.documents).toEqual([]);
  });

  it('stops at what is known where the server ignores the date', async () => {
    const { blog, site, fetcher, clock, since } = await updated({
      ignoresDates: true,
      cap: () => 20,
    });
    addPost(blog, clock.now() - DAY);
    const all = await crawl(site, fetcher, { since });
    expect(read(all.documents).posts.has('post-201')).toBe(true);
    expect(paths('/posts/default').length).toBe(1);
  });

  it('is not blinded by a post from the future', async () => {
    const { blog, site, fetcher, clock } = await updated();
    addPost(blog, clock.now() + 1_000 * DAY);
    const { last } = await crawl(site, fetcher);
    expect(last.next?.posts).toBeLessThanOrEqual(clock.now());
  });
});

it('asks one page at a time, with a pause between any two', async () => {
  const blog = makeBlog(40, () => 1);
  const { site, fetcher, clock } = await start({ blog, cap: () => 10 });
  // Two crawls by one fetcher wait for each other.
  await Promise.all([crawl(site, fetcher), crawl(site, fetcher)]);
  expect(server.busiest()).toBe(1);
  expect(clock.waits.length).toBe(server.asked.length - 1);
  expect(clock.waits.every(ms => ms === 1_000)).toBe(true);
});
