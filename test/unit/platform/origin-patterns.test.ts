import { expect, it } from 'vitest';
import { originPatterns, unneededPatterns } from '../../../lib/platform/origin-patterns.ts';

it.each([
  ['https://example.org', ['*://example.org/*', '*://www.example.org/*']],
  ['https://www.example.org', ['*://example.org/*', '*://www.example.org/*']],
  ['http://blog.example.org:8080', ['*://blog.example.org/*', '*://www.blog.example.org/*']],
  ['http://127.0.0.1:4711', ['*://127.0.0.1/*']],
  ['http://[::1]:80', ['*://[::1]/*']],
  ['http://localhost', ['*://localhost/*']],
])('%s is asked for as %j', (origin, patterns) => {
  expect(originPatterns(origin)).toEqual(patterns);
});

const SITE = '*://*.example.org/*';
const CLOUD = '*://cloud.example.org/*';
const BLOG = '*://blog.example/*';

it.each([
  ['what nothing needs', [CLOUD], [CLOUD, BLOG], [BLOG], [CLOUD]],
  ['nothing that something else needs', [CLOUD], [CLOUD], [CLOUD], []],
  ['no site that a remote stands on', [SITE], [SITE], [CLOUD], []],
  ['a site where the remote has its own permission', [SITE], [SITE, CLOUD], [CLOUD], [SITE]],
  ['a remote of a site that is on', [CLOUD], [SITE, CLOUD], [SITE], [CLOUD]],
  ['no site for an address of its own host', [SITE], [SITE], ['*://example.org/*'], []],
  ['a site beside one whose name ends alike', [SITE], [SITE], ['*://anexample.org/*'], [SITE]],
  ['not everywhere where only that grants', ['<all_urls>'], ['<all_urls>'], [BLOG], []],
  [
    'everywhere where the rest is granted',
    ['<all_urls>'],
    ['<all_urls>', BLOG],
    [BLOG],
    ['<all_urls>'],
  ],
  ['both twins or the one that is free', [BLOG, CLOUD], [BLOG, CLOUD], [CLOUD], [BLOG]],
  [
    'no https alone for what is asked by http too',
    [BLOG],
    [BLOG, 'https://blog.example/*'],
    [BLOG],
    [],
  ],
])('gives back %s', (_, patterns, granted, needs, given) => {
  expect(unneededPatterns(patterns, granted, needs)).toEqual(given);
});
