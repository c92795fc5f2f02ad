import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blocksText, inlineText } from '../../../lib/model/index.ts';
import { parse, postsOf, sizes } from './reading.ts';

const DIR = new URL('../../../../shared/archive/', import.meta.url);
const absent = !existsSync(DIR);
const files = absent
  ? []
  : readdirSync(DIR)
      .filter(name => name.endsWith('.txt'))
      .sort();

/** Day, whether there is a title, top-level comments and replies: counted by eye in the files. */
const EXPECTED: Record<string, readonly (readonly [string | null, boolean, number, number])[]> = {
  '000': [
    [null, true, 0, 0],
    [null, false, 0, 0],
    [null, true, 0, 0],
    [null, false, 0, 0],
    [null, true, 0, 0],
    [null, true, 0, 0],
  ],
  '001': [
    ['2018-11-20', true, 0, 0],
    ['2018-11-17', true, 0, 0],
    ['2018-11-16', true, 0, 0],
    ['2018-11-09', true, 0, 0],
    ['2018-11-06', true, 0, 0],
    ['2018-11-03', true, 0, 0],
    ['2018-11-02', true, 0, 0],
    ['2018-11-01', true, 0, 0],
    ['2018-10-31', true, 0, 0],
    ['2018-10-30', true, 0, 0],
  ],
  '002': [['2015-12-08', true, 17, 38]],
  '003': [['2026-02-07', true, 31, 36]],
  '004': [['2015-03-10', false, 14, 18]],
};

/** Replies to each top-level comment. */
const REPLIES: Record<string, readonly number[]> = {
  '002': [2, 1, 2, 0, 2, 4, 4, 1, 0, 12, 0, 5, 0, 3, 0, 2, 0],
  '003': [
    1, 1, 1, 1, 0, 0, 0, 0, 2, 5, 4, 2, 1, 2, 0, 1, 4, 1, 0, 1, 0, 0, 0, 3, 6, 0, 0, 0, 0, 0, 0,
  ],
  '004': [1, 2, 2, 4, 0, 5, 0, 1, 0, 3, 0, 0, 0, 0],
};

describe.skipIf(absent)('five real dumps (skipped where ../shared/archive is absent)', () => {
  const read = (number: string) => {
    const name = files.find(file => file.startsWith(number));
    if (name === undefined) throw new Error(`no dump ${number}`);
    return readFileSync(new URL(name, DIR), 'utf8');
  };

  it.each(Object.entries(EXPECTED))('%s: posts, titles, comments, replies', (number, expected) => {
    const posts = postsOf(parse(read(number)));
    expect(posts.map(item => [item.post.date, item.post.title !== null, ...sizes(item)])).toEqual(
      expected,
    );
    expect(posts.every(({ post }) => post.teaser === (number === '000'))).toBe(true);
  });

  it.each(Object.entries(REPLIES))('%s: replies of each comment', (number, expected) => {
    const [item] = postsOf(parse(read(number)));
    const tops = item!.comments.filter(comment => comment.parent === null);
    expect(
      tops.map(top => item!.comments.filter(comment => comment.parent === top.id).length),
    ).toEqual(expected);
  });

  it('warns of the count, and of nothing else', () => {
    const other = files.flatMap(name => parse(read(name)).filter(item => item.type !== 'post'));
    expect(other).toMatchObject([
      {
        type: 'warning',
        message: expect.stringMatching(/^The page says 69 comments, 67 are here\./),
        place: { line: 47 },
      },
    ]);
  });

  it('has one removed comment and one author', () => {
    const comments = files.flatMap(name =>
      postsOf(parse(read(name))).flatMap(item => item.comments),
    );
    expect(comments).toHaveLength(154);
    expect(comments.filter(comment => comment.removed)).toHaveLength(1);
    expect(comments.filter(comment => comment.author !== null)).toMatchObject([
      { author: 'Probation Officer', date: '2015-03-10T22:11' },
    ]);
    expect(new Set(comments.map(comment => comment.id)).size).toBe(154);
  });

  it('keeps every word', () => {
    for (const name of files) {
      const source = read(name);
      const kept = postsOf(parse(source)).flatMap(({ post, comments }) => [
        post.title ?? '',
        ...[post, ...comments].map(({ body }) => blocksText(body)),
      ]);
      expect(lettersIn(kept.join('\n'))).toBe(lettersIn(withoutFrame(source)));
    }
  });

  it('reads the list of one comment as a list, and links as links', () => {
    const comments = postsOf(parse(read('003')))[0]!.comments;
    const lists = comments.flatMap(({ body }) => body.filter(block => block.t === 'list'));
    expect(lists.map(list => [list.ordered, list.items.length])).toEqual([
      [false, 4],
      [false, 5],
      [true, 10],
    ]);
    const inline = comments.flatMap(({ body }) => body.flatMap(b => (b.t === 'p' ? b.c : [])));
    const links = inline.filter(part => typeof part === 'object' && part.t === 'link');
    expect(links).toHaveLength(10);
    expect(links.every(link => inlineText([link]).startsWith('https://'))).toBe(true);
  });
});

/** A source without date lines, counts, numbers, markers and the byline. */
function withoutFrame(source: string): string {
  return source
    .replace(/^(?:\w+day, \d+ \w+ \d{4}|\d+ comments:|.*'s blog)$/gm, '')
    .replace(/^ +(?:ReplyDelete|Replies|Delete)$/gm, '')
    .replace(/This comment has been removed by a blog administrator\./g, '')
    .replace('Probation Officer10 March 2015 at 22:11', '');
}

/** Letters only: numbers of comments and of list items are not text. */
function lettersIn(text: string): string {
  return text.replace(/[^\p{L}]+/gu, '');
}
