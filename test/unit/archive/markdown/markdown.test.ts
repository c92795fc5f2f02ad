import { describe, expect, it } from 'vitest';
import { createMarkdownParser, looksLikeMarkdown } from '../../../../lib/archive/markdown/index.ts';
import { blocksText } from '../../../../lib/model/index.ts';
import { expectLinear } from '../../linear.ts';
import { postsIn, readAll } from '../pages/reading.ts';

const JEKYLL = `---
title: "Keys: and locks"
date: 2015-03-10 22:11:05 +0000
author: {name: Ann}
tags: [gates, "two words"]
categories: gates doors
permalink: /2015/03/keys.html
---
# A heading

Text with *emphasis*, **force**, \`code\` and [a link](other.html).

- one
- two

> A quote

| a | b |
| - | - |
| 1 | 2 |

<script>alert(1)</script><a href="javascript:alert(1)">no</a> [bad](javascript:alert(1))
`;

const one = (text: string, context: Parameters<typeof readAll>[2] = {}) =>
  postsIn(readAll(createMarkdownParser, text, context))[0]!.post;

describe('Markdown', () => {
  it.each([
    [JEKYLL, '', true],
    ['+++\ntitle = "x"\n+++\n', '', true],
    ['Text only', 'posts/a.md', true],
    ['Text only', 'posts/a.txt', false],
    ['---\nprose\n---\n', '', false],
  ])('%j named %j is Markdown: %s', (head, path, is) => {
    expect(looksLikeMarkdown(head, path)).toBe(is);
  });

  it('gives a post with its front matter', () => {
    const items = readAll(
      createMarkdownParser,
      JEKYLL,
      { base: 'https://a.example' },
      { size: 13 },
    );
    expect(items).toMatchObject([
      {
        type: 'post',
        post: {
          kind: 'post',
          title: 'Keys: and locks',
          date: '2015-03-10T22:11:05+00:00',
          author: 'Ann',
          labels: ['gates', 'two words', 'doors'],
          url: 'https://a.example/2015/03/keys.html',
          body: [
            { t: 'h', level: 1, c: ['A heading'] },
            {
              t: 'p',
              c: [
                'Text with ',
                { t: 'em' },
                ', ',
                { t: 'strong' },
                ', ',
                { t: 'code' },
                ' and ',
                { t: 'link', href: 'https://a.example/2015/03/other.html' },
                '.',
              ],
            },
            {
              t: 'list',
              ordered: false,
              items: [[{ t: 'p', c: ['one'] }], [{ t: 'p', c: ['two'] }]],
            },
            { t: 'quote', c: [{ t: 'p', c: ['A quote'] }] },
            {
              t: 'table',
              head: true,
              rows: [
                [['a'], ['b']],
                [['1'], ['2']],
              ],
            },
            { t: 'p', c: [expect.stringContaining('no')] },
          ],
        },
      },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/"href":"javascript|alert\(1\)<|script>/);
  });

  it('takes a first heading for the title where none is given, and the day from the name', () => {
    const post = one('# The *title*\n\nText\n', { path: '_posts/2014-02-03-the-title.md' });
    expect(post).toMatchObject({
      title: 'The title',
      date: '2014-02-03',
      url: null,
      body: [{ t: 'p', c: ['Text'] }],
    });
    expect(one('Text\n\n# Later')).toMatchObject({ title: null, date: null });
  });

  it.each([
    ['---\ntitle: x\ndraft: true\n---\nText', 'a.md'],
    ['---\ntitle: x\npublished: false\n---\nText', 'a.md'],
    ['Text', 'blog/_drafts/a.md'],
  ])('%j in %s is a draft', (text, path) => {
    expect(readAll(createMarkdownParser, text, { path })).toMatchObject([
      { type: 'skipped', kind: 'post', reason: 'draft' },
    ]);
    expect(postsIn(readAll(createMarkdownParser, text, { path, include: ['draft'] }))).toHaveLength(
      1,
    );
  });

  it.each([
    ['no YAML', '---\ntitle: [x\n---\nText', /no valid YAML/, 3],
    ['TOML', '+++\ntitle = "x"\n+++\nText', /TOML/, 1],
    ['nested beyond reason', `---\nx: ${'['.repeat(10_000)}\n---\nText`, /no valid YAML/, null],
  ])('with front matter that is %s keeps the text and says where', (_name, text, message, line) => {
    const items = readAll(createMarkdownParser, text);
    expect(items[0]).toMatchObject({ type: 'warning', message: expect.stringMatching(message) });
    if (line !== null) expect(items[0]).toMatchObject({ place: { line } });
    expect(blocksText(postsIn(items)[0]!.post.body)).toBe('Text');
  });

  it.each([
    ['prose between lines across', '---\nprose\n---\n\nText', 'prose\nText'],
    ['an empty front matter', '---\n---\nText', 'Text'],
    ['a front matter that never ends', '---\ntitle: x\n\nText', 'title: x\nText'],
    ['windows line ends', '---\r\ntitle: x\r\n---\r\nText\r\n', 'Text'],
  ])('%s', (_name, text, expected) => {
    expect(blocksText(one(text).body)).toBe(expected);
  });

  it('takes odd fields for none', () => {
    const text =
      '---\n__proto__: {title: bad}\ntitle: {a: 1}\ndate: 275761-01-01\ntags: {b: [1]}\nauthor: [x]\n---\nText';
    expect(one(text)).toMatchObject({ title: null, date: null, labels: [], author: null });
  });

  it.each([
    ['quotes', '> '.repeat(50_000)],
    ['brackets', '['.repeat(50_000)],
    ['struck text', '~~a~ '.repeat(20_000)],
    ['emphasis', '*a **a '.repeat(20_000)],
    ['back ticks', Array.from({ length: 1500 }, (_, i) => `e${'`'.repeat(i)}`).join('')],
    [
      'aliases',
      `---\na: &a [x,x,x,x]\n${Array.from({ length: 30 }, (_, i) => `${String.fromCharCode(98 + (i % 20))}${i}: &x${i} [*a,*a,*a,*a]`).join('\n')}\ntags: [*x1]\n---\n`,
    ],
  ])('hostile %s take no more than their time', (_name, text) => {
    const start = performance.now();
    expect(postsIn(readAll(createMarkdownParser, `${text}\n\nText`))).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('white space within a line takes no more than its time', () => {
    expectLinear(size => readAll(createMarkdownParser, `A${' '.repeat(size)}z\n`));
  });

  it('of endless length is cut, and said to be', () => {
    const items = readAll(createMarkdownParser, `---\ntitle: x\n---\n${'a\n\n'.repeat(200_000)}`);
    expect(items[0]).toMatchObject({
      type: 'warning',
      message: expect.stringContaining('500,000 characters'),
      place: { line: expect.toSatisfy((line: number) => line > 300_000) },
    });
    expect(postsIn(items)).toHaveLength(1);
  });

  it('without text is refused', () => {
    expect(() => readAll(createMarkdownParser, '---\ndate: 2015-01-01\n---\n')).toThrow(
      'No post was found',
    );
  });
});
