import { expect, it } from 'vitest';
import { pageTitle, readPublished, wallDate } from '../../../lib/page/published.ts';
import { parse } from './saved-pages.ts';

const page = (head: string, body = '') =>
  parse(`<html><head>${head}</head><body>${body}</body></html>`);
const data = (json: string) => `<script type="application/ld+json">${json}</script>`;

it.each([
  [
    'structured data',
    data('{"@type":"NewsArticle","datePublished":"2024-02-24T11:42:00.000Z"}'),
    '',
    '2024-02-24T11:42:00Z',
  ],
  [
    'a graph',
    data('{"@graph":[{"@type":"WebSite"},{"datePublished":"2024-02-24"}]}'),
    '',
    '2024-02-24',
  ],
  [
    'broken structured data',
    data('{"headline":"a\nb", "datePublished": "2024-02-24",}'),
    '',
    '2024-02-24',
  ],
  [
    'a property',
    '<meta property="article:published_time" content="2023-01-05T09:00:00+00:00">',
    '',
    '2023-01-05T09:00:00+00:00',
  ],
  ['a name', '<meta name="DC.date.issued" content="2022-12-31">', '', '2022-12-31'],
  [
    'an item property',
    '',
    '<span itemprop="datePublished" content="2021-06-07"></span>',
    '2021-06-07',
  ],
  [
    'a time in the article',
    '',
    '<time datetime="1999-01-01"></time><article><time datetime="2020-03-04 10:11">4 March</time></article>',
    '2020-03-04T10:11',
  ],
  ['nothing', '<meta name="viewport" content="width=2020-01-01">', '<p>12 May 2020</p>', null],
  ['a date that is none', '<meta name="date" content="2024-02-31">', '', null],
])('reads the date from %s', (_, head, body, date) => {
  expect(readPublished(page(head, body))).toBe(date);
});

it('trusts structured data before an element, and an article before the page', () => {
  const head = data('{"datePublished":"2024-01-01"}');
  expect(readPublished(page(head, '<time datetime="2025-01-01"></time>'))).toBe('2024-01-01');
});

it.each([
  ['24 February 2024', '2024-02-24'],
  ['Sat 24th Feb 2024 12.42 CET', '2024-02-24'],
  ['February 24, 2024', '2024-02-24'],
  ['20240224', '2024-02-24'],
  ['2024/02/24', '2024-02-24'],
  ['2024-02-24T01:02:03+0100', '2024-02-24T01:02:03+01:00'],
  ['yesterday', null],
  ['', null],
])('takes %j for %j', (given, date) => {
  expect(wallDate(given)).toBe(date);
});

it('prefers the title that a page gives for sharing', () => {
  expect(pageTitle(page('<title>Plan | The Site</title>'))).toBe('Plan | The Site');
  expect(
    pageTitle(page('<title>Plan | The Site</title><meta property="og:title" content="Plan">')),
  ).toBe('Plan');
});
