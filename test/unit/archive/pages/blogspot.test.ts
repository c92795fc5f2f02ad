import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  createBlogspotPageParser,
  looksLikeBlogspotPage,
} from '../../../../lib/archive/pages/index.ts';
import { blocksText } from '../../../../lib/model/index.ts';
import { postsIn, readAll } from './reading.ts';

const ADDRESS = 'https://gate.blogspot.com/2015/03/keys.html';

interface Answer {
  readonly id: number;
  readonly text: string;
  readonly shown?: string;
  readonly removed?: boolean;
  readonly answers?: readonly Answer[];
}

/** 10 March 2015, 22:11:05 UTC, and a minute more for each id. */
const instant = (id: number) => Date.UTC(2015, 2, 10, 22, 11, 5) + id * 60_000;

function comment({ id, text, shown = '', removed, answers = [] }: Answer): string {
  return `<li class="comment" id="c${id}"><div class="comment-block"><div class="comment-header">
<cite class="user">${removed ? '' : `Writer ${id}`}</cite><span class="datetime secondary-text"><a rel="nofollow"
 href="${ADDRESS}?showComment=${instant(id)}#c${id}">${shown}</a></span></div>
<p class="comment-content">${removed ? `<span class="deleted-comment">${text}</span>` : text}</p></div>
<div class="comment-replies"><div id="c${id}-rt" class="comment-thread inline-thread${answers.length ? '' : ' hidden'}">
<ol id="c${id}-ra">${answers.map(comment).join('')}</ol></div></div></li>`;
}

const thread: readonly Answer[] = [
  {
    id: 1,
    text: 'First<br><br>second',
    shown: '10 March 2015 at 22:12',
    answers: [
      {
        id: 3,
        text: 'An answer',
        shown: '23:14',
        answers: [{ id: 4, text: 'Deeper', shown: '10:15 pm' }],
      },
    ],
  },
  { id: 2, text: 'This comment has been removed.', removed: true, shown: '22:13' },
];
const list = `<ol id="top-ra">${thread.map(comment).join('')}</ol>`;

function page(main: string, head = `<link href='${ADDRESS}' rel='canonical'/>`): string {
  return `<!DOCTYPE html>
<html dir='ltr'><head><meta content='blogger' name='generator'/>${head}
<link rel="alternate" type="application/atom+xml" title="At the Gate - Atom" href="https://gate.blogspot.com/feeds/posts/default" />
<script>var x = "<li class='comment' id='c9'>deleted-comment</li>";</script></head><body>${main}
<div class='PopularPosts'><h3 class='post-title'><a href='#'>Another</a></h3></div></body></html>`;
}

const CLASSIC =
  page(`<div class="date-outer"><h2 class='date-header'><span>Tuesday, 10 March 2015</span></h2>
<div class='post-outer'><div class='post hentry'><h3 class='post-title entry-title'>
Keys &amp; locks</h3>
<div class='post-body entry-content' id='post-body-1'>Body <a href="/2015/02/before.html">before</a><br /><br />More.
<a rel="tag" href="/x">not a label</a><div style='clear: both;'></div></div>
<div class='post-footer'><span class='post-author vcard'>Posted by <span class='fn'>The Keeper</span></span>
<a class='timestamp-link' href='${ADDRESS}' rel='bookmark'><abbr class='published' title='2015-03-10T20:00:00Z'>20:00</abbr></a>
<span class='post-labels'>Labels: <a href='/search/label/a' rel='tag'>Gates</a>, <a href='/search/label/b' rel='tag'>Keys</a></span>
</div></div><div class='comments' id='comments'><h4>5 comments:</h4>${list}</div></div></div>`);

const INDEX = page(
  `<h2 class='date-header'>Tuesday, 10 March 2015</h2>
${entry(1, 'One')}${entry(2, 'Two')}
<h2 class='date-header'>Monday, 9 March 2015</h2>
${entry(3, 'Three')}`,
  `<link href='https://gate.blogspot.com/' rel='canonical'/>`,
);

function entry(no: number, title: string): string {
  return `<div class='post-outer'><div class='post hentry'><h3 class='post-title'><a href='https://gate.blogspot.com/2015/03/${no}.html?m=1'>${title}</a></h3>
<div class='post-body' id='post-body-${no}'>Text of ${title}.</div>${no === 2 ? "<div class='jump-link'><a href='#'>Read more</a></div>" : ''}</div></div>`;
}

describe('saved Blogspot pages', () => {
  it('are told by their beginning', () => {
    expect(looksLikeBlogspotPage(CLASSIC)).toBe(true);
    expect(looksLikeBlogspotPage('<!doctype html><html><p>blogger')).toBe(false);
    expect(looksLikeBlogspotPage("<?xml version='1.0'?><feed><generator>Blogger</generator>")).toBe(
      false,
    );
  });

  it('give the post', () => {
    const [blog, warning, item, ...rest] = readAll(
      createBlogspotPageParser,
      CLASSIC,
      {},
      { size: 7 },
    );
    expect(rest).toEqual([]);
    expect(blog).toEqual({ type: 'blog', title: 'At the Gate', url: 'https://gate.blogspot.com/' });
    expect(warning).toMatchObject({
      type: 'warning',
      message: 'The page says 5 comments, 4 are there.',
    });
    expect(item).toMatchObject({
      type: 'post',
      declared: 5,
      post: {
        kind: 'post',
        title: 'Keys & locks',
        date: '2015-03-10T20:00:00+00:00',
        url: ADDRESS,
        author: 'The Keeper',
        labels: ['Gates', 'Keys'],
        teaser: false,
      },
    });
    const [post] = postsIn([item!]);
    expect(blocksText(post!.post.body)).toBe('Body before\nMore. not a label');
    expect(JSON.stringify(post!.post.body)).toContain(
      'https://gate.blogspot.com/2015/02/before.html',
    );
  });

  it('give comments in their threads, with the wall clock that was shown', () => {
    const [item] = postsIn(readAll(createBlogspotPageParser, CLASSIC));
    const said = item!.comments.map(({ author, date, removed, body, parent }) => ({
      author,
      date,
      removed,
      text: blocksText(body),
      parent: item!.comments.findIndex(({ id }) => id === parent),
    }));
    expect(said).toEqual([
      {
        author: 'Writer 1',
        date: '2015-03-10T22:12:05+00:00',
        removed: false,
        text: 'First\nsecond',
        parent: -1,
      },
      {
        author: 'Writer 3',
        date: '2015-03-10T23:14:05+01:00',
        removed: false,
        text: 'An answer',
        parent: 0,
      },
      {
        author: 'Writer 4',
        date: '2015-03-10T22:15:05+00:00',
        removed: false,
        text: 'Deeper',
        parent: 1,
      },
      { author: null, date: '2015-03-10T22:13:05+00:00', removed: true, text: '', parent: -1 },
    ]);
  });

  it("tell times in the blog's zone where it is known", () => {
    const context = { timeZone: 'Europe/Berlin' };
    const [item] = postsIn(readAll(createBlogspotPageParser, CLASSIC, context));
    expect(item!.comments[0]!.date).toBe('2015-03-10T23:12:05+01:00');
  });

  it('take each comment of Dynamic Views once', () => {
    const views =
      page(`<div id="item" class="viewitem-panel"><div class="viewitem-content"><article class="article hentry">
<header><h1 class="title entry-title"><a href="${ADDRESS}">Keys</a></h1><div class="publish-info"><abbr class="time published" title="2015-03-10T20:00:00.000Z">10th March 2015</abbr></div></header>
<div class="article-content entry-content">Body.</div><footer class="article-footer"><a class="label" href="/search/label/a">Gates</a></footer></article>
<div class="comments">${list}</div></div></div><div class="comments hidden">${list}</div>`);
    const [item, ...others] = postsIn(readAll(createBlogspotPageParser, views));
    expect(others).toEqual([]);
    expect(item!.post).toMatchObject({
      title: 'Keys',
      url: ADDRESS,
      labels: ['Gates'],
      date: '2015-03-10T20:00:00+00:00',
    });
    expect(item!.comments).toHaveLength(4);
  });

  it('give flat lists of older templates', () => {
    const flat = CLASSIC.replace(
      list,
      `<dl id='comments-block'><dt class='comment-author' id='c7'><a href='/p' rel='nofollow'>Ann</a> said...</dt>
<dd class='comment-body'><p>Text</p></dd><dd class='comment-footer'><span class='comment-timestamp'><a href='${ADDRESS}?showComment=${instant(7)}#c7'>22:18</a></span></dd></dl>`,
    );
    const [item] = postsIn(readAll(createBlogspotPageParser, flat));
    expect(item!.comments).toMatchObject([
      { author: 'Ann', date: '2015-03-10T22:18:05+00:00', body: [{ t: 'p', c: ['Text'] }] },
    ]);
  });

  it('give all the posts of an index', () => {
    const posts = postsIn(readAll(createBlogspotPageParser, INDEX));
    expect(
      posts.map(({ post: { title, date, url, teaser } }) => ({ title, date, url, teaser })),
    ).toEqual([
      {
        title: 'One',
        date: '2015-03-10',
        url: 'https://gate.blogspot.com/2015/03/1.html',
        teaser: false,
      },
      {
        title: 'Two',
        date: '2015-03-10',
        url: 'https://gate.blogspot.com/2015/03/2.html',
        teaser: true,
      },
      {
        title: 'Three',
        date: '2015-03-09',
        url: 'https://gate.blogspot.com/2015/03/3.html',
        teaser: false,
      },
    ]);
  });

  it.each([CLASSIC, INDEX])('go on behind each post as if they had read it', text => {
    const whole = readAll(createBlogspotPageParser, text);
    for (const [i, item] of whole.entries()) {
      if (item.type !== 'post') continue;
      expect(item.resume.offset).toBeGreaterThan(item.place.offset);
      const rest = readAll(createBlogspotPageParser, text, {}, { from: item.resume });
      expect(rest).toEqual(whole.slice(i + 1));
    }
  });

  it('that were cut off give what is there, and say where', () => {
    const cut = CLASSIC.slice(0, CLASSIC.indexOf('An answer') + 4);
    const items = readAll(createBlogspotPageParser, cut);
    expect(postsIn(items)[0]!.comments).toHaveLength(2);
    expect(items.at(-1)).toMatchObject({
      type: 'warning',
      message: expect.stringContaining('cut off'),
      place: { offset: cut.length, line: cut.split('\n').length },
    });
  });

  it('without a post are refused', () => {
    expect(() => readAll(createBlogspotPageParser, page('<p>Nothing here.</p>'))).toThrow(
      'No post was found',
    );
    expect(() => readAll(createBlogspotPageParser, ' \n')).toThrow('no text');
  });

  it('of many thousand hostile posts are read in their time', () => {
    const many = page('<div class="post-body">x</div>'.repeat(50_000));
    const start = performance.now();
    expect(postsIn(readAll(createBlogspotPageParser, many))).toHaveLength(50_000);
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});

const SAMPLES = new URL('../../../../../shared/samples/blogspot-html/', import.meta.url);
describe('real pages', () => {
  it.skipIf(!existsSync(SAMPLES))(
    'give their posts and comments (skipped: ../shared is not here)',
    () => {
      const found = readdirSync(SAMPLES)
        .sort()
        .map(name => {
          const text = readFileSync(new URL(name, SAMPLES), 'utf8');
          expect(looksLikeBlogspotPage(text.slice(0, 65_536))).toBe(true);
          const [item] = postsIn(readAll(createBlogspotPageParser, text, {}, { size: 4096 }));
          const { post, comments } = item!;
          return {
            date: post.date,
            labels: post.labels.length,
            dates: comments.map(({ date }) => date),
            replies: comments.filter(({ parent }) => parent !== null).length,
          };
        });
      expect(found).toEqual([
        {
          date: '2013-10-05',
          labels: 6,
          dates: ['2013-10-07T21:00:01+02:00', '2013-10-09T07:56:37+02:00'],
          replies: 1,
        },
        {
          date: '2017-09-09T10:52:00+02:00',
          labels: 8,
          dates: ['2017-09-10T18:12:36+02:00'],
          replies: 0,
        },
      ]);
    },
  );
});
