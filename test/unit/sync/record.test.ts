import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SyncRecord } from '../../../lib/model/index.ts';
import { dueAt, isTombstone, MOST_AHEAD, mergeRecord, nextClock } from '../../../lib/sync/index.ts';
import { canonicalJson } from '../../../lib/text/index.ts';
import { bareHighlight, clock, fieldRecords, highlights } from './arbitrary-records.ts';

const records: fc.Arbitrary<SyncRecord[]> = fc
  .tuple(highlights, fieldRecords)
  .map(([some, others]) => [...some, ...others]);

/** A device's state: what it knows of each record. */
function replica(): { take(record: SyncRecord): void; bytes(): string } {
  const known = new Map<string, SyncRecord>();
  return {
    take(record) {
      const before = known.get(record.id);
      known.set(record.id, before ? mergeRecord(before, record) : mergeRecord(record, record));
    },
    bytes: () => canonicalJson([...known].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

describe('records of all kinds', () => {
  it('three devices that hear of the same writes, in any order and any number of times, are byte-equal', () => {
    fc.assert(
      fc.property(
        records.chain(all =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length }),
            fc.array(fc.nat(), { maxLength: 40 }),
          ),
        ),
        ([all, shuffled, again]) => {
          const [first, second, third] = [replica(), replica(), replica()];
          for (const record of all) first.take(record);
          for (const record of shuffled) second.take(record);
          // Replays, with duplicates, of what came already, in between.
          shuffled.toReversed().forEach((record, index) => {
            third.take(record);
            const replayed = all[(again[index] ?? 0) % Math.max(1, all.length)];
            if (replayed && index % 2 === 0) third.take(replayed);
          });
          for (const record of all) third.take(record);
          expect(second.bytes()).toBe(first.bytes());
          expect(third.bytes()).toBe(first.bytes());
        },
      ),
      { numRuns: 300 },
    );
  });

  it('it does not matter who was cut off from whom, and who heard first', () => {
    fc.assert(
      fc.property(records, fc.nat(), (all, cut) => {
        const at = all.length === 0 ? 0 : cut % (all.length + 1);
        const [left, right] = [all.slice(0, at), all.slice(at)];
        const joined = (first: SyncRecord[], second: SyncRecord[]) => {
          const [one, two] = [replica(), replica()];
          for (const record of first) one.take(record);
          for (const record of second) two.take(record);
          // They meet, as states: each takes what the other has become.
          const states = (of: string) =>
            (JSON.parse(of) as [string, SyncRecord][]).map(([, r]) => r);
          const [a, b] = [states(one.bytes()), states(two.bytes())];
          for (const record of b) one.take(record);
          for (const record of a) two.take(record);
          expect(one.bytes()).toBe(two.bytes());
          return one.bytes();
        };
        expect(joined(left, right)).toBe(joined(right, left));
      }),
      { numRuns: 200 },
    );
  });

  it('of different kinds, or of different ids, are not merged', () => {
    const highlight = bareHighlight(1, clock(1, 0, 0));
    expect(() => mergeRecord(highlight, { id: highlight.id, fields: {} })).toThrow(RangeError);
    expect(() => mergeRecord({ id: 'prefs', fields: {} }, { id: 'site/a', fields: {} })).toThrow(
      RangeError,
    );
  });

  it('a record of unset fields is a tombstone, and its fields stay unset', () => {
    const set = { id: 'site/a', fields: { on: { value: true, at: clock(1, 0, 0) } } };
    const unset = { id: 'site/a', fields: { on: { value: null, at: clock(2, 1, 0) } } };
    expect(isTombstone(set)).toBe(false);
    expect(isTombstone(mergeRecord(set, unset))).toBe(true);
    expect(isTombstone(mergeRecord(unset, set))).toBe(true);
  });

  it('whose clock is more than a day ahead is due later', () => {
    const now = 1_800_000_000_000;
    const of = (time: number) => bareHighlight(1, nextClock(null, time, 'aaaaaaaaaa'));
    expect(dueAt(of(now + MOST_AHEAD), now)).toBeNull();
    expect(dueAt(of(now + MOST_AHEAD + 1), now)).toBe(now + 1);
    const year = 365 * 86_400_000;
    expect(dueAt(of(now + year), now)).toBe(now + year - MOST_AHEAD);
  });
});
