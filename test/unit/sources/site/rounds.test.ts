import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, createClock, listen, send, type TestServer } from '../../../servers/index.ts';
import { crawl, fetcherFor, found } from './driving.ts';

let server: TestServer;
afterEach(() => server.close());

async function crawled(answer: Answer, path = '') {
  server = await listen(answer);
  const fetcher = fetcherFor(server, createClock());
  return crawl(await found(server.url + path, fetcher), fetcher);
}

const DATE = '2011-01-01T00:00:00';

function rss(id: number, next: string): string {
  return `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
    <title>A blog</title><atom:link rel="next" href="${next}"/>
    <item><guid>g${id}</guid><title>T</title><description>Text</description></item></channel></rss>`;
}

function blogger(ids: readonly number[], total: number, what: string): string {
  const entries = ids.map(
    id => `<entry><id>tag:blogger.com,1999:blog-1.post-${id}</id><published>${DATE}Z</published>
      <updated>${DATE}Z</updated><title>T</title><content type="html">${what}</content></entry>`,
  );
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:openSearch="http://a9.com/-/spec/opensearchrss/1.0/">
    <id>tag:blogger.com,1999:blog-1</id><title>A blog</title><generator>Blogger</generator>
    <openSearch:totalResults>${total}</openSearch:totalResults>${entries.join('')}</feed>`;
}

function restPost(id: number): object {
  return { id, date_gmt: DATE, title: { rendered: 'T' }, content: { rendered: 'Text' } };
}

function wordpress(posts: (page: number) => object[], total: string | null): Answer {
  return ({ path, url }, response) => {
    const json = (value: unknown) => send(response, JSON.stringify(value), 'application/json');
    if (!path.startsWith('/wp-json')) {
      send(response, '<link rel="https://api.w.org/" href="/wp-json/">');
    } else if (!path.includes('/wp/v2/')) json({ name: 'A blog', namespaces: ['wp/v2'] });
    else if (!path.includes('/wp/v2/posts')) json([]);
    else {
      if (total !== null) {
        response.setHeader('x-wp-total', total);
        response.setHeader('x-wp-totalpages', total);
      }
      json(posts(Number(url.searchParams.get('page') ?? 1)));
    }
  };
}

describe('a crawl ends, and says why, where', () => {
  it('a feed’s last page leads into the middle', async () => {
    const all = await crawled(({ url }, response) => {
      const n = Number(url.searchParams.get('n'));
      send(response, rss(n, `?n=${n === 5 ? 2 : n + 1}`), 'application/rss+xml');
    }, '?n=1');
    expect(all.notes.join(' ')).toContain('gives the same posts again and again');
    expect(server.asked.length).toBeLessThan(30);
  });

  it.each([
    ['posts', '/feeds/posts/default'],
    ['comments', '/feeds/comments/default'],
  ])('Blogger’s %s come in turns', async (stage, path) => {
    let turn = 0;
    const all = await crawled((asked, response) => {
      const own = asked.path.includes(path);
      if (!own && !asked.path.includes('/feeds/posts/default')) {
        send(response, 'none', 'text/plain', 404);
        return;
      }
      const once = asked.url.searchParams.get('start-index') === '1' ? [9] : [];
      const ids = own ? (turn++ % 2 === 0 ? [1, 2] : [3, 4]) : once;
      send(response, blogger(ids, own ? 1_000 : 1, stage), 'application/atom+xml');
    });
    expect(all.notes.join(' ')).toContain(`gives the same ${stage} again and again`);
    // What came of the posts tells nothing of what is gone; comments have no say in it.
    expect(all.last.complete).toBe(stage === 'comments');
    expect(server.asked.length).toBeLessThan(40);
  });

  it('Blogger has two posts and makes up more and more', async () => {
    let id = 0;
    const all = await crawled(({ path }, response) => {
      if (!path.includes('/feeds/posts/default')) send(response, 'none', 'text/plain', 404);
      else {
        const ids = Array.from({ length: 100 }, () => id++);
        send(response, blogger(ids, 2, 'Text'), 'application/atom+xml');
      }
    });
    expect(all.notes.join(' ')).toContain('again and again');
    expect(server.asked.length).toBeLessThan(40);
  });

  it.each([
    ['without totals', null],
    ['with an absurd total', '999999999'],
  ])('WordPress gives one page for ever, %s', async (_, total) => {
    const all = await crawled(wordpress(() => [restPost(1)], total));
    expect(all.notes.join(' ')).toContain('gives the same posts again and again');
    expect(all.steps[0]!.expected.posts).toBe(null);
    expect(all.last.complete).toBe(false);
    expect(server.asked.length).toBeLessThan(30);
  });

  it('WordPress gives three pages in turn', async () => {
    const all = await crawled(wordpress(page => [restPost(page % 3)], null));
    expect(all.notes.join(' ')).toContain('gives the same posts again and again');
    expect(server.asked.length).toBeLessThan(30);
  });
});
