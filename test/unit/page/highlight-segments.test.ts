import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsOf } from '../../../lib/page/highlight-segments.ts';

const at = (start: number, end: number) => ({
  id: `${start}-${end}`,
  colour: 'yellow' as const,
  changed: false,
  start,
  end,
});

describe('highlights that overlap', () => {
  it('are cut so that the shorter one lies on top', () => {
    expect(segmentsOf([at(0, 10), at(4, 6)])).toEqual([
      { start: 0, end: 4, top: 0 },
      { start: 4, end: 6, top: 1 },
      { start: 6, end: 10, top: 0 },
    ]);
  });

  it('of the same length have the later one on top', () => {
    expect(segmentsOf([at(0, 4), at(2, 6)])).toEqual([
      { start: 0, end: 2, top: 0 },
      { start: 2, end: 6, top: 1 },
    ]);
  });

  it('whatever they are: cover what any of them covers, in order, without overlap', () => {
    const one = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), pairs => {
        const all = pairs.map(([start, length]) => at(start, start + length));
        const segments = segmentsOf(all);
        for (const [index, segment] of segments.entries()) {
          expect(segment.start).toBeGreaterThanOrEqual(segments[index - 1]?.end ?? 0);
        }
        for (let place = 0; place < 90; place++) {
          const over = all.filter(({ start, end }) => start <= place && place < end);
          const segment = segments.find(({ start, end }) => start <= place && place < end);
          expect(segment !== undefined).toBe(over.length > 0);
          if (!segment) continue;
          const shortest = Math.min(...over.map(({ start, end }) => end - start));
          const top = all[segment.top]!;
          expect(top.end - top.start).toBe(shortest);
        }
      }),
    );
  });
});
