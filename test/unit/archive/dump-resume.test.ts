import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDumpParser } from '../../../lib/archive/index.ts';
import type { ParsedItem, Place } from '../../../lib/archive/items.ts';
import { fixture, postsOf } from './reading.ts';

function parseChunks(text: string, cuts: readonly number[], from?: Place): ParsedItem[] {
  const parser = createDumpParser(from);
  const edges = [...cuts.map(cut => cut % (text.length + 1)), 0, text.length].sort((a, b) => a - b);
  const items = edges.slice(1).flatMap((edge, i) => parser.write(text.slice(edges[i], edge)));
  return [...items, ...parser.end()];
}

/** Lines that begin, end or disturb something, put together at random below a real beginning. */
const line = fc.constantFrom(
  '',
  '',
  '',
  '',
  'Friday, 3 May 2019',
  'Monday, 1 April 2019',
  'A Title',
  'Some text of a body.',
  "'s blog",
  "Subscribe to RSS -'s blog",
  '3 comments:',
  '  1. one',
  '  2. two',
  '    1. reply',
  '    more',
  '      deeper',
  '    ReplyDelete',
  '    Replies',
  '      Delete',
  '• point',
  '1. a',
  '2. b',
  '*******',
  'https://example.org/a_(b).',
  'é😀',
  '\ufeff',
  'Ann3 May 2019 at 09:51',
);
const end = fc.constantFrom('\n', '\r\n', '\r');
const dump = fc
  .array(fc.tuple(line, end), { maxLength: 60 })
  .map(parts => `Friday, 3 May 2019\n${parts.map(part => part.join('')).join('')}`);
const fixtures = ['full.txt', 'bare.txt', 'posts.txt', 'listing.txt'].map(fixture);
const text = fc.oneof(
  dump,
  fc.shuffledSubarray(fixtures, { minLength: 1 }).map(all => all.join('\n')),
);
const cuts = fc.array(fc.nat(20_000), { maxLength: 12 });

describe('for any text, chunks and place to go on from', () => {
  it('gives the same items', () => {
    fc.assert(
      fc.property(text, cuts, (source, at) => {
        expect(parseChunks(source, at)).toEqual(parseChunks(source, []));
      }),
      { numRuns: 300 },
    );
  });

  it('goes on behind a post as if it had read it', () => {
    fc.assert(
      fc.property(text, cuts, fc.nat(), (source, at, which) => {
        const all = parseChunks(source, []);
        const posts = postsOf(all);
        const post = posts[which % Math.max(1, posts.length)];
        fc.pre(post !== undefined);
        const rest = all.slice(all.indexOf(post) + 1);
        expect(parseChunks(source.slice(post.resume.offset), at, post.resume)).toEqual(rest);
      }),
      {
        numRuns: 500,
        examples: [
          [`Friday, 3 May 2019\nWords\n\n's blog\n${'Subscribe to RSS\n'.repeat(2)}`, [], 0],
        ],
      },
    );
  });
});

describe('line ends', () => {
  it.each(['\r\n', '\r'])('%j means what a line feed means', ending => {
    for (const source of fixtures) {
      const plain = parseChunks(source, []);
      const other = parseChunks(source.replaceAll('\n', ending), [7, 8, 9, 100]);
      expect(postsOf(other).map(item => [item.post, item.comments, item.place.line])).toEqual(
        postsOf(plain).map(item => [item.post, item.comments, item.place.line]),
      );
    }
  });

  it('drops a byte order mark, and counts it', () => {
    const items = parseChunks('\ufeffFriday, 3 May 2019\n\nTitle\n', [1]);
    expect(items).toMatchObject([
      { post: { title: 'Title' }, place: { offset: 0, line: 1 }, resume: { offset: 27, line: 4 } },
    ]);
  });
});
