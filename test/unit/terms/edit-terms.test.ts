import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankEdit } from '../../../lib/jobs/index.ts';
import type { Term, TermEdit, TermFacts } from '../../../lib/model/index.ts';
import {
  applyEdits,
  editRows,
  needRecount,
  termKey,
  type UncountedTerm,
  uneditTerms,
} from '../../../lib/terms/index.ts';

const term = (name: string, more: Partial<TermFacts> = {}): TermFacts => ({
  name,
  kind: 'topic',
  aliases: [],
  expansion: null,
  definition: null,
  formerly: [],
  now: null,
  origin: 'mined',
  muted: false,
  salience: 0.5,
  ...more,
});
const edit = (key: string, more: Partial<TermEdit>): TermEdit => ({
  ...blankEdit('a1', key),
  ...more,
});
const named = (terms: readonly UncountedTerm[], name: string) =>
  terms.find(one => one.name === name);
const formsOf = ({ name, aliases, expansion }: UncountedTerm) => [
  name,
  ...aliases,
  ...(expansion === null ? [] : [expansion]),
];

const PI = term('PI', { kind: 'acronym', expansion: 'Probation Institute', aliases: ['PIs'] });
const DESK = term('Duty Desk', { aliases: ['the Desk'], salience: 0.7 });
const MADE = [DESK, PI, term('Harrow Hall', { kind: 'place', salience: 0.4 })];

describe('an edit', () => {
  const one = (more: Partial<TermEdit>, key = 'Duty Desk') => {
    const terms = applyEdits(MADE, [edit(key, more)]);
    return terms.find(found => termKey(found) === key);
  };
  it.each<[string, Partial<TermEdit>, Partial<UncountedTerm> | undefined]>([
    ['mutes', { muted: true }, { name: 'Duty Desk', muted: true }],
    [
      'renames, and leaves the old name as a form',
      { name: 'The Front Desk' },
      { name: 'The Front Desk', aliases: ['the Desk', 'Duty Desk'] },
    ],
    [
      'renames to an alias, which is one no longer',
      { name: 'the Desk' },
      { name: 'the Desk', aliases: ['Duty Desk'] },
    ],
    ['gives another kind', { kind: 'body' }, { kind: 'body' }],
    ['gives an expansion', { expansion: 'Desk of the duty' }, { expansion: 'Desk of the duty' }],
    [
      'defines',
      { definition: { text: 'Where one asks.', source: '' } },
      { definition: { text: 'Where one asks.', source: '' } },
    ],
    ['adds an alias', { aliasesAdded: ['Desk'] }, { aliases: ['the Desk', 'Desk'] }],
    ['takes an alias away', { aliasesRemoved: ['the Desk'] }, { aliases: [] }],
    [
      'takes the old name away with a new one',
      { name: 'Front Desk', aliasesRemoved: ['Duty Desk'] },
      { name: 'Front Desk', aliases: ['the Desk'] },
    ],
  ])('%s', (_, more, wanted) => expect(one(more)).toMatchObject(wanted ?? {}));

  it('takes an expansion and a definition away', () => {
    const defined = [{ ...PI, definition: { text: 'An institute.', source: 'a list' } }];
    const key = termKey(PI);
    const none = edit(key, { expansion: '', definition: { text: '', source: '' } });
    expect(applyEdits(defined, [none])[0]).toMatchObject({ expansion: null, definition: null });
  });

  it('adds a term of the user’s own, before all others', () => {
    const own = edit('Blue Folder', {
      added: true,
      kind: 'policy',
      aliasesAdded: ['the Folder'],
      expansion: 'Folder of blue',
    });
    expect(applyEdits(MADE, [own])[0]).toMatchObject({
      name: 'Blue Folder',
      origin: 'user',
      kind: 'policy',
      aliases: ['the Folder'],
      expansion: 'Folder of blue',
    });
  });

  it('splits an alias off to a term of its own', () => {
    const terms = applyEdits(MADE, [
      edit('Duty Desk', { aliasesRemoved: ['the Desk'] }),
      edit('the Desk', { added: true }),
    ]);
    expect(named(terms, 'Duty Desk')?.aliases).toEqual([]);
    expect(named(terms, 'the Desk')?.origin).toBe('user');
  });

  it('merges: forms, expansion and definition go to the other', () => {
    const key = termKey(PI);
    const [desk, hall, ...more] = applyEdits(MADE, [edit(key, { mergedInto: 'Duty Desk' })]);
    expect(more).toEqual([]);
    expect(hall?.name).toBe('Harrow Hall');
    expect(desk).toMatchObject({
      name: 'Duty Desk',
      aliases: ['the Desk', 'PI', 'PIs'],
      expansion: 'Probation Institute',
    });
  });

  it('merges a chain into its end, and a circle into its first key', () => {
    const chain = [
      edit('Harrow Hall', { mergedInto: termKey(PI) }),
      edit(termKey(PI), { mergedInto: 'Duty Desk' }),
    ];
    const [all, ...none] = applyEdits(MADE, chain);
    expect(none).toEqual([]);
    expect(all?.name).toBe('Duty Desk');
    const [one, ...others] = applyEdits(MADE, [
      ...chain,
      edit('Duty Desk', { mergedInto: 'Harrow Hall' }),
    ]);
    expect(others).toEqual([]);
    expect(one?.name).toBe('Duty Desk');
    expect(formsOf(one!).sort()).toEqual(MADE.flatMap(formsOf).sort());
  });

  it('leaves a term alone that is merged into itself, or into nothing', () => {
    for (const mergedInto of ['Duty Desk', 'Nobody']) {
      expect(applyEdits(MADE, [edit('Duty Desk', { mergedInto })])).toHaveLength(MADE.length);
    }
  });

  it('takes a form away that a merge brought', () => {
    const terms = applyEdits(MADE, [
      edit('Harrow Hall', { mergedInto: 'Duty Desk' }),
      edit('Duty Desk', { aliasesRemoved: ['Harrow Hall'] }),
    ]);
    expect(named(terms, 'Duty Desk')?.aliases).toEqual(['the Desk']);
  });
});

describe('a new import', () => {
  const muted = (key: string, made: readonly TermFacts[]) =>
    applyEdits(made, [edit(key, { muted: true })]).filter(one => one.muted);

  it('finds a term that now has an expansion, another or none', () => {
    for (const [key, expansion] of [
      ['PI', 'Probation Institute'],
      ['PI|probation institute', 'Probation Instruction'],
      ['PI|probation institute', null],
    ] as const) {
      expect(muted(key, [DESK, { ...PI, expansion }])).toHaveLength(1);
    }
  });
  it('takes none of two that have the name', () => {
    const two = [PI, { ...PI, expansion: 'Probation Instruction' }];
    expect(muted('PI|private investigator', two)).toEqual([]);
    expect(muted('PI|probation instruction', two)).toMatchObject([
      { expansion: 'Probation Instruction' },
    ]);
  });
  it('finds a name that is now what an acronym stands for, and the other way round', () => {
    expect(muted('Probation Institute', [PI])).toHaveLength(1);
    expect(muted(termKey(PI), [term('Probation Institute')])).toHaveLength(1);
  });
  it('keeps the key under which its changes are kept', () => {
    const [found] = applyEdits([PI], [edit('PI', { name: 'Institute' })]);
    expect(termKey(found!)).toBe('PI');
  });
  it('of two edits that find the same term takes the exact one, then the later', () => {
    const exact = edit(termKey(PI), { name: 'exact' });
    const early = edit('PI|other', { name: 'early', changed: 1 });
    const late = edit('PI|another', { name: 'late', changed: 2 });
    expect(applyEdits([PI], [early, late])[0]?.name).toBe('late');
    expect(applyEdits([PI], [late, exact, early])[0]?.name).toBe('exact');
  });
});

const NAMES = ['Desk', 'PI', 'Hall', 'NOMS', 'Folder', 'Rota', 'the rota'];
const LONGS = ['Probation Institute', 'Office of Desks', 'Hall'];
const facts: fc.Arbitrary<TermFacts> = fc.record({
  name: fc.constantFrom(...NAMES),
  kind: fc.constantFrom('acronym', 'body', 'topic'),
  aliases: fc.uniqueArray(fc.constantFrom(...NAMES, 'x', 'y'), { maxLength: 3 }),
  expansion: fc.option(fc.constantFrom(...LONGS)),
  definition: fc.option(fc.constant({ text: 'A thing.', source: 'a list' })),
  formerly: fc.constant([]),
  now: fc.constant(null),
  origin: fc.constantFrom('mined', 'glossary'),
  muted: fc.constant(false),
  salience: fc.constantFrom(0.2, 0.5, 0.9),
});
const clean = (one: TermFacts): TermFacts => ({
  ...one,
  aliases: one.aliases.filter(alias => alias !== one.name && alias !== one.expansion),
});
const made = fc.uniqueArray(facts.map(clean), { selector: termKey, maxLength: 8 });
const keys = fc.oneof(facts.map(termKey), fc.constantFrom(...NAMES));
const anEdit: fc.Arbitrary<TermEdit> = fc.record({
  archive: fc.constant('a1'),
  key: keys,
  added: fc.boolean(),
  name: fc.option(fc.constantFrom(...NAMES, 'New')),
  kind: fc.option(fc.constantFrom('person', 'topic')),
  expansion: fc.option(fc.constantFrom('', ...LONGS)),
  definition: fc.option(
    fc.constantFrom({ text: '', source: '' }, { text: 'The user’s.', source: '' }),
  ),
  aliasesAdded: fc.uniqueArray(fc.constantFrom('a', 'b', ...NAMES), { maxLength: 2 }),
  aliasesRemoved: fc.uniqueArray(fc.constantFrom('x', 'y', ...NAMES), { maxLength: 2 }),
  muted: fc.boolean(),
  mergedInto: fc.option(keys),
  changed: fc.nat(3),
});
const edits = fc.uniqueArray(anEdit, { selector: one => one.key, maxLength: 6 });
const counted = (terms: readonly UncountedTerm[]): Term[] =>
  terms.map((one, no) => ({
    ...one,
    no,
    posts: no,
    comments: 0,
    first: null,
    last: null,
    years: {},
  }));

describe('whatever is edited', () => {
  it('is the same when it is applied again', () => {
    fc.assert(
      fc.property(made, edits, (terms, changes) => {
        const once = applyEdits(terms, changes);
        expect(applyEdits(once, changes)).toEqual(once);
      }),
    );
  });

  it('is the same in any order', () => {
    fc.assert(
      fc.property(made, edits, (terms, changes) => {
        const reversed = applyEdits(terms.toReversed(), changes.toReversed());
        expect(reversed).toEqual(applyEdits(terms, changes));
      }),
    );
  });

  it('can all be taken back', () => {
    fc.assert(
      fc.property(made, edits, (terms, changes) => {
        expect(applyEdits(applyEdits(terms, changes), [])).toEqual(uneditTerms(terms));
      }),
    );
  });

  it('loses no form that nobody took away', () => {
    fc.assert(
      fc.property(made, edits, (terms, changes) => {
        const removed = new Set(changes.flatMap(one => one.aliasesRemoved));
        const left = new Set(applyEdits(terms, changes).flatMap(formsOf));
        for (const { name, aliases } of terms) {
          for (const form of [name, ...aliases]) {
            if (!removed.has(form)) expect(left).toContain(form);
          }
        }
      }),
    );
  });

  it('stays when more is mined', () => {
    fc.assert(
      fc.property(made, edits, (terms, changes) => {
        const more = [...terms, term('Something new', { salience: 0.1 })];
        const without = applyEdits(more, changes).filter(one => one.name !== 'Something new');
        expect(without).toEqual(applyEdits(terms, changes));
      }),
    );
  });

  it('is in rows at once, as far as these can say it, and from them all is made', () => {
    fc.assert(
      fc.property(made, edits, edits, (terms, first, then) => {
        const rows = counted(applyEdits(terms, first));
        const now = editRows(rows, then);
        expect(now.map(({ no, posts }) => [no, posts])).toEqual(
          rows.map(row => [row.no, row.posts]),
        );
        expect(applyEdits(now, then)).toEqual(applyEdits(terms, then));
        const wanted = applyEdits(rows, then);
        if (!needRecount(applyEdits(terms, first), wanted)) {
          expect(now.map(termKey).sort()).toEqual(wanted.map(termKey).sort());
        }
      }),
    );
  });
});
