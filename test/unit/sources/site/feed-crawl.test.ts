import { afterEach, describe, expect, it } from 'vitest';
import {
  addPost,
  createClock,
  type FeedsOptions,
  makeBlog,
  serveFeeds,
  serveWordPress,
  type TestServer,
} from '../../../servers/index.ts';
import { crawl, fetcherFor, found, read } from './driving.ts';

let server: TestServer;
afterEach(() => server.close());

async function start(options: FeedsOptions, path = '') {
  server = await serveFeeds(options);
  const clock = createClock();
  const fetcher = fetcherFor(server, clock);
  return { clock, fetcher, site: await found(server.url + path, fetcher) };
}

describe('a plain feed', () => {
  it('gives what it has, and it is said how little that is', async () => {
    const { site, fetcher } = await start({ blog: makeBlog(40, () => 0) });
    const all = await crawl(site, fetcher);
    expect(read(all.documents).posts.size).toBe(10);
    expect(all.notes).toEqual(['This feed gives only its newest 10 posts.']);
    // Nothing that is missing from it is gone.
    expect(all.last.complete).toBe(false);
  });

  it('is read to its end where each page names the next', async () => {
    const { site, fetcher } = await start({ blog: makeBlog(40, () => 0), newest: 40, pageSize: 7 });
    const all = await crawl(site, fetcher, { killed: true });
    expect(read(all.documents).posts.size).toBe(40);
    expect(all.notes).toEqual([]);
  });

  it('of JSON is read too', async () => {
    const { site, fetcher } = await start({ blog: makeBlog(4, () => 0) }, 'feed.json');
    expect(site).toMatchObject({ kind: 'feed', posts: 4 });
    expect(read((await crawl(site, fetcher)).documents).posts.size).toBe(4);
  });

  it('is asked for on condition the second time', async () => {
    const blog = makeBlog(40, () => 0);
    const { site, fetcher, clock } = await start({ blog });
    const since = (await crawl(site, fetcher)).last.next!;
    server.asked.length = 0;
    const none = await crawl(site, fetcher, { since });
    expect([none.documents, server.asked.length]).toEqual([[], 1]);
    addPost(blog, clock.now());
    const one = await crawl(site, fetcher, { since: none.last.next! });
    expect(read(one.documents).posts.has('urn:post:41')).toBe(true);
    // The rest of its page was known: nothing was asked behind it.
    expect(server.asked.length).toBe(2);
  });
});

describe("WordPress's feed", () => {
  it('is read to its end by its pages', async () => {
    const blog = makeBlog(37, () => 0);
    server = await serveWordPress({ blog, feedOnly: true });
    const fetcher = fetcherFor(server, createClock());
    const site = await found(server.url, fetcher);
    expect(site).toMatchObject({ kind: 'feed', posts: 10 });
    const all = await crawl(site, fetcher, { killed: true });
    expect(read(all.documents).posts.size).toBe(37);
    expect(all.notes).toEqual([]);
  });
});
