import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laterClock, nextClock, readClock, writeClock } from '../../../lib/sync/index.ts';

const DEVICE = 'device0001';
const time = fc.integer({ min: 0, max: 4_000_000_000_000 });
const parts = fc.record({ time, count: fc.nat(1_679_615), device: fc.constant(DEVICE) });

describe('a hybrid logical clock', () => {
  it('is written and read back', () => {
    fc.assert(
      fc.property(parts, clock => {
        expect(readClock(writeClock(clock))).toEqual(clock);
      }),
    );
  });

  it('orders as its parts do when compared as text', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const byParts = a.time - b.time || a.count - b.count;
        const [first, second] = [writeClock(a), writeClock(b)];
        expect(Math.sign(first < second ? -1 : first > second ? 1 : 0)).toBe(Math.sign(byParts));
      }),
    );
  });

  it('goes on, whatever the time of day does', () => {
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 50 }), times => {
        let last: string | null = null;
        for (const now of times) {
          const next: string = nextClock(last, now, DEVICE);
          if (last !== null) expect(next > last).toBe(true);
          expect(readClock(next)!.time).toBeGreaterThanOrEqual(now);
          last = next;
        }
      }),
    );
  });

  it('passes to the next millisecond when its counter is full', () => {
    const full = writeClock({ time: 5, count: 1_679_615, device: DEVICE });
    expect(readClock(nextClock(full, 5, DEVICE))).toEqual({ time: 6, count: 0, device: DEVICE });
  });

  it('takes no text that is none, and no time that has no room', () => {
    for (const text of ['', '1', 'zzzzzzzzz-0000', '000000000-0000-DEVICE0001'])
      expect(readClock(text)).toBeNull();
    expect(() => writeClock({ time: 36 ** 9, count: 0, device: DEVICE })).toThrow(RangeError);
    expect(() => writeClock({ time: -1, count: 0, device: DEVICE })).toThrow(RangeError);
  });

  it('of two the later is taken, and null is before all', () => {
    const [early, late] = [nextClock(null, 1, DEVICE), nextClock(null, 2, DEVICE)];
    expect(laterClock(early, late)).toBe(late);
    expect(laterClock(late, early)).toBe(late);
    expect(laterClock(null, early)).toBe(early);
    expect(laterClock(early, null)).toBe(early);
    expect(laterClock(null, null)).toBeNull();
  });
});
