import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEditWalk } from '../../../lib/search/edit-walk.ts';
import { buildSegment, open, post } from './segments.ts';

/** By the book (Damerau and Levenshtein, adjacent letters swapped count once), over whole tables. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  for (let j = 1; j <= b.length; j++) rows[0]![j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(
        rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
        rows[i - 1]![j]! + 1,
        rows[i]![j - 1]! + 1,
      );
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, rows[i - 2]![j - 2]! + 1);
      rows[i]![j] = cost;
    }
  }
  return rows[a.length]![b.length]!;
}

/** The least for any front of `term`. */
function frontDistance(term: string, word: string): number {
  const fronts = Array.from({ length: term.length + 1 }, (_, i) => term.slice(0, i));
  return Math.min(...fronts.map(front => distance(front, word)));
}

const letters = fc.constantFrom('a', 'b', 'c', 'd');
const word = fc.array(letters, { minLength: 1, maxLength: 7 }).map(list => list.join(''));

it('finds the terms that a table for each of them finds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(word, { minLength: 1, maxLength: 300 }),
      word.filter(one => one.length > 2),
      fc.constantFrom(1, 2),
      fc.boolean(),
      async (terms, asked, edits, front) => {
        const segment = await open(buildSegment([post(0, terms.join(' '), { author: 'abba' })]));
        const walk = createEditWalk(asked, edits, front);
        const found = new Map<string, number>();
        walk.row(await segment.cursor(0), near => found.set(near.term, near.distance));
        for (const term of new Set(terms)) {
          const whole = distance(term, asked);
          const nearest = front ? Math.min(whole, frontDistance(term, asked) + 0.5) : whole;
          const most = edits + (front ? 0.5 : 0);
          expect([term, found.get(term)]).toEqual([term, nearest <= most ? nearest : undefined]);
        }
        expect([...found.keys()].every(term => terms.includes(term))).toBe(true);
      },
    ),
    { numRuns: 400 },
  );
});
