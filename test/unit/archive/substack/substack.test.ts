import { describe, expect, it } from 'vitest';
import {
  createSubstackParser,
  looksLikeSubstack,
  looksLikeSubstackIndex,
  readSubstackIndex,
} from '../../../../lib/archive/substack/index.ts';
import { postsIn, readAll } from '../pages/reading.ts';

const HEADER =
  'post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url';
const CSV = `\ufeff${HEADER}
101.keys,2021-03-10T22:11:05.000Z,true,,,newsletter,everyone,"Keys, ""locks""
and doors","A subtitle",
102.later,,false,,,newsletter,everyone,Not yet,,
103.bare,2021-05-01T00:00:00.000Z,true,,,newsletter,everyone,,,`;
const PATH = 'posts/101.keys.html';
const HTML =
  '<p>Hello <em>there</em>. <a href="/p/other">Other</a></p><div class="captioned-image-container"><figure><img src="https://substackcdn.com/i.png" alt="An image"></figure></div><div class="subscription-widget-wrap"><form><input type="email"></form></div>';

describe('posts.csv of Substack', () => {
  it('tells of each post by its file', () => {
    expect([...readSubstackIndex(CSV)]).toEqual([
      [
        '101.keys',
        {
          title: 'Keys, "locks" and doors',
          subtitle: 'A subtitle',
          date: '2021-03-10T22:11:05+00:00',
        },
      ],
      ['102.later', { title: 'Not yet', unpublished: 'draft' }],
      ['103.bare', { date: '2021-05-01T00:00:00+00:00' }],
    ]);
  });

  it.each([
    ['empty', '', 0],
    ['another table', 'a,b\n1,2', 0],
    [
      'cut off in a quoted title',
      `${HEADER}\n1.a,2021-03-10,true,,,n,e,One,,\n2.b,2021-03-11,true,,,n,e,"Tw`,
      2,
    ],
    ['with a row cut short', `${HEADER}\n1.a,2021-03-10,true`, 1],
    ['a row twice', `${HEADER}\n1.a,,true,,,,,One,,\n1.a,,true,,,,,Two,,`, 1],
    ['dangerous names', `${HEADER}\n__proto__,,true,,,,,One,,\nconstructor,,true,,,,,Two,,`, 2],
    ['quotes without end', `${HEADER}\n${'"'.repeat(100_001)}`, 1],
  ])('%s', (_name, csv, rows) => {
    expect(readSubstackIndex(csv).size).toBe(rows);
  });

  it('is told by its first line', () => {
    expect(looksLikeSubstackIndex(CSV)).toBe(true);
    expect(looksLikeSubstackIndex('blog_timezone,title\n')).toBe(false);
  });
});

describe('a post of Substack', () => {
  const facts = readSubstackIndex(CSV).get('101.keys')!;

  it('takes its title and date from posts.csv', () => {
    const context = { path: PATH, facts, base: 'https://me.substack.com' };
    const items = readAll(createSubstackParser, HTML, context, { size: 5 });
    expect(items).toMatchObject([
      {
        type: 'post',
        post: {
          title: 'Keys, "locks" and doors',
          date: '2021-03-10T22:11:05+00:00',
          url: 'https://me.substack.com/p/keys',
          body: [
            { t: 'p', c: [{ t: 'em', c: ['A subtitle'] }] },
            {
              t: 'p',
              c: [
                'Hello ',
                { t: 'em', c: ['there'] },
                '. ',
                { t: 'link', href: 'https://me.substack.com/p/other', c: ['Other'] },
              ],
            },
            { t: 'image', src: 'https://substackcdn.com/i.png', alt: 'An image' },
          ],
        },
      },
    ]);
  });

  it('without posts.csv is kept, and said to lack them', () => {
    const items = readAll(createSubstackParser, HTML, { path: PATH });
    expect(items[0]).toMatchObject({
      type: 'warning',
      message: expect.stringContaining('posts.csv'),
    });
    expect(postsIn(items)[0]!.post).toMatchObject({ title: null, date: null, url: null });
  });

  it('that is a draft is skipped unless it is asked for', () => {
    const draft = { path: 'posts/102.later.html', facts: readSubstackIndex(CSV).get('102.later')! };
    expect(readAll(createSubstackParser, '<p>x</p>', draft)).toMatchObject([
      { type: 'skipped', kind: 'post', reason: 'draft', count: 1 },
    ]);
    expect(
      postsIn(readAll(createSubstackParser, '<p>x</p>', { ...draft, include: ['draft'] })),
    ).toHaveLength(1);
  });

  it('is told by its markup, or by its name', () => {
    expect(looksLikeSubstack(HTML)).toBe(true);
    expect(looksLikeSubstack('<p>x</p>', PATH)).toBe(true);
    expect(looksLikeSubstack('<p>x</p>', 'posts/about.html')).toBe(false);
    expect(looksLikeSubstack('<!DOCTYPE html><html>', PATH)).toBe(false);
  });
});
