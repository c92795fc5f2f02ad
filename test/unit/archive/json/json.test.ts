import { describe, expect, it } from 'vitest';
import { createBloggerParser } from '../../../../lib/archive/blogger/index.ts';
import type { CreateParser, ParsedItem } from '../../../../lib/archive/items.ts';
import {
  createBloggerJsonParser,
  createJsonFeedParser,
  createWpJsonParser,
  looksLikeBloggerJson,
  looksLikeJsonFeed,
  looksLikeWpJson,
} from '../../../../lib/archive/json/index.ts';
import { blocksText, FailureError } from '../../../../lib/model/index.ts';
import { NO_SAMPLES, SAMPLES, sample } from '../xml/samples.ts';
import { CONTEXT, expectStreams, outlineOf, parseWith } from '../xml/streaming.ts';

const parse = (create: CreateParser, value: unknown, context = CONTEXT) =>
  parseWith(create, typeof value === 'string' ? value : JSON.stringify(value), { context });
const postsOf = (items: readonly ParsedItem[]) => items.filter(item => item.type === 'post');
function failureOf(create: CreateParser, text: string): string {
  try {
    parse(create, text);
    return 'none';
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return `${error.failure.code}: ${error.failure.message}`;
  }
}

const FEED = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'The Desk',
  home_page_url: 'https://desk.example.org/',
  authors: [{ name: 'Ada' }],
  items: [
    {
      id: '1',
      url: '/one',
      title: 'One',
      content_html: '<p>a <a href="/x">x</a></p>',
      date_published: '2015-03-10T22:11:05+01:00',
      tags: ['t', 't'],
    },
    { id: 2, content_text: 'two\nlines', author: { name: 'Bo' } },
    { id: '3', summary: 'Only this', date_published: 'soon', title: 7, tags: 'none' },
    'no item',
    null,
  ],
};

describe('JSON Feed', () => {
  it('gives its items; one that is none is named', () => {
    const items = parse(createJsonFeedParser, FEED);
    expect(outlineOf(items)).toEqual([
      'blog The Desk https://desk.example.org/',
      'post One',
      'post null',
      "warning -: No date: 'soon'.",
      'post null …',
      'warning -: Entry 4 can’t be read: it is no object.',
      'skipped 1 entry: unreadable',
      'warning -: Entry 5 can’t be read: it is no object.',
      'skipped 1 entry: unreadable',
    ]);
    expect(
      postsOf(items).map(({ post, source }) => [
        post.author,
        post.url,
        source,
        blocksText(post.body),
      ]),
    ).toEqual([
      ['Ada', 'https://desk.example.org/one', 'https://desk.example.org/one', 'a x'],
      ['Bo', null, '2', 'two\nlines'],
      ['Ada', null, '3', 'Only this'],
    ]);
    expect(postsOf(items)[0]!.post).toMatchObject({
      labels: ['t'],
      date: '2015-03-10T22:11:05+01:00',
    });
  });

  it('streams', () => expectStreams(createJsonFeedParser, JSON.stringify(FEED)));

  it('with __proto__ and 100,000 arrays in it does no harm', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const text = `{"__proto__":{"polluted":1},"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"t","__proto__":{"title":"x"},"constructor":{"prototype":{"polluted":1}}},{"id":"2","_deep":${deep}}]}`;
    expect(outlineOf(parse(createJsonFeedParser, text)).slice(1)).toEqual(['post t', 'post null']);
    expect('polluted' in {}).toBe(false);
  });

  it.each([
    [
      'a web page',
      '\n<!DOCTYPE html><title>Log in</title>',
      'unknown-format: It is a web page where JSON was promised.',
    ],
    [
      'cut off',
      JSON.stringify(FEED).slice(0, 200),
      'damaged: Its JSON ends in the middle: at line 1, character 201.',
    ],
    ['nothing', '', 'damaged: Its JSON ends in the middle: at line 1, character 1.'],
    [
      'broken',
      '\ufeff\n{"version": "https://jsonfeed.org/version/1",\n "items": [{"id": oops}]}',
      'damaged: Its JSON is broken at line 3, character 19.',
    ],
    [
      'broken in a call of a function',
      'cb({"version": "https://jsonfeed.org/version/1", "items": {]})',
      'damaged: Its JSON is broken at line 1, character 60.',
    ],
    ['other JSON', '{"version":1,"items":[]}', 'unknown-format: It is JSON, but no JSON Feed.'],
    ['a number', '7', 'unknown-format: It is JSON, but no JSON Feed.'],
  ])('that is %s', (_, text, failure) => {
    expect(failureOf(createJsonFeedParser, text)).toBe(failure);
  });

  it('cut off anywhere gives its whole entries, and says where', () => {
    const items = Array.from({ length: 9 }, (_, i) => ({
      id: String(i),
      title: `n${i}`,
      content_text: 'a ]}"\\\\ "{[ b',
      authors: [{ name: 'Ada' }],
    }));
    const whole = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items });
    const ends = items.map(
      item => whole.indexOf(JSON.stringify(item)) + JSON.stringify(item).length,
    );
    for (let cut = ends[0]!; cut < whole.length - 1; cut++) {
      const read = parse(createJsonFeedParser, whole.slice(0, cut));
      const there = ends.filter(end => end <= cut).length;
      expect(read.filter(item => item.type === 'post')).toHaveLength(there);
      expect(read.at(-1)).toMatchObject({
        type: 'warning',
        message: `The file ends in the middle: entry ${there} is the last whole one.`,
        place: { offset: ends[there - 1] },
      });
    }
  });

  it('broken in the middle gives its whole entries, and says where', () => {
    const items = ['1', '2', '3'].map(id => ({ id, content_text: `words ${id}` }));
    const whole = JSON.stringify({ version: 'https://jsonfeed.org/version/1', items });
    const text = whole.replace('}]}', '} oops {"id": "4"}]}');
    const broken = text.indexOf('oops');
    const read = parse(createJsonFeedParser, `\n ${text}`);
    expect(read.filter(item => item.type === 'post')).toHaveLength(3);
    expect(read.at(-1)).toMatchObject({
      type: 'warning',
      message: `Its JSON is broken at line 2, character ${broken + 2}: entry 3 is the last that could be read.`,
      place: { offset: broken + 2 },
    });
  });

  it('has no NUL and no half of a character in its texts', () => {
    const text = String.raw`{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"a\ud800","content_text":"b\u0000 \udc00c \\ud800 \ud83d\udc0e","content_html":null}]}`;
    const post = parse(createJsonFeedParser, text).find(item => item.type === 'post');
    expect(post?.post.title).toBe('a\ufffd');
    expect(blocksText(post!.post.body)).toBe('b\ufffd \ufffdc \\ud800 🐎');
  });

  it.each([
    ['Latin', ' ', 11],
    ['Cyrillic', 'д', 6],
  ])('over 100 MB of %s is refused before it fills the memory', (_, letter, chunks) => {
    const parser = createJsonFeedParser();
    const chunk = letter.repeat(10_000_000);
    expect(() => {
      for (let i = 0; i < chunks; i++) parser.write(chunk);
    }).toThrow('more than 100 MB');
  });

  it.each([
    ['itself', JSON.stringify(FEED), true],
    ['with escaped slashes', '{ "version": "https:\\/\\/jsonfeed.org\\/version\\/1"', true],
    ['a page that speaks of it', '<p>{"version":"https://jsonfeed.org/version/1"}', false],
  ])('looks like %s', (_, head, is) => expect(looksLikeJsonFeed(head)).toBe(is));
});

const POST = {
  id: 7,
  date: '2015-07-10T23:11:05',
  date_gmt: '2015-07-10T22:11:05',
  link: 'https://desk.example.org/forms/',
  status: 'publish',
  type: 'post',
  title: { rendered: 'Forms &#038; cells' },
  content: { rendered: '<p>a <a href="/x">x</a></p>', protected: false },
  excerpt: { rendered: '<p>a</p>' },
  _embedded: {
    author: [{ name: 'Ada' }],
    'wp:term': [
      [{ name: 'Courts', taxonomy: 'category' }],
      [{ name: 'Uncategorized', taxonomy: 'category' }],
    ],
  },
};
const COMMENT = {
  id: 9,
  post: 7,
  parent: 8,
  author_name: 'Bo',
  date: '2015-07-11T10:00:00',
  date_gmt: '2015-07-11T09:00:00',
  content: { rendered: '<p>Yes.</p>' },
  link: 'https://desk.example.org/forms/#comment-9',
  status: 'approved',
  type: 'comment',
};

describe('wp-json', () => {
  it('gives posts', () => {
    const [post] = postsOf(parse(createWpJsonParser, [POST]));
    expect(post).toMatchObject({
      source: 'wp-7',
      post: {
        kind: 'post',
        title: 'Forms & cells',
        date: '2015-07-10T23:11:05+01:00',
        url: 'https://desk.example.org/forms/',
        author: 'Ada',
        labels: ['Courts'],
        teaser: false,
      },
    });
  });

  it('gives comments', () => {
    const [item] = parse(createWpJsonParser, [COMMENT]);
    expect(item).toMatchObject({
      type: 'comment',
      comment: {
        source: '9',
        post: 'wp-7',
        parent: '8',
        author: 'Bo',
        date: '2015-07-11T10:00:00+01:00',
      },
    });
  });

  it('leaves out what is not public or no content', () => {
    const list = [
      { ...POST, status: 'draft' },
      { ...POST, type: 'attachment' },
      { ...COMMENT, type: 'pingback' },
      { ...COMMENT, status: 'hold' },
      { ...POST, type: 'page', content: {}, _embedded: null },
      { code: 'odd' },
    ];
    expect(outlineOf(parse(createWpJsonParser, list))).toEqual([
      'skipped 1 post: draft',
      'skipped 1 attachment: not content',
      'skipped 1 comment: another site’s link to the post (pingback)',
      'skipped 1 comment: pending',
      'page Forms & cells …',
      'warning -: Entry 6 can’t be read: it is neither a post nor a comment.',
      'skipped 1 entry: unreadable',
    ]);
  });

  it('that is an error of the site says that it is no list', () => {
    expect(failureOf(createWpJsonParser, '{"code":"rest_no_route","message":"No route"}')).toBe(
      'unknown-format: It is JSON, but no list of WordPress posts.',
    );
  });

  it('streams', () =>
    expectStreams(createWpJsonParser, JSON.stringify([POST, COMMENT, { ...POST, id: 8 }])));

  it.each([
    ['posts', JSON.stringify([POST]), true],
    ['an empty page', '[]', true],
    ['another list', '[{"a":1}]', false],
    ['an object', JSON.stringify(POST), false],
  ])('looks like %s', (_, head, is) => expect(looksLikeWpJson(head)).toBe(is));
});

describe("Blogger's JSON", () => {
  const category = [{ scheme: 'http://www.blogger.com/atom/ns#', term: 'Courts' }];
  const author = [{ name: { $t: 'Ada' }, email: { $t: 'noreply@blogger.com' } }];
  const published = { $t: '2015-03-10T22:11:05.000+00:00' };
  const feed = {
    version: '1.0',
    encoding: 'UTF-8',
    feed: {
      xmlns: 'http://www.w3.org/2005/Atom',
      id: { $t: 'tag:blogger.com,1999:blog-1' },
      title: { type: 'text', $t: 'The Desk' },
      link: [
        { rel: 'self', href: 'http://x.example/feed' },
        { rel: 'alternate', type: 'text/html', href: 'http://desk.example.org/' },
      ],
      entry: [
        {
          id: { $t: 'tag:blogger.com,1999:blog-1.post-2' },
          published,
          category,
          title: { type: 'text', $t: 'Forms' },
          content: { type: 'html', $t: 'a<br /><br />b' },
          link: [
            { rel: 'alternate', type: 'text/html', href: 'http://desk.example.org/forms.html' },
          ],
          author,
          thr$total: { $t: '1' },
        },
        {
          id: { $t: 'tag:blogger.com,1999:blog-1.post-3' },
          published,
          title: { $t: 'Yes' },
          content: { type: 'html', $t: 'Yes.' },
          author,
          thr$in$reply: 1,
          'thr$in-reply-to': { ref: 'tag:blogger.com,1999:blog-1.post-2' },
          gd$extendedProperty: [{ name: 'blogger.contentRemoved', value: 'true' }],
        },
        7,
      ],
    },
  };
  const xml = `<feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0' xmlns:gd='http://schemas.google.com/g/2005'><id>tag:blogger.com,1999:blog-1</id><title type='text'>The Desk</title><link rel='alternate' type='text/html' href='http://desk.example.org/'/><entry><id>tag:blogger.com,1999:blog-1.post-2</id><published>2015-03-10T22:11:05.000+00:00</published><category scheme='http://www.blogger.com/atom/ns#' term='Courts'/><title type='text'>Forms</title><content type='html'>a&lt;br /&gt;&lt;br /&gt;b</content><link rel='alternate' type='text/html' href='http://desk.example.org/forms.html'/><author><name>Ada</name></author><thr:total>1</thr:total></entry><entry><id>tag:blogger.com,1999:blog-1.post-3</id><published>2015-03-10T22:11:05.000+00:00</published><title>Yes</title><content type='html'>Yes.</content><author><name>Ada</name></author><thr:in-reply-to ref='tag:blogger.com,1999:blog-1.post-2'/><gd:extendedProperty name='blogger.contentRemoved' value='true'/></entry></feed>`;
  const withoutPlaces = (items: readonly ParsedItem[]) =>
    items.map(item => ({ ...item, place: undefined, resume: undefined }));

  it('says the same as its Atom', () => {
    const json = parse(createBloggerJsonParser, feed);
    expect(withoutPlaces(json.slice(0, 3))).toEqual(withoutPlaces(parse(createBloggerParser, xml)));
    expect(outlineOf(json).slice(3)).toEqual([
      'warning -: Entry 3 can’t be read: it is no object.',
      'skipped 1 entry: unreadable',
    ]);
  });

  it('is read in the call of a script too', () => {
    const call = `// API callback\ngdata.io.handleScriptLoaded(${JSON.stringify(feed)});`;
    expect(looksLikeBloggerJson(call)).toBe(true);
    expect(outlineOf(parse(createBloggerJsonParser, call))[1]).toBe('post Forms');
  });

  it('streams', () => expectStreams(createBloggerJsonParser, JSON.stringify(feed)));
});

describe.skipIf(NO_SAMPLES)(SAMPLES, () => {
  it('a JSON Feed of two', () => {
    const text = sample('feeds/feedparser-json_example.json');
    expect(looksLikeJsonFeed(text)).toBe(true);
    const items = parse(createJsonFeedParser, text);
    expect(outlineOf(items)).toEqual([
      'blog My Example Feed https://example.org/',
      'post post 2',
      'post null',
    ]);
    expect(blocksText(postsOf(items)[1]!.post.body)).toBe('Hello, world!');
  });
});
