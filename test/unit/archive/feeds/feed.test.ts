import { describe, expect, it } from 'vitest';
import { createFeedParser, looksLikeFeed } from '../../../../lib/archive/feeds/index.ts';
import type { ParsedItem } from '../../../../lib/archive/items.ts';
import { blocksText } from '../../../../lib/model/index.ts';
import { NO_SAMPLES, SAMPLES, sample } from '../xml/samples.ts';
import { CONTEXT, expectStreams, outlineOf, parseWith } from '../xml/streaming.ts';

const parse = (text: string, context = CONTEXT) => parseWith(createFeedParser, text, { context });
const postOf = (items: readonly ParsedItem[]) => items.find(item => item.type === 'post')!;
const textOf = (items: readonly ParsedItem[]) => blocksText(postOf(items).post.body);
const rss = (item: string) =>
  `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Desk</title><link>http://desk.example.org/</link><item>${item}</item></channel></rss>`;
const atom = (entry: string, root = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"${root}><title>The Desk</title><link href="http://desk.example.org/"/><author><name>Ada</name></author><entry>${entry}</entry></feed>`;

describe('RSS', () => {
  it('gives all of an item', () => {
    const items = parse(
      rss(
        `<title>Forms &amp;amp; cells</title><link>http://desk.example.org/forms#top</link><guid isPermaLink="false">42</guid><pubDate>Tue, 10 Mar 2015 22:11:05 GMT</pubDate><dc:creator>Ada</dc:creator><category>Courts</category><category>Courts</category><content:encoded><![CDATA[<p>One <a href="/about">us</a></p>]]></content:encoded><description>One</description><slash:comments>3</slash:comments>`,
      ),
    );
    expect(items[0]).toEqual({ type: 'blog', title: 'The Desk', url: 'http://desk.example.org/' });
    expect(postOf(items)).toMatchObject({
      source: 'http://desk.example.org/forms',
      declared: 3,
      post: {
        title: 'Forms & cells',
        date: '2015-03-10T22:11:05+00:00',
        url: 'http://desk.example.org/forms#top',
        author: 'Ada',
        labels: ['Courts'],
        body: [
          { t: 'p', c: ['One ', { t: 'link', href: 'http://desk.example.org/about', c: ['us'] }] },
        ],
        teaser: false,
      },
    });
  });

  it.each([
    [
      'a guid that is an address',
      '<guid>http://desk.example.org/1</guid>',
      'http://desk.example.org/1',
    ],
    ['a guid that is none', '<guid isPermaLink="false">http://desk.example.org/1</guid>', null],
    ['a guid that only says it is one', '<guid>desk-1</guid>', null],
    ['a script', '<link>javascript:alert(1)</link>', null],
    ['a relative link', '<link>/1</link>', 'http://desk.example.org/1'],
    [
      'a bare ampersand',
      '<link>http://desk.example.org/?a=1&b=2</link>',
      'http://desk.example.org/?a=1&b=2',
    ],
    ["Atom's link", '<atom:link href="http://desk.example.org/2"/>', 'http://desk.example.org/2'],
  ])('the address: %s', (_, element, url) => {
    expect(postOf(parse(rss(element))).post.url).toBe(url);
  });

  it.each([
    ['mark@example.org (Mark P.)', 'Mark P.'],
    ['Mark P. &lt;mark@example.org&gt;', 'Mark P.'],
    ['Mark P.', 'Mark P.'],
    ['mark@example.org', null],
    ['noreply@blogger.com (Unknown)', null],
  ])('the author: %s', (written, author) => {
    expect(postOf(parse(rss(`<author>${written}</author>`))).post.author).toBe(author);
  });

  const whole = `<p>${'Long enough to be a whole post. '.repeat(30)}</p>`;
  it.each([
    ['a short plain description', 'A line of text', true],
    ['one that goes on', whole.replace('</p>', '[&#8230;]</p>'), true],
    [
      'one that sends you on',
      whole.replace('</p>', ' <a href="/x">Continue reading Forms →</a></p>'),
      true,
    ],
    ['a whole post', whole, false],
    ['a short post with markup', '<p>Short, and all of it.</p>', false],
  ])('%s: beginning %j', (_, html, teaser) => {
    const escaped = html.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const items = parse(
      rss(`<link>http://desk.example.org/1</link><description>${escaped}</description>`),
    );
    expect(postOf(items).post.teaser).toBe(teaser);
  });

  it.each([
    [
      '0.91, with a document type',
      `<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://192.0.2.1/rss.dtd"><rss version="0.91"><channel><item><title>a&nbsp;b</title></item></channel></rss>`,
    ],
    [
      '0.90',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>c</title></channel><item><title>a b</title></item></rdf:RDF>`,
    ],
    [
      '1.0',
      `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rss="http://purl.org/rss/1.0/"><rss:channel/><rss:item r:about="http://x.example/"><rss:title>a b</rss:title></rss:item></r:RDF>`,
    ],
    [
      '2.0 in a namespace',
      `<rss xmlns="http://backend.userland.com/rss2"><channel><item><title>a b</title></item></channel></rss>`,
    ],
    ['without a root of its own', `<channel><item><title>a b</title></item></channel>`],
    [
      'HTML that was not escaped',
      `<rss><channel><item><title>a <b>b</b></title></item></channel></rss>`,
    ],
  ])('%s', (_, text) => {
    expect(looksLikeFeed(text)).toBe(true);
    expect(postOf(parse(text)).post.title).toBe('a b');
  });

  it("takes WordPress's feed of comments for what it is", () => {
    const items = parse(
      rss(
        `<title>By: Bo</title><link>http://desk.example.org/forms/#comment-9</link><dc:creator>Bo</dc:creator><content:encoded>Yes.</content:encoded>`,
      ),
    );
    expect(items[1]).toMatchObject({
      type: 'comment',
      comment: { post: 'http://desk.example.org/forms/', author: 'Bo', parent: null },
    });
  });

  it('streams', () => {
    const items = rss('<title>a &amp; b</title><description><![CDATA[<p>x</p>]]></description>');
    expectStreams(
      createFeedParser,
      items.replace('</channel>', '<item><title>c</title></item>\n</channel>'),
    );
  });
});

describe('Atom', () => {
  it.each([
    ['text', '<content type="text">1 &lt; 2\nlines</content>', '1 < 2\nlines'],
    ['text, by default', '<content>a &lt; b</content>', 'a < b'],
    ['html', '<content type="html">&lt;p&gt;a&lt;/p&gt;&lt;p&gt;b&lt;/p&gt;</content>', 'a\nb'],
    [
      'html without saying so',
      '<content>&lt;p&gt;a&lt;/p&gt;&lt;p&gt;b&lt;/p&gt;</content>',
      'a\nb',
    ],
    [
      'xhtml',
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a &amp; b</p><p>c</p></div></content>',
      'a & b\nc',
    ],
    ['0.3, escaped', '<content type="text/html" mode="escaped">&lt;p&gt;a</content>', 'a'],
    [
      '0.3, as XML',
      '<content type="application/xhtml+xml" mode="xml"><p>a</p><p>b</p></content>',
      'a\nb',
    ],
  ])('content: %s', (_, content, text) => {
    const items = parse(atom(content));
    expect(textOf(items)).toBe(text);
    expect(postOf(items).post.teaser).toBe(false);
  });

  it.each([
    ['a summary', '<summary>Only this</summary>'],
    ['content elsewhere', '<content src="http://desk.example.org/x"/><summary>Only this</summary>'],
    [
      'content that is no text',
      '<content mode="base64">eA==</content><summary>Only this</summary>',
    ],
  ])('a beginning: %s', (_, element) => {
    const items = parse(atom(element));
    expect([textOf(items), postOf(items).post.teaser]).toEqual(['Only this', true]);
  });

  it('resolves by xml:base, from the outside in', () => {
    const items = parse(
      atom(
        `<link href="1"/><content type="html" xml:base="deep/">&lt;a href="x"&gt;x&lt;/a&gt;</content>`,
        ' xml:base="http://base.example.org/blog/"',
      ),
    );
    expect(postOf(items).post).toMatchObject({
      url: 'http://base.example.org/blog/1',
      body: [{ t: 'p', c: [{ t: 'link', href: 'http://base.example.org/blog/deep/x', c: ['x'] }] }],
    });
  });

  it.each([
    ['its own', '<author><name>Bo</name></author>', 'Bo'],
    ["its source's", '<source><author><name>Cy</name></author></source>', 'Cy'],
    ["its feed's", '', 'Ada'],
  ])('author: %s', (_, element, author) => {
    expect(postOf(parse(atom(element))).post.author).toBe(author);
  });

  it.each([
    [
      'published',
      '<updated>2016-01-01T00:00:00Z</updated><published>2015-03-10T22:11:05+01:00</published>',
    ],
    [
      'issued, of 0.3',
      '<modified>2016-01-01T00:00:00Z</modified><issued>2015-03-10T22:11:05+01:00</issued>',
    ],
    ['updated alone', '<updated>2015-03-10T22:11:05+01:00</updated>'],
  ])('date: %s', (_, element) => {
    expect(postOf(parse(atom(element))).post.date).toBe('2015-03-10T22:11:05+01:00');
  });

  it('says which post a comment belongs to', () => {
    const items = parse(
      atom(
        '<id>tag:c9</id><thr:in-reply-to ref="tag:p1" href="http://x.example/"/><content>Yes</content>',
      ),
    );
    expect(items[1]).toMatchObject({
      type: 'comment',
      comment: { source: 'tag:c9', post: 'tag:p1' },
    });
    expect(postOf(parse(atom('<id>tag:p1</id>'))).source).toBe('tag:p1');
  });

  it('warns of a date that is none', () => {
    expect(outlineOf(parse(atom('<updated>275761-01-01T00:00:00Z</updated>')))).toContain(
      "warning 1: No date: '275761-01-01T00:00:00Z'.",
    );
  });

  it('streams, with bases and prefixes of its own', () => {
    const feed = `<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="http://desk.example.org/"><a:title>t</a:title><a:entry><a:link href="1"/></a:entry>\n<a:entry><a:link href="2"/><a:title>é</a:title></a:entry></a:feed>`;
    expectStreams(createFeedParser, feed);
    expect(postOf(parse(feed)).post.url).toBe('http://desk.example.org/1');
  });
});

describe('no feed', () => {
  it.each([
    ['a page', '<!DOCTYPE html><html><body><p>An <item> in it</p></body></html>'],
    ['an entry of something else', '<entry><a/></entry>'],
    ['RDF of something else', '<rdf:RDF><foaf:Person/></rdf:RDF>'],
    ['words', 'rss'],
  ])('%s', (_, head) => expect(looksLikeFeed(head)).toBe(false));

  it('without XML says so', () => {
    expect(() => parse('no tags & none')).toThrow('There is no XML in it');
  });

  it('with nothing in it is a blog without posts', () => {
    expect(outlineOf(parse('<rss><channel><title>t</title></channel></rss>'))).toEqual([
      'blog t null',
    ]);
  });
});

describe.skipIf(NO_SAMPLES)(SAMPLES, () => {
  it.each([
    [
      'feedsmith-atom-10.xml',
      [
        'Comprehensive Entry Example',
        'Minimal Required Entry',
        'Content Types Example',
        'Content by Reference',
        'Multiple Authors Example',
        'Exemple de Contenu en Français',
      ],
    ],
    ['feedsmith-rdf-10.xml', ['Processing Inclusions with XSLT', 'Putting RDF to Work']],
    ['feedsmith-rss-092.xml', ['First item title', 'Second item title']],
    ['feedsmith-rss-20.xml', ['First item title', 'Second item title']],
    ['feedparser-illformed_rss_item_link_corrupted_ampersands.xml', [null]],
  ])('%s', (name, titles) => {
    const text = sample(`feeds/${name}`);
    expect(looksLikeFeed(text)).toBe(true);
    const items = parse(text);
    const posts = items.filter(item => item.type === 'post');
    expect(posts.map(({ post }) => post.title)).toEqual(titles);
    expect(items.some(item => item.type === 'warning' || item.type === 'skipped')).toBe(false);
    expectStreams(createFeedParser, text);
  });
});
