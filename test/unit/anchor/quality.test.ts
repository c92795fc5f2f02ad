import { describe, expect, it } from 'vitest';
import {
  HAS_REAL_EDITS,
  measureMutations,
  measureRealEdits,
  shares,
} from '../../quality/measure-anchoring.ts';

/**
 * What finding again reaches today: a ratchet, which nobody lowers to get a change in. To be reached:
 * 99 % of untouched quotes, 90 % of those that lost up to a fifth, no wrong place.
 * `node test/quality/anchoring.ts --errors` prints the figures, and each failure.
 */
describe('on pages that the mutator edited', () => {
  const judged = measureMutations(1);
  const of = (fate: string) => shares(judged.filter(one => one.fate === fate));

  it.each([
    ['untouched', 0.988, 0.0005],
    ['up to a fifth', 0.98, 0.01],
    ['gone', 0.995, 0.005],
  ])('finds what was %s', (fate, right, wrong) => {
    const found = of(fate);
    expect(found.count).toBeGreaterThan(200);
    expect(found.right / found.count).toBeGreaterThanOrEqual(right);
    expect(found.wrong / found.count).toBeLessThanOrEqual(wrong);
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
