import { describe, expect, it } from 'vitest';
import { createHtmlPageParser, looksLikeHtml } from '../../../../lib/archive/pages/index.ts';
import { blocksText } from '../../../../lib/model/index.ts';
import { postsIn, readAll } from './reading.ts';

const LINKED = `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
{"@type":["BlogPosting"],"headline":"The linked title","datePublished":"2020-02-03T04:05:06+01:00","author":[{"name":"Ann"},{"name":"Bob"}]}]}</script>`;

function page(head: string, body: string): string {
  return `<!doctype html>\n<html><head><title>Title of the tab</title>${head}</head><body><nav><a href="/">Home</a></nav>${body}<footer>Foot</footer></body></html>`;
}

describe('saved pages with an article', () => {
  it.each([
    ['<!DOCTYPE html><html>', true],
    ['\ufeff\n<!-- saved from url=(0022) -->\n<html lang="en">', true],
    ['<div class="x"><p>A piece', true],
    ['<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">', true],
    ['<?xml version="1.0"?><rss><channel>', false],
    ['<rss version="2.0">', false],
    ['<feed xmlns="http://www.w3.org/2005/Atom">', false],
    ['{"html": "<html>"}', false],
    ['Tuesday, 10 March 2015', false],
    ['', false],
  ])('%j is a page: %s', (head, is) => {
    expect(looksLikeHtml(head)).toBe(is);
  });

  it('are read by what they say to machines first', () => {
    const html = page(
      `${LINKED}<link rel="canonical" href="https://site.example/a"><meta property="og:site_name" content="Site &amp; Co">
<meta property="article:tag" content="One"><meta property="article:tag" content="Two">`,
      '<main><article><h1>The linked title</h1><p>Text <a href="b">b</a>.</p><aside>Other</aside><form>Sign up</form></article><article><p>short</p></article></main>',
    );
    const [blog, item, ...rest] = readAll(createHtmlPageParser, html, {}, { size: 11 });
    expect(rest).toEqual([]);
    expect(blog).toEqual({ type: 'blog', title: 'Site & Co', url: 'https://site.example/' });
    expect(item).toMatchObject({
      type: 'post',
      post: {
        title: 'The linked title',
        date: '2020-02-03T04:05:06+01:00',
        author: 'Ann, Bob',
        url: 'https://site.example/a',
        labels: ['One', 'Two'],
        body: [
          { t: 'p', c: ['Text ', { t: 'link', href: 'https://site.example/b', c: ['b'] }, '.'] },
        ],
      },
    });
  });

  it.each([
    [
      'a time',
      '<article><h1>T</h1><time datetime="2019-05-06">6 May</time><p>x</p></article>',
      { title: 'T', date: '2019-05-06' },
    ],
    ['main without an article', '<main><h1>T</h1><p>x</p></main>', { title: 'T', date: null }],
    ['neither', '<div><p>x</p></div>', { title: 'Title of the tab', date: null }],
  ])('with %s', (_name, body, post) => {
    const [item] = postsIn(readAll(createHtmlPageParser, page('', body)));
    expect(item!.post).toMatchObject(post);
    expect(blocksText(item!.post.body)).toContain('x');
  });

  it('do not take the name of the site for their title', () => {
    const head = '<meta property="og:title" content="The title">';
    const html = page(head, '<h1>The site</h1><article><p>x</p></article>');
    expect(postsIn(readAll(createHtmlPageParser, html))[0]!.post.title).toBe('The title');
  });

  it('are told what files beside them tell', () => {
    const facts = {
      title: 'Given',
      date: '2018-01-02',
      labels: ['L'],
      unpublished: 'draft' as const,
    };
    const html = page('', '<article><p>x</p></article>');
    expect(readAll(createHtmlPageParser, html, { facts }).at(-1)).toMatchObject({
      type: 'skipped',
      kind: 'post',
      reason: 'draft',
    });
    const [item] = postsIn(readAll(createHtmlPageParser, html, { facts, include: ['draft'] }));
    expect(item!.post).toMatchObject({ title: 'Given', date: '2018-01-02', labels: ['L'] });
  });

  it.each([
    ['broken', '{"@type":"Article","headline":'],
    ['of odd types', '{"@type":"Article","headline":{"a":1},"author":7,"datePublished":[]}'],
    ['with __proto__', '{"__proto__":{"headline":"Bad"},"@type":"Article"}'],
    ['null', 'null'],
  ])('with linked data that is %s', (_name, json) => {
    const html = page(`<script type="application/ld+json">${json}</script>`, '<h1>T</h1><p>x</p>');
    expect(postsIn(readAll(createHtmlPageParser, html))[0]!.post).toMatchObject({
      title: 'T',
      author: null,
    });
  });

  it('with dangerous names give harmless ones', () => {
    const html = page(
      '<meta name="author" content="Anna\u202egnp">',
      '<article><h1>T\u0007\n\u2066x</h1><p>x</p></article>',
    );
    expect(postsIn(readAll(createHtmlPageParser, html))[0]!.post).toMatchObject({
      title: 'T x',
      author: 'Annagnp',
    });
  });

  it('without text are refused', () => {
    expect(() => readAll(createHtmlPageParser, page('', '<script>x</script>'))).toThrow(
      'No post was found',
    );
  });

  it('that were cut off are said to be', () => {
    const items = readAll(createHtmlPageParser, page('', '<article><p>x').slice(0, -30));
    expect(postsIn(items)).toHaveLength(1);
    expect(items.at(-1)).toMatchObject({
      type: 'warning',
      message: expect.stringContaining('cut off'),
    });
  });

  it('of endless length are cut, and said to be', () => {
    const long = page('', `<article><p>${'some words '.repeat(400_000)}</article>`);
    const items = readAll(createHtmlPageParser, long, {}, { size: 65_536 });
    expect(postsIn(items)).toHaveLength(1);
    expect(items.filter(({ type }) => type === 'warning')).toMatchObject([
      { message: expect.stringContaining('2.5 million') },
    ]);
  });
});
