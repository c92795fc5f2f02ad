import { describe, expect, it } from 'vitest';
import type { ParsedItem } from '../../../../lib/archive/items.ts';
import { createWxrParser, looksLikeWxr } from '../../../../lib/archive/wordpress/index.ts';
import { blocksText } from '../../../../lib/model/index.ts';
import { NO_SAMPLES, SAMPLES, sample } from '../xml/samples.ts';
import { CONTEXT, expectStreams, outlineOf, parseWith } from '../xml/streaming.ts';

const file = (items: string, version = '1.2/') => `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/${version}excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/${version}">
<channel><title>The Desk</title><link>http://desk.example.org</link>
<wp:base_blog_url>http://desk.example.org</wp:base_blog_url>
<wp:author><wp:author_login><![CDATA[ada]]></wp:author_login><wp:author_display_name><![CDATA[Ada L.]]></wp:author_display_name></wp:author>
${items}
</channel></rss>`;
const item = (rest: string, status = 'publish', type = 'post', id = 7) =>
  `<item><title>Hello</title><link>http://desk.example.org/hello/</link><dc:creator>ada</dc:creator><wp:post_id>${id}</wp:post_id><wp:post_date>2015-07-10 23:11:05</wp:post_date><wp:post_date_gmt>2015-07-10 22:11:05</wp:post_date_gmt><wp:status>${status}</wp:status><wp:post_type>${type}</wp:post_type>${rest}</item>`;
const body = (text: string) => `<content:encoded><![CDATA[${text}]]></content:encoded>`;
const comment = (id: number, parent: number, approved = '1', type = '', text = `text ${id}`) =>
  `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author><![CDATA[Bo]]></wp:comment_author><wp:comment_date>2015-07-11 10:0${id % 10}:00</wp:comment_date><wp:comment_date_gmt>2015-07-11 09:0${id % 10}:00</wp:comment_date_gmt><wp:comment_content><![CDATA[${text}]]></wp:comment_content><wp:comment_approved>${approved}</wp:comment_approved><wp:comment_type>${type}</wp:comment_type><wp:comment_parent>${parent}</wp:comment_parent></wp:comment>`;

const parse = (text: string, context = CONTEXT) => parseWith(createWxrParser, text, { context });
const postsOf = (items: readonly ParsedItem[]) => items.filter(found => found.type === 'post');
const thread = (items: readonly ParsedItem[]) => {
  const { comments } = postsOf(items)[0]!;
  const texts = new Map(comments.map(({ id, body }) => [id, blocksText(body)]));
  return comments.map(
    ({ id, parent }) => (parent === null ? '' : `${texts.get(parent)} > `) + texts.get(id),
  );
};

describe('a WordPress export', () => {
  it.each(['1.0/', '1.1/', '1.2/', ''])('of version %j', version => {
    const [post] = postsOf(parse(file(item(body('One.\n\nTwo\nlines.') + comment(1, 0)), version)));
    expect(post).toMatchObject({
      source: 'wp-7',
      post: {
        kind: 'post',
        title: 'Hello',
        date: '2015-07-10T23:11:05+01:00',
        url: 'http://desk.example.org/hello/',
        author: 'Ada L.',
        teaser: false,
      },
      comments: [{ author: 'Bo', date: '2015-07-11T10:01:00+01:00', parent: null }],
    });
    expect(post!.post.body).toEqual([
      { t: 'p', c: ['One.'] },
      { t: 'p', c: ['Two', { t: 'break' }, 'lines.'] },
    ]);
  });

  it('takes posts and pages by status, and says what became of the rest', () => {
    const statuses = ['draft', 'pending', 'private', 'future', 'trash', 'odd'];
    const items = [
      item(comment(1, 0), 'inherit', 'attachment'),
      item('', 'publish', 'nav_menu_item'),
      item('', 'publish', 'page'),
      ...statuses.map(status => item(comment(1, 0), status)),
    ].join('');
    const lines = outlineOf(parse(file(items)));
    expect(lines).toEqual([
      'blog The Desk http://desk.example.org/',
      'skipped 1 attachment: not content',
      'skipped 1 comment: with its attachment',
      'skipped 1 nav_menu_item: not content',
      'page Hello',
      ...['draft', 'awaiting review', 'private', 'scheduled', 'trashed', 'odd'].flatMap(reason => [
        `skipped 1 post: ${reason}`,
        `skipped 1 comment: with its ${reason} post`,
      ]),
    ]);
    const all = parse(file(items), { ...CONTEXT, include: ['draft', 'scheduled', 'trashed'] });
    expect(postsOf(all)).toHaveLength(6);
  });

  it('makes threads of comment_parent, whatever order they come in', () => {
    const comments = comment(3, 2) + comment(1, 0) + comment(2, 1) + comment(4, 1);
    expect(thread(parse(file(item(comments))))).toEqual([
      'text 1',
      'text 1 > text 2',
      'text 2 > text 3',
      'text 1 > text 4',
    ]);
  });

  it('leaves out what is no comment, and says why', () => {
    const comments = [
      comment(1, 0),
      comment(2, 0, '0'),
      comment(3, 0, 'spam'),
      comment(4, 0, 'trash'),
      comment(5, 0, '1', 'pingback'),
      comment(6, 0, '1', 'trackback'),
      comment(7, 0, '0', 'pingback'),
      comment(8, 0, 'post-trashed', 'comment'),
      comment(9, 0, '1', 'review'),
    ].join('');
    const items = parse(file(item(comments)));
    expect(outlineOf(items).slice(1)).toEqual([
      'skipped 1 comment: pending',
      'skipped 1 comment: spam',
      'skipped 2 comment: trashed',
      'skipped 2 comment: another site’s link to the post (pingback)',
      'skipped 1 comment: another site’s link to the post (trackback)',
      'skipped 1 comment: not a comment but “review”',
      'post Hello',
    ]);
    expect(thread(items)).toEqual(['text 1']);
  });

  it('mends threads: orphans, circles, an id twice', () => {
    const comments =
      comment(1, 99) + comment(2, 3) + comment(3, 2) + comment(1, 0, '1', '', 'again');
    const items = parse(file(item(comments)));
    expect(thread(items)).toEqual(['text 1', 'text 2', 'text 2 > text 3']);
    expect(outlineOf(items).slice(1, -1)).toEqual([
      'skipped 1 comment: the same id twice',
      'warning 6: A comment answers one that is not there: it stands at the top.',
      'warning 6: Comments answer each other in a circle: the first stands at the top.',
    ]);
  });

  it.each([
    [
      'zeros with a moment in UTC',
      '0000-00-00 00:00:00',
      '2015-07-10 22:11:05',
      '2015-07-10T22:11:05+00:00',
      0,
    ],
    ['zeros alone', '0000-00-00 00:00:00', '0000-00-00 00:00:00', null, 0],
    ['no UTC', '2015-07-10 23:11:05', '0000-00-00 00:00:00', '2015-07-10T23:11:05', 0],
    [
      'UTC that is nowhere near',
      '2015-07-10 23:11:05',
      '2015-01-01 00:00:00',
      '2015-07-10T23:11:05',
      0,
    ],
    ['nonsense', 'soon', '', null, 1],
  ])('dates: %s', (_, local, gmt, date, warnings) => {
    const text = item('').replace('2015-07-10 23:11:05', local).replace('2015-07-10 22:11:05', gmt);
    const items = parse(file(text));
    expect(postsOf(items)[0]!.post.date).toBe(date);
    expect(items.filter(found => found.type === 'warning')).toHaveLength(warnings);
  });

  it('labels are categories and tags, each once', () => {
    const labels = `<category domain="category" nicename="courts"><![CDATA[Courts &amp; cells]]></category><category><![CDATA[Courts &amp; cells]]></category><category domain="post_tag" nicename="x">x</category><category domain="post_format" nicename="aside">Aside</category><category domain="category" nicename="uncategorized">Uncategorized</category>`;
    expect(postsOf(parse(file(item(labels))))[0]!.post.labels).toEqual(['Courts & cells', 'x']);
  });

  it('an excerpt alone is a beginning', () => {
    const excerpt = '<excerpt:encoded><![CDATA[Only this]]></excerpt:encoded>';
    expect(outlineOf(parse(file(item(body('') + excerpt))))[1]).toBe('post Hello …');
  });

  it('authors who try to be objects are only names', () => {
    const bad = `<wp:author><wp:author_login>__proto__</wp:author_login><wp:author_display_name>x</wp:author_display_name></wp:author>`;
    const items = parse(file(bad + item('').replace('>ada<', '>__proto__<')));
    expect(postsOf(items)[0]!.post.author).toBe('__proto__');
  });

  it('re-declared prefixes and broken CDATA are read as they were meant', () => {
    const text = file(
      `<item xmlns:w="http://wordpress.org/export/1.0/"><w:post_type>page</w:post_type><content:encoded><![CDATA[a <code><![CDATA[ b ]]></code> c]]></content:encoded></item>`,
    );
    const [post] = postsOf(parse(text));
    expect(post!.post.kind).toBe('page');
    expect(blocksText(post!.post.body)).toMatch(/^a .*c$/);
  });

  it('cut off, keeps what is known to be public', () => {
    const text = file(item(body('One.') + comment(1, 0) + comment(2, 0)));
    const upTo = (end: string) => parse(text.slice(0, text.indexOf(end)));
    expect(outlineOf(upTo('<wp:post_type>')).at(-1)).toBe('skipped 1 entry: cut off');
    expect(outlineOf(upTo('xt 2')).slice(-2)).toEqual([
      'skipped 1 comment: cut off',
      'post Hello …',
    ]);
    expect(thread(upTo('xt 2'))).toEqual(['text 1']);
  });

  it('with more comments to a post than can be held keeps the post and those at first', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, no) =>
        comment(no + 1, 0, '1', '', 'word '.repeat(200)),
      ).join('');
    const items = parse(
      file(item(body('Words') + many(6_000)) + item(body('More') + many(1), 'publish', 'post', 8)),
    );
    const [first, second] = postsOf(items);
    expect(blocksText(first!.post.body)).toBe('Words');
    expect(first!.comments.length).toBeGreaterThan(4_000);
    expect(first!.comments.length).toBeLessThan(6_000);
    expect(second!.comments).toHaveLength(1);
    expect(items.filter(({ type }) => type === 'warning')).toMatchObject([
      { message: 'An entry has more than 6 million characters: the rest was left out.' },
    ]);
  });

  it('streams', () => {
    const items =
      item(body('One.\n\nTwo') + comment(2, 1) + comment(1, 0)) +
      item('', 'draft') +
      item(comment(1, 9), 'publish', 'page', 8);
    expectStreams(createWxrParser, file(items));
    expectStreams(createWxrParser, file(items).slice(0, -200));
  });

  it.each([
    ['an export', file(item('')), true],
    ['one without a version', file(item(''), ''), true],
    ['one that declares nothing', '<rss><channel><wp:wxr_version>1.0</wp:wxr_version>', true],
    ['a feed', '<rss version="2.0"><channel><title>wp</title></channel></rss>', false],
  ])('looks like one: %s', (_, head, is) => expect(looksLikeWxr(head)).toBe(is));
});

describe.skipIf(NO_SAMPLES)(SAMPLES, () => {
  it("WordPress's theme test: 49 of 51 posts, 21 pages, 25 comments, 4 pings, 3 pending", () => {
    const items = parse(sample('wxr/wptt-themeunittestdata.xml'));
    const posts = postsOf(items);
    expect(posts.filter(({ post }) => post.kind === 'post')).toHaveLength(49);
    expect(posts.filter(({ post }) => post.kind === 'page')).toHaveLength(21);
    const comments = posts.flatMap(post => post.comments);
    expect([comments.length, comments.filter(({ parent }) => parent !== null).length]).toEqual([
      25, 9,
    ]);
    const skipped: Record<string, number> = {};
    for (const found of items) {
      if (found.type !== 'skipped') continue;
      const name = `${found.kind}: ${found.reason}`;
      skipped[name] = (skipped[name] ?? 0) + found.count;
    }
    expect(skipped).toEqual({
      'post: draft': 1,
      'post: scheduled': 1,
      'comment: pending': 3,
      'comment: another site’s link to the post (pingback)': 2,
      'comment: another site’s link to the post (trackback)': 2,
      'attachment: not content': 38,
      'nav_menu_item: not content': 70,
    });
  });

  it('an export with CDATA within CDATA', () => {
    const items = parse(sample('wxr/wpimporter-crazy-cdata.xml'));
    expect(outlineOf(items).slice(1)).toEqual(['post Hello world!']);
    expect(blocksText(postsOf(items)[0]!.post.body)).toMatch(/^Content with nested .*:\)$/);
  });
});
