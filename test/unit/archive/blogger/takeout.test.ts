import { describe, expect, it } from 'vitest';
import {
  createBloggerParser,
  createTakeoutParser,
  looksLikeBlogger,
  looksLikeTakeout,
} from '../../../../lib/archive/blogger/index.ts';
import type { ParserContext } from '../../../../lib/archive/items.ts';
import { blocksText } from '../../../../lib/model/index.ts';
import { NO_SAMPLES, SAMPLES, sample } from '../xml/samples.ts';
import { CONTEXT, expectStreams, outlineOf, parseWith } from '../xml/streaming.ts';

const entry = (type: string, status: string, id: number, rest: string, trashed = '') =>
  `<entry><id>tag:blogger.com,1999:blog-1.post-${id}</id><blogger:type>${type}</blogger:type><blogger:status>${status}</blogger:status><author><name>Ada</name><blogger:type>BLOGGER</blogger:type></author>${rest}<published>2015-07-10T22:11:05.5Z</published><blogger:trashed>${trashed}</blogger:trashed></entry>`;
const comment = (status: string, id: number, text = 'Yes.', answers = '') =>
  entry(
    'COMMENT',
    status,
    id,
    `<blogger:parent>tag:blogger.com,1999:blog-1.post-90</blogger:parent><blogger:inReplyTo>${answers}</blogger:inReplyTo><content type='html'>${text}</content>`,
  );
const POST = entry(
  'POST',
  'LIVE',
  90,
  `<title>Forms</title><content type='html'>Text &lt;a href="/about"&gt;us&lt;/a&gt;</content><category scheme='tag:blogger.com,1999:blog-1' term='Courts'/><category/><blogger:filename>/2015/07/forms.html</blogger:filename><link/>`,
);
const file = (...entries: string[]) =>
  `<?xml version='1.0' encoding='utf-8'?>\n<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>\n<id>tag:blogger.com,1999:blog-1</id>\n<title>The Night Desk</title>\n${entries.join('\n')}\n</feed>`;
const TAKEOUT = file(
  comment('LIVE', 11, 'First.\n\nSecond line'),
  comment('LIVE', 12, 'An answer.', 'tag:blogger.com,1999:blog-1.post-11'),
  comment('PENDING_MODERATION', 13),
  comment('SPAM_COMMENT', 14),
  comment('GHOSTED_COMMENT', 15),
  comment('EMPTIED', 16),
  POST,
  entry('PAGE', 'LIVE', 91, '<title>About</title>'),
  entry('POST', 'DRAFT', 92, '<title>d</title>'),
  entry('POST', 'SOFT_TRASHED', 93, '<title>t</title>'),
  entry('POST', 'LIVE', 94, '<title>t</title>', '2016-01-01T00:00:00Z'),
  entry('POST', 'SOMETHING_NEW', 95, '<title>t</title>'),
);
const HOME: ParserContext = {
  ...CONTEXT,
  timeZone: 'Europe/London',
  base: 'https://desk.blogspot.com/',
};
const parse = (text: string, context = HOME) => parseWith(createTakeoutParser, text, { context });

describe("Takeout's feed", () => {
  it('is what was live, in its order; the rest is counted by status', () => {
    expect(outlineOf(parse(TAKEOUT))).toEqual([
      'blog The Night Desk https://desk.blogspot.com/',
      'comment on post-90',
      'comment on post-90',
      'skipped 1 comment: pending',
      'skipped 1 comment: spam',
      'skipped 1 comment: ghosted',
      'comment on post-90',
      'post Forms',
      'page About',
      'skipped 1 post: draft',
      'skipped 1 post: trashed',
      'skipped 1 post: trashed',
      'skipped 1 post: something new',
    ]);
  });

  it('gives statuses to who asks for them', () => {
    const all = parse(TAKEOUT, { ...HOME, include: ['draft', 'trashed', 'spam', 'pending'] });
    expect(outlineOf(all).filter(line => line.startsWith('skipped'))).toEqual([
      'skipped 1 post: something new',
    ]);
  });

  it('tells the time and the address by what stands beside it', () => {
    const post = parse(TAKEOUT).find(item => item.type === 'post')!;
    expect(post).toMatchObject({
      source: 'post-90',
      post: {
        date: '2015-07-10T23:11:05+01:00',
        url: 'https://desk.blogspot.com/2015/07/forms.html',
        labels: ['Courts'],
      },
    });
    expect(post.post.body).toEqual([
      { t: 'p', c: ['Text ', { t: 'link', href: 'https://desk.blogspot.com/about', c: ['us'] }] },
    ]);
    const alone = parse(TAKEOUT, CONTEXT).find(item => item.type === 'post')!;
    expect(alone.post).toMatchObject({ date: '2015-07-10T22:11:05+00:00', url: null });
  });

  it('keeps line ends of comments, parents, and emptied comments', () => {
    const comments = parse(TAKEOUT).flatMap(item =>
      item.type === 'comment' ? [item.comment] : [],
    );
    expect(comments.map(({ source, parent, removed }) => [source, parent, removed])).toEqual([
      ['post-11', null, false],
      ['post-12', 'post-11', false],
      ['post-16', null, true],
    ]);
    expect(blocksText(comments[0]!.body)).toBe('First.\nSecond line');
    expect(comments[2]!.body).toEqual([]);
  });

  it('cut off before a status, says nothing that may not be public', () => {
    const upTo = (text: string) => outlineOf(parse(TAKEOUT.slice(0, TAKEOUT.indexOf(text)))).at(-1);
    expect(upTo('<blogger:status>DRAFT')).toBe('skipped 1 entry: cut off');
    expect(upTo('<title>d</title>')).toBe('skipped 1 post: draft');
    expect(upTo('Forms</title>')).toBe('post null …');
  });

  it("leaves out the feed of its owner's comments on any blog", () => {
    const path = 'Takeout/Blogger/Comments/The Night Desk/feed.atom';
    const items = parse(file(comment('LIVE', 11)), { ...HOME, path });
    expect(outlineOf(items)[1]).toBe('skipped 1 comment: the owner’s own, on other blogs too');
    const blogs = { ...HOME, path: 'Takeout/Blogger/Blogs/Comments/feed.atom' };
    expect(outlineOf(parse(file(comment('LIVE', 11)), blogs))[1]).toBe('comment on post-90');
  });

  it('knows nobody by an unknown zone', () => {
    const items = parse(TAKEOUT, { ...HOME, timeZone: 'Mars/Olympus' });
    expect(items.find(item => item.type === 'post')!.post.date).toBe('2015-07-10T22:11:05+00:00');
  });

  it('streams', () => expectStreams(createTakeoutParser, TAKEOUT, HOME));

  it('is told from a classic export', () => {
    expect([looksLikeTakeout(TAKEOUT), looksLikeBlogger(TAKEOUT)]).toEqual([true, false]);
    expect(looksLikeTakeout('<feed xmlns="http://www.w3.org/2005/Atom"/>')).toBe(false);
  });
});

describe('one blog in two formats', () => {
  it('has the same ids', () => {
    const classic = `<feed xmlns='http://www.w3.org/2005/Atom'><id>tag:blogger.com,1999:blog-1.archive</id><entry><id>tag:blogger.com,1999:blog-1.post-90</id><published>2015-07-10T23:11:05.5+01:00</published><title type='text'>Forms</title><content type='html'>Text</content></entry></feed>`;
    const ids = [parseWith(createBloggerParser, classic), parse(TAKEOUT)].map(items => {
      const found = items.find(item => item.type === 'post')!;
      return [found.source, found.post.id];
    });
    expect(ids[0]).toEqual(ids[1]);
  });
});

describe.skipIf(NO_SAMPLES)(SAMPLES, () => {
  it.each([
    ['Key Management Summit Central', 4, 1, 5],
    ['P1619 Wine Tasting Standing Subcommittee', 2, 0, 0],
  ])('%s: %i posts, %i comments, %i pending', (name, posts, comments, pending) => {
    const text = sample(`takeout/${name}/feed.atom`);
    const lines = outlineOf(parse(text));
    const count = (start: string) => lines.filter(line => line.startsWith(start)).length;
    expect([count('post '), count('comment on'), count('skipped 1 comment: pending')]).toEqual([
      posts,
      comments,
      pending,
    ]);
    expect(count('warning')).toBe(0);
    expectStreams(createTakeoutParser, text, HOME);
  });

  it.each(['//evil.example/x', '/\\evil.example/x', ' //evil.example/x'])(
    'a file name %j stays a path of the blog',
    name => {
      const text = file(POST.replace('/2015/07/forms.html', name));
      const post = parse(text).find(item => item.type === 'post');
      expect(post?.post.url).toBe('https://desk.blogspot.com/evil.example/x');
    },
  );
});
