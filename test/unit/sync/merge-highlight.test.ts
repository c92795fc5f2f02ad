import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeRecord, type HighlightChange, makeRecord } from '../../../lib/highlights/index.ts';
import type { Clock, HighlightRecord } from '../../../lib/model/index.ts';
import { mergeHighlight, nextClock, writeClock } from '../../../lib/sync/index.ts';

const DEVICES = ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc'] as const;
const at = (time: number, device = 0): Clock =>
  writeClock({ time, count: 0, device: DEVICES[device % DEVICES.length] ?? DEVICES[0] });

function made(note = ''): HighlightRecord {
  return makeRecord(
    {
      id: 'h00000000000000000001',
      created: 1,
      page: {
        url: 'https://news.example/a',
        key: 'news.example/a',
        title: 'A page',
        site: 'news.example',
        published: null,
        place: null,
      },
      anchor: {
        exact: 'words',
        prefix: '',
        suffix: '',
        start: 0,
        end: 5,
        heading: null,
        element: null,
      },
      colour: 'yellow',
      note,
    },
    at(1),
  );
}
const texts = ({ notes }: HighlightRecord) => notes.versions.map(({ text }) => text);

describe('merging two records of a highlight', () => {
  it('takes each field from whoever wrote it last', () => {
    const base = made();
    const one = changeRecord(base, { colour: 'blue', tags: ['pay'] }, at(5, 0));
    const two = changeRecord(base, { colour: 'pink' }, at(6, 1));
    const merged = mergeHighlight(one, two);
    expect(merged.colour).toEqual({ value: 'pink', at: at(6, 1) });
    expect(merged.tags.value).toEqual(['pay']);
  });

  it('keeps both of two notes that were written apart, the latest first', () => {
    const base = made('first');
    const one = changeRecord(base, { note: 'mine' }, at(5, 0));
    const two = changeRecord(base, { note: 'yours' }, at(6, 1));
    expect(texts(mergeHighlight(one, two))).toEqual(['yours', 'mine']);
  });

  it('keeps one once somebody who saw both has written', () => {
    const base = made('first');
    const one = changeRecord(base, { note: 'mine' }, at(5, 0));
    const two = changeRecord(base, { note: 'yours' }, at(6, 1));
    const settled = changeRecord(mergeHighlight(one, two), { note: 'ours' }, at(7, 2));
    expect(texts(mergeHighlight(settled, one))).toEqual(['ours']);
    expect(texts(mergeHighlight(two, settled))).toEqual(['ours']);
  });

  it('brings no note back that was emptied by somebody who had seen it', () => {
    const base = made('first');
    const emptied = changeRecord(base, { note: '' }, at(5, 1));
    expect(texts(mergeHighlight(emptied, base))).toEqual([]);
    const rewritten = changeRecord(base, { note: 'again' }, at(6, 0));
    expect(texts(mergeHighlight(emptied, rewritten))).toEqual(['again']);
  });

  it('brings no removed highlight back, unless it was put back later', () => {
    const removed = changeRecord(made(), { removed: true }, at(5, 0));
    const coloured = changeRecord(made(), { colour: 'green' }, at(9, 1));
    expect(mergeHighlight(coloured, removed).removed.value).toBe(true);
    const back = changeRecord(removed, { removed: false }, at(10, 1));
    expect(mergeHighlight(back, removed).removed.value).toBe(false);
  });

  it('is the same whichever of two damaged records comes first', () => {
    const one = made();
    const two = { ...one, page: { ...one.page, title: 'Another' } };
    expect(mergeHighlight(one, two)).toEqual(mergeHighlight(two, one));
  });

  it('refuses records of two highlights', () => {
    expect(() => mergeHighlight(made(), { ...made(), id: 'h2' })).toThrow(RangeError);
  });
});

/** Three devices that write and hear of each other in any order: every record that can come about. */
interface Step {
  readonly device: number;
  readonly from: number | null;
  readonly change: HighlightChange;
}
const change: fc.Arbitrary<HighlightChange> = fc.oneof(
  fc.record({ note: fc.constantFrom('', 'a', 'b', 'c') }),
  fc.record({ colour: fc.constantFrom('yellow', 'green', 'blue', 'pink') }),
  fc.record({ tags: fc.subarray(['pay', 'risk']), removed: fc.boolean() }),
);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    device: fc.nat(2),
    from: fc.option(fc.nat(2)),
    change,
  }),
  { maxLength: 30 },
);

/** Every state that a device was in. */
function play(taken: readonly Step[]): readonly HighlightRecord[] {
  const states = DEVICES.map(() => made('first'));
  const all: HighlightRecord[] = [...states];
  let last: Clock = at(1);
  taken.forEach(({ device, from, change }, time) => {
    const own = states[device]!;
    if (from === null) last = nextClock(last, time, DEVICES[device]!);
    const next =
      from === null ? changeRecord(own, change, last) : mergeHighlight(own, states[from]!);
    states[device] = next;
    all.push(next);
  });
  return all;
}

/** Records that no device would write: what a file or a stranger may hold. */
const clock = fc.tuple(fc.nat(6), fc.nat(2)).map(([time, device]) => at(time, device));
const stamped = <T>(value: fc.Arbitrary<T>) => fc.record({ value, at: clock });
const anyRecord: fc.Arbitrary<HighlightRecord> = fc
  .record({
    created: fc.nat(2),
    colour: stamped(fc.constantFrom('yellow' as const, 'green' as const)),
    tags: stamped(fc.subarray(['pay', 'risk'])),
    removed: stamped(fc.boolean()),
    notes: fc.record({
      versions: fc.array(fc.record({ text: fc.constantFrom('a', 'b'), at: clock }), {
        maxLength: 4,
      }),
      seen: fc.dictionary(fc.constantFrom(...DEVICES, '__proto__'), clock),
    }),
  })
  .map(parts => ({ ...made(), ...parts }));

const three = fc.oneof(
  fc.tuple(anyRecord, anyRecord, anyRecord),
  fc.tuple(steps, fc.nat(), fc.nat(), fc.nat()).map(([taken, ...picks]) => {
    const all = play(taken);
    const [x, y, z] = picks.map(pick => all[pick % all.length]!);
    return [x!, y!, z!] as const;
  }),
);

describe('whatever two devices know', () => {
  it('the order does not matter', () => {
    fc.assert(
      fc.property(three, ([a, b]) => {
        expect(mergeHighlight(a, b)).toEqual(mergeHighlight(b, a));
      }),
    );
  });

  it('the grouping does not matter', () => {
    fc.assert(
      fc.property(three, ([a, b, c]) => {
        expect(mergeHighlight(mergeHighlight(a, b), c)).toEqual(
          mergeHighlight(a, mergeHighlight(b, c)),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('hearing of it again changes nothing', () => {
    fc.assert(
      fc.property(three, ([a, b]) => {
        const merged = mergeHighlight(a, b);
        expect(mergeHighlight(merged, a)).toEqual(merged);
        expect(mergeHighlight(b, merged)).toEqual(merged);
        expect(mergeHighlight(merged, merged)).toEqual(merged);
      }),
    );
  });

  it('what a device wrote last of a note is kept until somebody who has seen it writes', () => {
    fc.assert(
      fc.property(steps, taken => {
        const all = play(taken);
        for (const state of all) expect(mergeHighlight(state, state)).toEqual(state);
        const newest = changeRecord(all.at(-1)!, { note: 'newest' }, at(10_000, 1));
        for (const state of all) {
          expect(texts(mergeHighlight(newest, state))[0]).toBe('newest');
        }
        expect(texts(all.slice(0, 3).reduce(mergeHighlight, newest))).toEqual(['newest']);
      }),
    );
  });
});
