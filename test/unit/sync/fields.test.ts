import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldRecord, Json } from '../../../lib/model/index.ts';
import {
  compareFields,
  editOfValues,
  elsewhere,
  nextClock,
  type SyncedSettings,
  settingsWith,
  termRecordId,
  type Values,
  valuesOf,
  valuesOfArchive,
  valuesOfEdit,
  valuesOfSettings,
} from '../../../lib/sync/index.ts';

const at = (time: number) => nextClock(null, time, 'aaaaaaaaaa');
const record = (values: Record<string, Json>, time = 1): FieldRecord => ({
  id: 'prefs',
  fields: Object.fromEntries(
    Object.entries(values).map(([n, value]) => [n, { value, at: at(time) }]),
  ),
});
const compare = (known: FieldRecord, shadow: Values | null, local: Values) =>
  compareFields(known, shadow, local, () => at(99));

describe('values compared with what was last seen of them', () => {
  it('what the user changed is stamped', () => {
    const { record: next, apply } = compare(record({ a: 1 }), { a: 1 }, { a: 2 });
    expect(next.fields).toEqual({ a: { value: 2, at: at(99) } });
    expect(apply).toBeNull();
  });

  it('what the user unset is unset', () => {
    const { record: next } = compare(record({ a: 1 }), { a: 1 }, {});
    expect(next.fields.a).toEqual({ value: null, at: at(99) });
  });

  it('what came from elsewhere is put in force, and nothing is stamped', () => {
    const known = record({ a: 2, b: 3 });
    const { record: next, apply } = compare(known, { a: 1 }, { a: 1 });
    expect(next).toBe(known);
    expect(apply).toEqual({ a: 2, b: 3 });
  });

  it('what was put in force before the worker died is no change of the user’s', () => {
    const known = record({ a: 2 });
    const { record: next, apply, shadow } = compare(known, { a: 1 }, { a: 2 });
    expect(next).toBe(known);
    expect(apply).toBeNull();
    expect(shadow).toEqual({ a: 2 });
  });

  it('fields go each their way: one changed here, one from elsewhere', () => {
    const { record: next, apply } = compare(record({ a: 2, b: 5 }), { a: 1, b: 4 }, { a: 1, b: 6 });
    expect(valuesOf(next)).toEqual({ a: 2, b: 6 });
    expect(next.fields.a?.at).toBe(at(1));
    expect(apply).toEqual({ a: 2, b: 6 });
  });
});

describe('an edit of a term', () => {
  it('comes back as it went', () => {
    const edit = {
      archive: 'a1',
      key: 'crc/community rehabilitation company',
      added: true,
      name: 'CRC',
      kind: 'body' as const,
      expansion: '',
      definition: { text: 'A company.', source: '' },
      aliasesAdded: ['CRCs'],
      aliasesRemoved: [],
      muted: true,
      mergedInto: null,
      changed: 7,
    };
    const { changed: _, ...rest } = edit;
    expect(editOfValues(termRecordId(edit), valuesOfEdit(edit))).toEqual(rest);
  });

  it('of odd values keeps what is in order, and no other record is one', () => {
    expect(editOfValues('term/a1/k', { muted: true, kind: 'weapon', name: [1] })).toMatchObject({
      muted: true,
      kind: null,
      name: null,
    });
    expect(editOfValues('site/a1/k', {})).toBeNull();
    expect(editOfValues('term/../k', {})).toBeNull();
  });
});

const DEFAULTS: SyncedSettings = {
  density: 'usual',
  count: true,
  discreet: false,
  toolbar: true,
  colourNames: { yellow: 'Yellow', green: 'Green', blue: 'Blue', pink: 'Pink' },
  sites: [],
  off: [],
  meanings: [],
};
const host = fc.constantFrom('a.example', 'b.example', 'c.example', 'd.example');
const settings: fc.Arbitrary<SyncedSettings> = fc.record({
  density: fc.constantFrom('fewer', 'usual', 'all'),
  count: fc.boolean(),
  discreet: fc.boolean(),
  toolbar: fc.boolean(),
  colourNames: fc.record({
    yellow: fc.constantFrom('Yellow', 'Check'),
    green: fc.constant('Green'),
    blue: fc.constantFrom('Blue', 'Quote'),
    pink: fc.constant('Pink'),
  }),
  sites: fc.uniqueArray(host),
  off: fc.uniqueArray(host),
  meanings: fc.uniqueArray(
    fc.record({
      host,
      word: fc.constantFrom('IOM', 'a/b'),
      archive: fc.constant('a1'),
      key: fc.constantFrom(null, 'iom'),
    }),
    { selector: ({ host: of, word }) => `${of} ${word}` },
  ),
});
const asSets = (of: SyncedSettings) => ({
  ...of,
  sites: of.sites.toSorted(),
  off: of.off.toSorted(),
  meanings: of.meanings.map(one => JSON.stringify(Object.entries(one).sort())).toSorted(),
});

describe('settings', () => {
  it('come back as they went, over whatever was set before', () => {
    fc.assert(
      fc.property(settings, settings, (from, over) => {
        const rows = valuesOfSettings(from, DEFAULTS);
        const ids = new Set(rows.map(({ id }) => id));
        const unset = valuesOfSettings(over, DEFAULTS).filter(({ id }) => !ids.has(id));
        const all = [...rows, ...unset.map(({ id }) => ({ id, values: {} }))];
        const next = settingsWith(over, DEFAULTS, all);
        expect(asSets(next)).toEqual(asSets(from));
      }),
    );
  });

  it('as they come with the program have no value', () => {
    expect(valuesOfSettings(DEFAULTS, DEFAULTS)).toEqual([]);
  });

  it('that are not in order change nothing', () => {
    const rows = [
      { id: 'prefs', values: { density: 'huge' } },
      { id: 'site/', values: { on: true } },
      { id: 'site/a b', values: { on: true } },
      { id: 'meaning/a.example/a1/IOM', values: { key: 'not a list' } },
      { id: 'later/kind', values: { on: true } },
    ];
    expect(settingsWith(DEFAULTS, DEFAULTS, rows)).toEqual(DEFAULTS);
  });
});

describe('the list of archives', () => {
  it('has those that only others have, with where they come from', () => {
    const values = {
      ...valuesOfArchive(
        { title: 'Duty Desk', url: 'https://d.example/', site: null },
        'bbbbbbbbbb',
      ),
    };
    const rows = [{ id: 'archive/a1', fields: record(values).fields }];
    expect(elsewhere(rows, 'aaaaaaaaaa')).toEqual([
      {
        id: 'a1',
        title: 'Duty Desk',
        address: 'https://d.example/',
        pack: false,
        devices: ['bbbbbbbbbb'],
      },
    ]);
    expect(elsewhere(rows, 'bbbbbbbbbb')).toEqual([]);
  });
});
