import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanUrl, pageKey, siteOf } from '../../../lib/highlights/index.ts';
import { asciiHost } from '../../../lib/highlights/punycode.ts';

describe('a page’s address as it is kept', () => {
  it.each([
    ['https://news.example/a?utm_source=x&id=7&fbclid=1#top', 'https://news.example/a?id=7'],
    ['https://news.example/a?UTM_Source=x', 'https://news.example/a'],
    ['https://news.example/a?b=2&a=1&at_medium=RSS', 'https://news.example/a?b=2&a=1'],
    ['https://news.example/?ref=main&source=7', 'https://news.example/?ref=main&source=7'],
    ['https://user:secret@news.example:443/a', 'https://news.example/a'],
    ['https://app.example/#/reports/7', 'https://app.example/#/reports/7'],
    ['https://app.example/#!reports/7:~:text=x', 'https://app.example/#!reports/7'],
    ['https://news.example/a#:~:text=some%20words', 'https://news.example/a'],
    ['https://news.example/#/', 'https://news.example/'],
    ['file:///home/a/b.html#x', 'file:///home/a/b.html'],
    ['about:blank', 'about:blank'],
  ])('%s → %s', (url, kept) => {
    expect(cleanUrl(url)).toBe(kept);
  });

  it('an address that holds a page is kept by its beginning', () => {
    const kept = cleanUrl(`data:text/html,${'x'.repeat(50_000)}`);
    expect(kept.length).toBeLessThan(2_100);
    expect(kept).toMatch(/^data:text\/html,xxx/);
  });
});

const SAME: readonly (readonly string[])[] = [
  [
    'https://www.news.example/a/b',
    'http://news.example/a/b/',
    'https://news.example:443/a/b#part',
    'HTTPS://NEWS.EXAMPLE/a/b?',
    'https://m.news.example/a/b',
    'https://mobile.news.example/a/b?utm_campaign=x',
    'https://amp.news.example/a/b',
    'https://www.news.example/a/b/amp',
    'https://www.news.example/a/b/amp/',
    'https://www.news.example/amp/a/b',
    'https://www.news.example/a/b?amp',
    'https://www.news.example/a/b?amp=1&gclid=7',
    'https://www.news.example/a/b?outputType=amp',
    'https://www.news.example/a/b.amp',
    'https://www.news.example/a/b/index.html',
    'https://www.news.example/a/./c/../b',
    'https://news.example./a/b',
    'https://news.example/a/%62;jsessionid=123',
    'https://news-example.cdn.ampproject.org/c/s/www.news.example/a/b/amp',
    'https://news-example.cdn.ampproject.org/v/s/www.news.example/a/b?amp=true&amp_js_v=0.1&usqp=x',
    'https://www.google.com/amp/s/www.news.example/a/b/amp/',
    'https://www.google.co.uk/amp/www.news.example/a/b',
    'about:reader?url=https%3A%2F%2Fwww.news.example%2Fa%2Fb',
  ],
  [
    'https://news.example/?b=two%20words&a=1',
    'https://www.news.example?a=1&b=two+words',
    'https://news.example/index.php?a=1&utm_id=3&b=two%20words',
  ],
  [
    'https://köln.example/straße',
    'https://xn--kln-sna.example/stra%C3%9Fe',
    'https://KÖLN.example/stra%c3%9fe',
  ],
  ['https://en.wikipedia.org/wiki/Napo', 'https://en.m.wikipedia.org/wiki/Napo'],
  [
    'https://a-blog.blogspot.com/2015/03/post.html',
    'http://a-blog.blogspot.co.uk/2015/03/post.html?m=1',
    'https://a-blog.blogspot.de/2015/03/post.html?showComment=1426019400000#c123',
  ],
  ['https://app.example/#/reports/7', 'https://app.example/#/reports/7/'],
  ['https://[::1]:8080/a', 'http://[::1]:8080/a/'],
];

const APART: readonly string[] = [
  'https://news.example/a',
  'https://news.example/A',
  'https://news.example/a?page=2',
  'https://news.example:8080/a',
  'https://app.example/#/a',
  'https://app.example/#!a',
  'https://app.example/',
  'https://other.example/a',
  'https://blog.news.example/a',
  'https://news.example/amp',
  'https://m.co.uk/a',
  'https://co.uk/a',
  'https://guitar.example/amp-review',
  'file:///a',
  'about:blank',
  'data:text/html,a',
  'data:text/html,b',
  'chrome-extension://abcdef/reader.html#archive=a1&post=p1',
  'chrome-extension://abcdef/reader.html#archive=a1&post=p2',
];

describe('what a page is found again by', () => {
  it.each(SAME.map(urls => [urls[0] ?? '', urls] as const))(
    '%s and its twins are one',
    (_, urls) => {
      const keys = Object.fromEntries(urls.map(url => [url, pageKey(url)]));
      expect(new Set(Object.values(keys)).size, JSON.stringify(keys, null, 1)).toBe(1);
    },
  );

  it('pages that are two stay two', () => {
    const keys = Object.fromEntries(APART.map(url => [pageKey(url), url]));
    expect(Object.values(keys)).toHaveLength(APART.length);
  });

  it('has a form that a person can read', () => {
    expect(pageKey('https://www.news.example/a/?utm_source=x&q=two words')).toBe(
      'news.example/a?q=two%20words',
    );
    expect(pageKey('https://www.gov.uk/')).toBe('gov.uk');
  });

  it('takes the canonical address of the same site', () => {
    const of = (url: string, canonical: string) => pageKey(url, { canonical });
    expect(of('https://m.news.example/?p=7', 'https://www.news.example/a')).toBe('news.example/a');
    expect(of('https://amp.news.example/x', '/a')).toBe('news.example/a');
    expect(of('https://edition.news.example/x', 'https://news.example/a')).toBe('news.example/a');
    expect(of('https://x.cdn.ampproject.org/c/s/news.example/x', 'https://news.example/a')).toBe(
      'news.example/a',
    );
  });

  it('takes no other: of another site, of the front page, of no site at all', () => {
    const of = (canonical: string) => pageKey('https://news.example/b', { canonical });
    expect(of('https://copy.example/a')).toBe('news.example/b');
    expect(of('https://notnews.example/a')).toBe('news.example/b');
    expect(of('https://news.example/')).toBe('news.example/b');
    expect(of('javascript:alert(1)')).toBe('news.example/b');
    expect(of(' ')).toBe('news.example/b');
  });

  it('keeps a route that the canonical address does not know', () => {
    expect(pageKey('https://app.example/#/a', { canonical: 'https://app.example/app' })).toBe(
      'app.example/app#/a',
    );
  });

  it('a post in our reader is the post, in whichever browser and at whichever comment', () => {
    const key = pageKey(
      'moz-extension://0123-45/reader.html#archive=a1&post=p7&comment=c3&marks=x',
    );
    expect(key).toBe('post:a1/p7');
    expect(pageKey('chrome-extension://abc/reader.html#archive=a1&post=p7')).toBe(key);
  });

  it('is short for addresses that are long', () => {
    const long = `https://news.example/${'a'.repeat(7_000)}`;
    expect(pageKey(long).length).toBeLessThan(2_100);
    expect(pageKey(`${long}b`)).not.toBe(pageKey(long));
  });

  it('says what site it is of', () => {
    expect(siteOf('https://www.news.example:8080/a')).toBe('news.example');
    expect(siteOf('https://x.cdn.ampproject.org/c/s/m.news.example/a')).toBe('news.example');
    expect(siteOf('file:///a')).toBe('');
    expect(siteOf('chrome-extension://abcdef/reader.html#archive=a1&post=p1')).toBe('');
  });

  it('is itself a page with the same key, whatever the address', () => {
    const part = fc.constantFrom(
      ...[
        '/',
        'a',
        'amp',
        'b.html',
        '?',
        '&',
        '=',
        'utm_x',
        '#',
        '#/',
        '%41',
        '%',
        'é',
        '+',
        '..',
        'index.html',
        ':80',
        '.',
      ],
    );
    const url = fc
      .array(part, { maxLength: 12 })
      .map(parts => `https://www.m.news.example/${parts.join('')}`);
    fc.assert(
      fc.property(url, address => {
        const key = pageKey(address);
        expect(pageKey(cleanUrl(address))).toBe(key);
        expect(pageKey(address.replace('https:', 'http:').replace('www.m.', ''))).toBe(key);
        expect(key).not.toMatch(/[\s\u007f-\uffff]/);
      }),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        (any, canonical) => {
          expect(typeof pageKey(any, { canonical })).toBe('string');
          expect(typeof cleanUrl(any)).toBe('string');
        },
      ),
    );
  });
});

describe('hosts in other letters', () => {
  it.each([
    'bücher',
    '日本語',
    'пример',
    'παράδειγμα',
    'مثال',
    'ひとつ屋根の下2',
    `${'a'.repeat(30)}é`,
  ])('writes %s as the browser does', label => {
    expect(asciiHost(`${label}.example`)).toBe(new URL(`https://${label}.example`).hostname);
  });

  it('writes any letters as the browser does', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'aäéxŋжя日本語中ñ1'),
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(letters, label => {
        expect(asciiHost(`${label}.example`)).toBe(new URL(`https://${label}.example`).hostname);
      }),
    );
  });
});
