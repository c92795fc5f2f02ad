import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedBetween, inOrder, type Pin } from '../../../lib/anchor/expected.ts';
import { createFinder, describeQuote } from '../../../lib/anchor/index.ts';

const pin = (from: number, to: number): Pin => ({ from, to, length: 10 });
const wide = (at: number) => ({ at, within: 500 });

describe('where the quotes of a page are expected', () => {
  it('is between two that are sure', () => {
    const pins = [pin(100, 150), pin(900, 960)];
    expect(expectedBetween(pins, wide(500))).toEqual({ at: 555, within: 69 });
  });

  it('is not told by one alone, nor by two that do not agree', () => {
    expect(expectedBetween([pin(100, 900)], wide(500))).toEqual(wide(500));
    expect(expectedBetween([pin(100, 900), pin(300, 310)], wide(500))).toEqual(wide(500));
  });

  it('is behind two that agree', () => {
    const { at, within } = expectedBetween([pin(100, 180), pin(300, 380)], wide(500));
    expect(at).toBe(580);
    expect(within).toBeLessThan(200);
  });

  it('leaves out those that were moved', () => {
    const pins = [pin(100, 150), pin(200, 9000), pin(300, 350), pin(400, 20), pin(500, 550)];
    expect(inOrder(pins).map(({ from }) => from)).toEqual([100, 300, 500]);
  });

  it('takes a series that rises on both sides, as long as any', () => {
    const anyPins = fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 9 });
    fc.assert(
      fc.property(anyPins, pairs => {
        const pins = pairs.map(([from, to]) => pin(from, to));
        const series = inOrder(pins);
        const rises = (some: readonly Pin[]) =>
          some.every((one, index) => index === 0 || one.to > some[index - 1]!.to);
        expect(rises(series)).toBe(true);
        const sorted = [...pins].sort((a, b) => a.from - b.from || a.to - b.to);
        for (let bits = 0; bits < 1 << sorted.length; bits++) {
          const some = sorted.filter((_, index) => bits & (1 << index));
          if (rises(some)) expect(some.length).toBeLessThanOrEqual(series.length);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('quotes of one page, found together', () => {
  const paragraph = (n: number) =>
    `Paragraph ${n} tells of case ${n * 7919}, of which nobody has written since ${1900 + n}.`;
  const aside = 'Notes\nSee note.\nBack to the top';
  const old = Array.from({ length: 60 }, (_, n) =>
    n === 15 || n === 45 ? `${aside}\n${paragraph(n)}` : paragraph(n),
  );
  const text = old.join('\n');
  const sure = [5, 10, 20, 40, 50].map(n => {
    const start = text.indexOf(paragraph(n));
    return describeQuote(text, start, start + 40);
  });
  const note = {
    exact: 'See note.',
    prefix: 'Notes\n',
    suffix: '\nBack to the top',
    start: text.lastIndexOf('See note.'),
  };

  it('keep the words that stand twice apart where much was put in before them', () => {
    const more = Array.from({ length: 30 }, (_, n) => `News of today, item ${n * 104729}.`);
    const now = [...more, ...old].join('\n');
    const finder = createFinder(now);
    expect(finder.find(note).state).toBe('lost');
    const found = finder.findAll([...sure, note]);
    expect(found.slice(0, -1).map(({ state }) => state)).toEqual(sure.map(() => 'exact'));
    expect(found.at(-1)).toMatchObject({ state: 'exact', start: now.lastIndexOf('See note.') });
  });

  it('are found in place as each is by itself', () => {
    const finder = createFinder(text);
    const all = [...sure, note];
    expect(finder.findAll(all)).toEqual(all.map(anchor => finder.find(anchor)));
    expect(finder.findAll([])).toEqual([]);
  });
});
