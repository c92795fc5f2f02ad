import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LooseComment } from '../../../lib/archive/items.ts';
import { buildThread } from '../../../lib/archive/thread.ts';
import { blocksText, type Comment } from '../../../lib/model/index.ts';

const loose = (
  source: string | null,
  parent: string | null = null,
  date: string | null = null,
  text = source ?? 'none',
): LooseComment => ({
  source,
  post: 'post-1',
  parent,
  author: null,
  date,
  removed: false,
  body: [{ t: 'p', c: [text] }],
});
/** `a`, `a>b` for b that answers a. */
function outline(comments: readonly Comment[]): string[] {
  const names = new Map(comments.map(comment => [comment.id, blocksText(comment.body)]));
  return comments.map(({ parent, body }) =>
    parent === null ? blocksText(body) : `${names.get(parent)}>${blocksText(body)}`,
  );
}
const day = (n: number) => `2015-03-${String(n).padStart(2, '0')}T10:00:00+00:00`;

describe('buildThread', () => {
  it.each<[string, LooseComment[], string[], number, number]>([
    ['is empty', [], [], 0, 0],
    [
      'puts each behind its parent, siblings by date',
      [
        loose('c', 'a', day(3)),
        loose('d', null, day(2)),
        loose('b', 'a', day(2)),
        loose('a', null, day(1)),
      ],
      ['a', 'a>b', 'a>c', 'd'],
      0,
      0,
    ],
    [
      'compares moments, not clocks',
      [
        loose('a', null, '2015-03-10T10:00:00+00:00'),
        loose('b', null, '2015-03-10T10:30:00+01:00'),
      ],
      ['b', 'a'],
      0,
      0,
    ],
    [
      'leaves those without a date where they stand',
      [loose('a', null, day(2)), loose('x'), loose('b', null, day(3)), loose('c', null, day(1))],
      ['c', 'a', 'x', 'b'],
      0,
      0,
    ],
    ['lifts orphans to the top', [loose('a', 'gone'), loose('b', 'a')], ['a', 'a>b'], 1, 0],
    [
      'opens a circle',
      [loose('a', 'c'), loose('b', 'a'), loose('c', 'b')],
      ['a', 'a>b', 'b>c'],
      0,
      1,
    ],
    ['opens an answer to itself', [loose('a', 'a'), loose('b', 'a')], ['a', 'a>b'], 0, 1],
    [
      'opens two circles, and what hangs on them stays',
      [loose('a', 'b'), loose('b', 'a'), loose('c', 'd'), loose('d', 'c'), loose('e', 'd')],
      ['a', 'a>b', 'c', 'c>d', 'd>e'],
      0,
      2,
    ],
    [
      'takes an id once',
      [loose('a', null, null, 'first'), loose('a', null, null, 'second'), loose(null), loose(null)],
      ['first', 'none', 'none'],
      0,
      0,
    ],
  ])('%s', (_, comments, expected, orphans, cycles) => {
    const thread = buildThread(comments, 'p1');
    expect(outline(thread.comments)).toEqual(expected);
    expect([thread.orphans, thread.cycles]).toEqual([orphans, cycles]);
    expect(new Set(thread.comments.map(({ id }) => id)).size).toBe(thread.comments.length);
  });

  it('gives the same in whatever order they come', () => {
    const comments = Array.from({ length: 40 }, (_, i) =>
      loose(
        `${i}`,
        i % 3 === 0 ? null : `${Math.floor(i / 3)}`,
        `2015-03-10T10:${i + 10}:00+00:00`,
      ),
    );
    const expected = buildThread(comments, 'p1');
    fc.assert(
      fc.property(fc.shuffledSubarray(comments, { minLength: 40, maxLength: 40 }), shuffled => {
        expect(buildThread(shuffled, 'p1')).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('loses none and puts each behind its parent, whatever they answer', () => {
    const some = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 28 })),
    );
    fc.assert(
      fc.property(some, pairs => {
        const comments = pairs.map(([id, parent]) => loose(`${id}`, `${parent}`));
        const { comments: thread } = buildThread(comments, 'p1');
        expect(thread).toHaveLength(new Set(pairs.map(([id]) => id)).size);
        const seen = new Set<string>();
        for (const { id, parent } of thread) {
          if (parent !== null) expect(seen.has(parent)).toBe(true);
          seen.add(id);
        }
      }),
    );
  });

  it.each<[string, (i: number) => string | null]>([
    ['a chain', i => (i === 0 ? null : `${i - 1}`)],
    ['all of one', i => (i === 0 ? null : '0')],
    ['a circle of all', i => `${(i + 1) % 50_000}`],
  ])('takes 50,000 comments: %s', (_, parentOf) => {
    const comments = Array.from({ length: 50_000 }, (_, i) =>
      loose(`${i}`, parentOf(i), day((i % 28) + 1)),
    );
    const started = performance.now();
    expect(buildThread(comments, 'p1').comments).toHaveLength(50_000);
    // Some 250 ms; a quadratic one takes far longer.
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
