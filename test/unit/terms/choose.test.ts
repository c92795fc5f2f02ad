import { describe, expect, it } from 'vitest';
import { type ChoosableTerm, chooseShown } from '../../../lib/terms/index.ts';

const term = (salience: number, muted = false): ChoosableTerm => ({
  salience,
  posts: 5,
  comments: 5,
  muted,
});
/** Fourteen terms, the later the more salient, each mentioned twice. */
const TERMS = Array.from({ length: 14 }, (_, no) => term(no / 20));
const BELIEVED = [...TERMS, ...TERMS].map((_, at) => ({
  start: at * 10,
  end: at * 10 + 5,
  term: at % TERMS.length,
}));
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe('chooseShown', () => {
  it.each([
    ['fewer', numbers(9, 14)],
    ['usual', numbers(2, 14)],
    ['all', [...numbers(0, 14), ...numbers(0, 14)]],
  ] as const)('shows with %s the most salient, in page order', (density, shown) => {
    const chosen = chooseShown(BELIEVED, ({ term: no }) => TERMS[no]!, density);
    expect(chosen.map(({ term: no }) => no)).toEqual(shown);
    expect(chosen.map(({ start }) => start)).toEqual(
      chosen.map(({ start }) => start).sort((a, b) => a - b),
    );
  });

  it('shows the first five thousand of more, whatever is wanted', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => ({
      start: at,
      end: at + 1,
      term: at % 9,
    }));
    const chosen = chooseShown(many, ({ term: no }) => TERMS[no]!, 'all');
    expect(chosen).toEqual(many.slice(0, 5_000));
  });

  it('prefers of two as salient what the archive says seldom', () => {
    const terms = [{ ...term(0.5), posts: 900 }, ...Array.from({ length: 5 }, () => term(0.5))];
    const chosen = chooseShown(BELIEVED.slice(0, 6), ({ term: no }) => terms[no]!, 'fewer');
    expect(chosen.map(({ term: no }) => no)).toEqual([1, 2, 3, 4, 5]);
  });

  it.each(['fewer', 'usual', 'all'] as const)('never shows a muted term with %s', density => {
    const terms = [term(0.9, true), term(0.1)];
    const chosen = chooseShown(BELIEVED.slice(0, 2), ({ term: no }) => terms[no]!, density);
    expect(chosen.map(({ term: no }) => no)).toEqual([1]);
  });

  it('takes terms of two archives apart', () => {
    const both = [
      { start: 0, end: 12, term: 2, archive: 'a' },
      { start: 13, end: 25, term: 2, archive: 'b' },
    ];
    expect(chooseShown(both, () => TERMS[2]!)).toEqual(both);
  });
});
