import { describe, expect, it } from 'vitest';
import { createBloggerParser, looksLikeBlogger } from '../../../../lib/archive/blogger/index.ts';
import type { ParsedItem } from '../../../../lib/archive/items.ts';
import { blocksText } from '../../../../lib/model/index.ts';
import { NO_SAMPLES, SAMPLES, sample } from '../xml/samples.ts';
import { CONTEXT, expectStreams, outlineOf, parseWith } from '../xml/streaming.ts';

const KIND = 'http://schemas.google.com/blogger/2008/kind#';
const entry = (kind: string, id: number, rest: string) =>
  `<entry><id>tag:blogger.com,1999:blog-1.post-${id}</id><published>2015-03-10T22:11:05.123+00:00</published><category scheme='http://schemas.google.com/g/2005#kind' term='${KIND}${kind}'/>${rest}</entry>`;
const comment = (id: number, post: number, rest: string) =>
  entry(
    'comment',
    id,
    `<title type='text'>A cut title...</title>${rest}<thr:in-reply-to ref='tag:blogger.com,1999:blog-1.post-${post}' type='text/html'/>`,
  );
const html = (text: string) => `<content type='html'>${text}</content>`;
const FEED = `<?xml version='1.0' encoding='UTF-8'?>
<?xml-stylesheet href="http://www.blogger.com/styles/atom.css" type="text/css"?>
<feed xmlns='http://www.w3.org/2005/Atom' xmlns:gd='http://schemas.google.com/g/2005' xmlns:thr='http://purl.org/syndication/thread/1.0'><id>tag:blogger.com,1999:blog-1.archive</id><title type='text'>The Night Desk</title><link rel='alternate' type='text/html' href='http://desk.example.org/'/>
`;
const file = (...entries: string[]) => `${FEED}${entries.join('\n')}\n</feed>`;
const POST = entry(
  'post',
  2,
  `<category scheme='http://www.blogger.com/atom/ns#' term='Courts'/><category scheme='http://www.blogger.com/atom/ns#' term='Courts'/><title type='text'>Forms &amp;amp; cells</title>${html('First.&lt;br /&gt;&lt;br /&gt;&lt;a href=&quot;/about&quot;&gt;About&lt;/a&gt; it&amp;#39;s.')}<link rel='alternate' type='text/html' href='http://desk.example.org/2015/03/forms.html'/><author><name>Ada</name></author><thr:total>2</thr:total>`,
);
const ANSWER = `<link rel='related' type='application/atom+xml' href='http://www.blogger.com/feeds/1/2/comments/default/31?v=2'/>`;
const EXPORT = file(
  entry('template', 1, html('&lt;html&gt;')),
  entry('settings', 1, html('true')),
  POST,
  entry('page', 3, `<title type='text'>About</title>${html('Us.')}`),
  entry(
    'post',
    4,
    `<title type='text'></title>${html('No title here.')}<app:control xmlns:app='http://purl.org/atom/app#'><app:draft>yes</app:draft></app:control>`,
  ),
  comment(31, 2, `${html('I agree.')}<author><name>Anonymous</name></author>`),
  comment(32, 2, `${html('So do I.')}${ANSWER}<author><name>Unknown</name></author>`),
  comment(
    33,
    2,
    `${html('This comment has been removed by the author.')}<author><name>Bo</name></author><gd:extendedProperty name='blogger.contentRemoved' value='true'/>`,
  ),
);

const postOf = (items: readonly ParsedItem[]) => items.find(item => item.type === 'post')!;
const commentsOf = (items: readonly ParsedItem[]) =>
  items.flatMap(item => (item.type === 'comment' ? [item.comment] : []));
const parse = (text: string, context = CONTEXT) =>
  parseWith(createBloggerParser, text, { context });

describe('a classic export', () => {
  it('is posts, pages and comments; the rest is left out and counted', () => {
    expect(outlineOf(parse(EXPORT))).toEqual([
      'blog The Night Desk http://desk.example.org/',
      'skipped 1 template: not content',
      'skipped 1 settings: not content',
      'post Forms & cells',
      'page About',
      'skipped 1 post: draft',
      'comment on post-2',
      'comment on post-2',
      'comment on post-2',
    ]);
  });

  it('gives all of a post', () => {
    const { post, source, declared, place } = postOf(parse(EXPORT));
    expect(post).toMatchObject({
      title: 'Forms & cells',
      date: '2015-03-10T22:11:05+00:00',
      url: 'http://desk.example.org/2015/03/forms.html',
      author: 'Ada',
      labels: ['Courts'],
      teaser: false,
    });
    expect(post.body).toEqual([
      { t: 'p', c: ['First.'] },
      {
        t: 'p',
        c: [{ t: 'link', href: 'http://desk.example.org/about', c: ['About'] }, " it's."],
      },
    ]);
    expect({ source, declared, line: place.line }).toEqual({
      source: 'post-2',
      declared: 2,
      line: 6,
    });
  });

  it('gives comments with parents, without titles, the removed ones without their text', () => {
    const comments = commentsOf(parse(EXPORT)).map(({ body, ...rest }) => ({
      ...rest,
      text: blocksText(body),
    }));
    const date = '2015-03-10T22:11:05+00:00';
    const same = { post: 'post-2', date, removed: false, parent: null };
    expect(comments).toEqual([
      { ...same, source: 'post-31', author: 'Anonymous', text: 'I agree.' },
      { ...same, source: 'post-32', author: null, parent: 'post-31', text: 'So do I.' },
      { ...same, source: 'post-33', author: 'Bo', removed: true, text: '' },
    ]);
  });

  it('gives drafts to who asks for them', () => {
    const items = parse(EXPORT, { ...CONTEXT, include: ['draft'] });
    expect(outlineOf(items)).toContain('post null');
    expect(outlineOf(items)).not.toContain('skipped 1 post: draft');
  });

  it('streams', () => expectStreams(createBloggerParser, EXPORT));

  it.each([
    ['an offset', '2015-03-10T22:11:05.123+01:00', '2015-03-10T22:11:05+01:00'],
    ['UTC', '2015-03-10T22:11:05Z', '2015-03-10T22:11:05+00:00'],
    ['the year 275761', '+275761-01-01T00:00:00Z', null],
    ['no date', 'last week', null],
  ])('dates: %s', (_, written, date) => {
    const items = parse(
      file(POST.replace(/<published>.*<\/published>/, `<published>${written}</published>`)),
    );
    expect(postOf(items).post.date).toBe(date);
    expect(items.some(item => item.type === 'warning')).toBe(date === null);
  });

  it.each([
    ['Unknown', null],
    ['noreply@blogger.com', null],
    ['', null],
    ['Anonymous', 'Anonymous'],
    ['  Ada\u202e  L.\u0000 ', 'Ada L.'],
  ])('an author called %j', (name, author) => {
    const text = file(comment(5, 2, `${html('x')}<author><name>${name}</name></author>`));
    expect(commentsOf(parse(text))[0]?.author).toBe(author);
  });

  it('finds the post of a comment in its own address, or says that there is none', () => {
    const self = `<link rel='self' href='http://www.blogger.com/feeds/1/77/comments/default/5'/>`;
    expect(commentsOf(parse(file(entry('comment', 5, html('x') + self))))[0]?.post).toBe('post-77');
    expect(outlineOf(parse(file(entry('comment', 5, html('x'))))).slice(1)).toEqual([
      'warning 4: A comment does not say to which post it belongs.',
      'skipped 1 comment: of no post',
    ]);
  });

  it('cut off in a post keeps its beginning as such; a comment that was cut off is left out', () => {
    const inPost = parse(EXPORT.slice(0, EXPORT.indexOf('About&lt;/a')));
    expect(outlineOf(inPost).slice(-2)).toEqual([
      'warning 5: The file ends in the middle: the last whole entry ends at line 5.',
      'post Forms & cells …',
    ]);
    const inComment = parse(EXPORT.slice(0, EXPORT.indexOf('So do I.') + 4));
    expect(outlineOf(inComment).at(-1)).toBe('skipped 1 comment: cut off');
    const beforeKind = parse(
      `${FEED}<entry><id>tag:blogger.com,1999:blog-1.post-2</id><title>half`,
    );
    expect(outlineOf(beforeKind).at(-1)).toBe('skipped 1 entry: cut off');
  });

  it('drops what acts', () => {
    const bad = html(
      '&lt;script&gt;alert(1)&lt;/script&gt;&lt;a href="javascript:alert(1)"&gt;x&lt;/a&gt;&lt;base href="http://192.0.2.1/"&gt;&lt;a href="/y"&gt;y&lt;/a&gt;',
    );
    const { body } = postOf(parse(file(entry('post', 9, bad)))).post;
    expect(JSON.stringify(body)).not.toMatch(/alert|javascript|192/);
    expect(JSON.stringify(body)).toContain('http://desk.example.org/y');
  });
});

describe('public feeds', () => {
  const without = (text: string) => text.replace(/<category scheme='[^']*#kind'[^>]*>/g, '');

  it('leave the kind out', () => {
    const page = POST.replace('blog-1.post-2', 'blog-1.page-2');
    expect(outlineOf(parse(without(file(POST, page, comment(31, 2, html('x'))))))).toEqual([
      'blog The Night Desk http://desk.example.org/',
      'post Forms & cells',
      'page Forms & cells',
      'comment on post-2',
    ]);
  });

  it('may be of summaries', () => {
    const summary = `<title>t</title><summary type='text'>Only the beginning</summary>`;
    expect(outlineOf(parse(file(entry('post', 8, summary))))[1]).toBe('post t …');
  });
});

describe('looksLikeBlogger', () => {
  it.each([
    ['an export', EXPORT, true],
    ['its head', EXPORT.slice(0, 500), true],
    [
      'another feed',
      '<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.org</id></feed>',
      false,
    ],
    ['a page that speaks of one', `<html><pre>${EXPORT}</pre></html>`, false],
    ['nothing', '', false],
  ])('%s', (_, head, is) => expect(looksLikeBlogger(head)).toBe(is));
});

describe.skipIf(NO_SAMPLES)(SAMPLES, () => {
  it.each([
    ['arpruss-demo', 128, 3, 116],
    ['apraditya-complete', 10, 1, 0],
    ['gbc-blogger-sample2', 4, 0, 3],
  ])('%s: %i posts and %i drafts, %i comments', (name, posts, drafts, comments) => {
    const text = sample(`blogger/${name}.xml`);
    expect(looksLikeBlogger(text.slice(0, 65_536))).toBe(true);
    const items = parseWith(createBloggerParser, text, { size: 10_000 });
    const count = (line: string | RegExp) =>
      outlineOf(items).filter(said => said.match(line)).length;
    expect([count(/^post /), count('skipped 1 post: draft'), count(/^comment on/)]).toEqual([
      posts,
      drafts,
      comments,
    ]);
    expect(count(/^warning/)).toBe(0);
    const ids = new Set(items.flatMap(item => (item.type === 'post' ? [item.source] : [])));
    expect(commentsOf(items).every(({ post }) => ids.has(post))).toBe(true);
  });

  it('both untitled posts of the first are drafts', () => {
    const text = sample('blogger/arpruss-demo.xml');
    const items = parse(text, { ...CONTEXT, include: ['draft'] });
    expect(outlineOf(items).filter(said => said === 'post null')).toHaveLength(2);
  });
});
