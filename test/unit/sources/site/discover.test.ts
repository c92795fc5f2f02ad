import { strToU8, zipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { describeSite, discover } from '../../../../lib/sources/site/index.ts';
import {
  createClock,
  endless,
  listen,
  makeBlog,
  notFound,
  refuse,
  send,
  serveBlogger,
  serveFeeds,
  serveFiles,
  serveWordPress,
  type TestServer,
} from '../../../servers/index.ts';
import { fetcherFor } from './driving.ts';

let server: TestServer;
afterEach(() => server.close());

async function at(path = '', from = server) {
  return discover(from.url + path, fetcherFor(from, createClock()));
}

async function said(path = ''): Promise<string> {
  const site = await at(path);
  return site.ok ? describeSite(site.value) : site.error.code;
}

describe('a Blogger blog', () => {
  const blog = makeBlog(1_200, no => (no <= 40 ? 1 : 0));

  it.each(['', '2019/01/a-post.html', 'feeds/posts/default', 'feeds/posts/default?alt=json'])(
    'is known by /%s',
    async path => {
      server = await serveBlogger({ blog });
      expect(await said(path)).toBe('a Blogger blog with 1,200 posts and 40 comments');
    },
  );

  it('is known by its feeds where its front page says nothing', async () => {
    server = await serveBlogger({ blog, frontPage: '<title>Hello</title>' });
    expect(await at()).toMatchObject({
      ok: true,
      value: { kind: 'blogger', title: blog.title, feeds: `${server.url}feeds/`, url: server.url },
    });
  });

  it('that serves only beginnings is said to', async () => {
    server = await serveBlogger({ blog: makeBlog(1, () => 0), summaryOnly: true });
    expect(await said()).toBe('a Blogger blog with 1 post, of which only the beginnings are given');
  });
});

describe('a WordPress blog', () => {
  it.each(['', 'feed/', 'wp-json/'])('is known by /%s', async path => {
    server = await serveWordPress({ blog: makeBlog(30, () => 2) });
    expect(await said(path)).toBe('a WordPress blog with 30 posts and 60 comments');
  });

  it('without its API is its feed', async () => {
    server = await serveWordPress({ blog: makeBlog(30, () => 2), feedOnly: true });
    expect(await said('feed/')).toBe('a feed that gives its newest 10 posts');
  });
});

describe('a feed', () => {
  it.each(['', 'atom.xml', 'feed.json'])('is known by /%s', async path => {
    server = await serveFeeds({ blog: makeBlog(30, () => 0) });
    expect(await said(path)).toBe('a feed that gives its newest 10 posts');
  });

  it('on another origin has to be granted first', async () => {
    const other = await serveFeeds({ blog: makeBlog(3, () => 0) });
    const link = `<link rel="alternate" type="application/rss+xml" href="${other.url}atom.xml">`;
    server = await serveFeeds({ blog: makeBlog(3, () => 0), frontPage: `<head>${link}` });
    const site = await at();
    expect(site).toMatchObject({ ok: false, movedTo: `${other.url}atom.xml` });
    expect(other.asked.length).toBe(0);
    await other.close();
  });

  it('that a comment links to is none of the blog', async () => {
    const link = '<link rel="alternate" type="application/rss+xml" href="/atom.xml">';
    server = await serveFeeds({
      blog: makeBlog(3, () => 0),
      frontPage: `<head><title>x</title></head><body>${link}</body>`,
    });
    expect(await said()).toBe('not-a-blog');
  });
});

const manifest = JSON.stringify({
  format: 'backstory-pack',
  version: 1,
  archive: {
    id: 'a06p3cy1np29',
    title: 'Shared',
    url: null,
    created: 0,
    updated: 0,
    posts: 7,
    comments: 1,
    terms: 0,
    first: null,
    last: null,
    state: 'ready',
  },
  segments: [],
  threads: 0,
  files: {},
});

describe('a pack', () => {
  it('is known by its manifest, and by its zip file, of which the beginning is enough', async () => {
    const noise = crypto.getRandomValues(new Uint8Array(60_000));
    const files = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`x${i}.bin`, noise]));
    const zip = zipSync({ 'pack.json': strToU8(manifest), ...files }, { level: 0 });
    server = await serveFiles(
      new Map([
        ['pack.json', strToU8(manifest)],
        ['whole.pack', zip],
        ['other.zip', zipSync({ 'readme.txt': strToU8('hello') })],
        ['late.zip', zipSync({ 'a.txt': strToU8('a'), 'pack.json': strToU8(manifest) })],
      ]),
    );
    expect(await said('pack.json')).toBe('a pack with 7 posts and 1 comment');
    expect(await said('whole.pack')).toBe('a pack with 7 posts and 1 comment');
    expect(await said('other.zip')).toBe('not-a-blog');
    expect(await said('late.zip')).toBe('not-a-blog');
  });
});

describe('the folder of a pack', () => {
  const PAGE = '<title>Index of /team</title>';

  it.each([
    ['a list of its files', 'team/', PAGE],
    ['nothing', 'team/', null],
    ['nothing, named without its slash', 'team', null],
    ['a page beside it', 'team/index.html', PAGE],
  ])('that answers with %s', async (_, path, body) => {
    server = await listen((asked, response) =>
      asked.path === '/team/pack.json'
        ? send(response, manifest, 'application/json')
        : body === null
          ? notFound(asked, response)
          : send(response, body),
    );
    expect(await at(path)).toMatchObject({
      ok: true,
      value: { kind: 'pack', form: 'folder', url: `${server.url}team/pack.json`, posts: 7 },
    });
  });

  it('is asked for only where there is no blog', async () => {
    server = await serveBlogger({ blog: makeBlog(1, () => 0) });
    await at();
    expect(server.asked.filter(({ path }) => path.endsWith('pack.json'))).toEqual([]);
  });
});

describe('what is none', () => {
  it.each([
    ['a page without a feed', '<html><title>Shop</title>'],
    ['nothing', ''],
    ['JSON', '{"a":1,"__proto__":{"x":1}}'],
    ['XML', '<?xml version="1.0"?><opml><body/></opml>'],
    ['nesting without end', `<feed>${'<a>'.repeat(100_000)}`],
    ['a bomb of entities', '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><a>&z;</a>'],
    ['bytes', '\u0000\u0001\u0002'],
  ])('%s', async (_, body) => {
    server = await listen((asked, response) =>
      asked.path === '/' ? send(response, body) : notFound(asked, response),
    );
    const site = await at();
    expect(site).toMatchObject({ ok: false, error: { code: 'not-a-blog' } });
    expect(server.asked.length).toBeLessThan(10);
  });

  it('says the status of an address that is not there', async () => {
    server = await listen(notFound);
    const site = await at('gone');
    expect(site.ok || site.error.message).toContain('404');
  });

  it('comes to an end where every answer is endless', async () => {
    server = await listen(endless);
    expect(await at()).toMatchObject({ ok: false });
  });

  it('a server that asks to wait is nothing yet', async () => {
    server = await listen(refuse(503, '600'));
    expect(await at()).toMatchObject({ ok: false, retryAt: expect.any(Number) });
  });
});
