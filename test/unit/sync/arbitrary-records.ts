/** Records as three devices could have written them, by chance and by seed. */
import fc from 'fast-check';
import { changeRecord, makeRecord } from '../../../lib/highlights/index.ts';
import type { Clock, FieldRecord, HighlightRecord, Json } from '../../../lib/model/index.ts';
import { writeClock } from '../../../lib/sync/index.ts';

export const DEVICES = ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc'] as const;

/**
 * No clock is given twice by a device, so that what was written at one is the same everywhere: the
 * number of a write is its counter.
 */
export function clock(time: number, device: number, count: number): Clock {
  return writeClock({ time, count, device: DEVICES[device % 3] ?? DEVICES[0] });
}

export function bareHighlight(number: number, at: Clock): HighlightRecord {
  const text = `The union says that caseloads have doubled since ${number}`;
  return makeRecord(
    {
      id: `h${String(number).padStart(20, '0')}`,
      created: 1_700_000_000_000 + number,
      page: {
        url: `https://www.news.example/a/${number % 3}`,
        key: `news.example/a/${number % 3}`,
        title: `Page ${number % 3}`,
        site: 'news.example',
        published: number % 2 === 0 ? '2026-05-01' : null,
        place: null,
      },
      anchor: {
        exact: text,
        prefix: 'before it ',
        suffix: ' and after',
        start: number,
        end: number + text.length,
        heading: null,
        element: number % 2 === 0 ? 'main' : null,
      },
      colour: 'yellow',
    },
    at,
  );
}

const text = fc.string({ maxLength: 12, unit: 'grapheme' });

/** Highlights 0 to 3, changed by the three devices without hearing of each other. */
export const highlights: fc.Arbitrary<HighlightRecord[]> = fc
  .array(
    fc.record({
      number: fc.nat(3),
      device: fc.nat(2),
      time: fc.integer({ min: 10, max: 30 }),
      what: fc.oneof(
        fc.record({ colour: fc.constantFrom('yellow', 'green', 'blue', 'pink') }),
        fc.record({ note: text }),
        fc.record({ tags: fc.array(text, { maxLength: 3 }) }),
        fc.record({ removed: fc.boolean() }),
      ),
    }),
    { maxLength: 20 },
  )
  .map(writes => {
    const made = new Map<string, HighlightRecord>();
    return writes.map(({ number, device, time, what }, count) => {
      const key = `${number} ${device}`;
      const known = made.get(key) ?? bareHighlight(number, clock(1, 0, number));
      const next = changeRecord(known, what, clock(time + count, device, count));
      made.set(key, next);
      return next;
    });
  });

const value: fc.Arbitrary<Json> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  text,
  fc.array(text, { maxLength: 3 }),
);

/** Field records 0 to 2, of fields a to c. */
export const fieldRecords: fc.Arbitrary<FieldRecord[]> = fc
  .array(
    fc.record({
      number: fc.nat(2),
      device: fc.nat(2),
      time: fc.integer({ min: 10, max: 30 }),
      name: fc.constantFrom('a', 'b', 'c'),
      value,
    }),
    { maxLength: 20 },
  )
  .map(writes =>
    writes.map(({ number, device, time, name, value: written }, count) => ({
      id: `term/a1/key ${number}`,
      fields: { [name]: { value: written, at: clock(time, device, count) } },
    })),
  );
