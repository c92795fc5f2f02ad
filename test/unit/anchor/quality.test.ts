import { describe, expect, it } from 'vitest';
import {
  type Fate,
  HAS_REAL_EDITS,
  type Judged,
  measureMutations,
  measureRealEdits,
  shares,
} from '../../quality/measure-anchoring.ts';

/**
 * What finding again reaches: a ratchet, which nobody lowers to get a change in. 99 % of untouched
 * quotes and 90 % of those that lost up to a fifth are asked for, and no wrong place.
 * `node test/quality/anchoring.ts --errors` prints the figures, and each failure.
 */
describe.each(['alone', 'together'] as const)('on pages that the mutator edited, %s', way => {
  const judged = measureMutations(1, way);
  const sentences = judged.filter(({ selection }) => selection !== 'a few words');
  const fewWords = judged.filter(({ selection }) => selection === 'a few words');
  const of = (some: readonly Judged[], fate: Fate) => shares(some.filter(one => one.fate === fate));

  it.each<[Fate, number, number]>([
    ['untouched', 0.99, 0],
    ['up to a fifth', 0.94, 0],
    ['gone', 1, 0],
  ])('finds what was %s', (fate, right, wrong) => {
    const found = of(sentences, fate);
    expect(found.count).toBeGreaterThan(200);
    expect(found.right / found.count).toBeGreaterThanOrEqual(right);
    expect(found.wrong).toBeLessThanOrEqual(wrong);
  });

  it('finds a few words', () => {
    const found = of(fewWords, 'untouched');
    expect(found.count).toBeGreaterThan(200);
    expect(found.right / found.count).toBeGreaterThanOrEqual(0.93);
    expect(found.wrong / found.count).toBeLessThanOrEqual(0.005);
  });
});

describe.skipIf(!HAS_REAL_EDITS)('on pages that people edited', () => {
  const judged = HAS_REAL_EDITS ? measureRealEdits() : [];

  it.each([
    ['unchanged', 1],
    ['unchanged-short', 1],
    ['edited', 0.95],
    ['deleted', 0.97],
  ])('is right about %s quotes', (kind, least) => {
    const { count, right, wrong } = shares(judged.filter(one => one.set === kind));
    expect(count).toBeGreaterThan(0);
    expect(right / count).toBeGreaterThanOrEqual(least);
    expect(wrong).toBe(0);
  });
});
