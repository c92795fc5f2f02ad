import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { TermFacts } from '../../../lib/model/index.ts';
import {
  applyEdits,
  formsOfTerms,
  type GlossaryEntry,
  glossaryFits,
  readGlossary,
  uneditTerms,
  withGlossary,
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
  salience: 0.8,
  ...more,
});
const entry = (name: string, more: Partial<GlossaryEntry> = {}): GlossaryEntry => ({
  term: name,
  aliases: [],
  kind: 'acronym',
  expansion: null,
  definition: `What ${name} is.`,
  source: 'a list',
  ambiguous: false,
  ...more,
});
const glossed = (mined: readonly TermFacts[], ...entries: GlossaryEntry[]) =>
  withGlossary(mined, { name: 'Ours', entries });
const definition = (name: string) => ({ text: `What ${name} is.`, source: 'a list' });

describe('a glossary', () => {
  it('tells what a mined term stands for, is, and is called', () => {
    const [found, ...more] = glossed(
      [term('DDO', { kind: 'topic', aliases: ['DDOs'] })],
      entry('DDO', { kind: 'body', expansion: 'Duty Desk Office', aliases: ['the Office'] }),
    );
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      name: 'DDO',
      kind: 'body',
      expansion: 'Duty Desk Office',
      aliases: ['DDOs', 'the Office'],
      definition: definition('DDO'),
      origin: 'mined',
    });
  });

  it('says itself where an entry has no source', () => {
    const [found] = glossed([term('DDO')], entry('DDO', { source: null }));
    expect(found?.definition?.source).toBe('Ours');
  });

  it('gives the short name to what was mined by its long one', () => {
    const [found, ...more] = glossed(
      [term('Duty Desk Office', { kind: 'body' })],
      entry('DDO', { expansion: 'Duty Desk Offices' }),
    );
    expect(more).toEqual([]);
    expect(found).toMatchObject({ name: 'Duty Desk Office', kind: 'body', aliases: ['DDO'] });
    expect(found?.expansion).toBe(null);
  });

  it('makes one of an acronym and its long form', () => {
    const [found, ...more] = glossed(
      [term('Duty Desk Office', { aliases: ['Desk Office'], salience: 0.9 }), term('DDO')],
      entry('DDO', { expansion: 'Duty Desk Office' }),
    );
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      name: 'DDO',
      aliases: ['Desk Office'],
      expansion: 'Duty Desk Office',
      salience: 0.9,
    });
  });

  it('makes a term of each meaning, and gives the first to what was mined without one', () => {
    const terms = glossed(
      [term('PI')],
      entry('PI', { expansion: 'Practice Instruction' }),
      entry('PI', { expansion: 'Practice Institute' }),
    );
    expect(terms).toMatchObject([
      { name: 'PI', expansion: 'Practice Instruction', origin: 'mined' },
      { name: 'PI', expansion: 'Practice Institute', origin: 'glossary' },
    ]);
  });

  it('has its first meaning first, however the terms are sorted on their way', () => {
    const meanings = ['Zonal Instruction', 'Zone Institute', 'Area Instruction'];
    const terms = glossed([], ...meanings.map(expansion => entry('ZI', { expansion })));
    const sorted = uneditTerms(applyEdits([...terms].reverse(), []));
    expect(sorted.map(({ expansion }) => expansion)).toEqual(meanings);
  });

  it('says of a name that it means other things too; what it stands for does not', () => {
    const terms = glossed(
      [term('Open Doors'), term('Duty Desk Office')],
      entry('Open Doors', { ambiguous: true }),
      entry('DDO', { expansion: 'Duty Desk Office', ambiguous: true }),
      entry('Night Shift', { ambiguous: true }),
    );
    const ambiguous = terms.filter(one => one.ambiguous).map(({ name }) => name);
    expect(ambiguous.sort()).toEqual(['Night Shift', 'Open Doors']);
  });

  it('knows a mined name with its apostrophe and without', () => {
    const terms = glossed(
      [term('Keepers Association', { aliases: ['Keepers’ Association'] })],
      entry('KA', { expansion: "Keepers' Association" }),
    );
    expect(terms).toMatchObject([
      { name: 'Keepers Association', aliases: expect.arrayContaining(['KA']) },
    ]);
  });

  it('leaves a mined meaning that it does not know as it is', () => {
    const terms = glossed(
      [term('PI', { expansion: 'Parish Inn' })],
      entry('PI', { expansion: 'Practice Institute' }),
    );
    expect(terms.map(({ expansion, definition: said }) => [expansion, said])).toEqual([
      ['Parish Inn', null],
      ['Practice Institute', definition('PI')],
    ]);
  });

  it('gives a mined long form its own meaning of a shared acronym', () => {
    const terms = glossed(
      [term('PI', { salience: 0.9 }), term('Practice Institute')],
      entry('PI', { expansion: 'Practice Instruction' }),
      entry('PI', { expansion: 'Practice Institute' }),
    );
    expect(terms).toMatchObject([
      { name: 'PI', expansion: 'Practice Instruction' },
      { name: 'Practice Institute', aliases: ['PI'] },
    ]);
  });

  it('knows a term by an alias that is a mined name, unless that stands for something else', () => {
    const office = entry('Desk Office', { kind: 'body', aliases: ['DO'] });
    expect(glossed([term('DO')], office)).toMatchObject([{ name: 'DO', aliases: ['Desk Office'] }]);
    expect(glossed([term('DO', { expansion: 'Day Out' })], office)).toMatchObject([
      { name: 'DO', definition: null },
      { name: 'Desk Office', aliases: [] },
    ]);
  });

  it('takes no form from another term', () => {
    const terms = glossed(
      [term('DDO'), term('Front Office', { aliases: ['the Office'], expansion: 'x y' })],
      entry('DDO', { aliases: ['the Office', 'Front Office', 'the DDO'] }),
    );
    expect(terms[0]).toMatchObject({ name: 'DDO', aliases: ['the DDO'] });
  });

  it('keeps a definition that is there', () => {
    const known = { text: 'As the publisher says.', source: 'the publisher' };
    const [found] = glossed([term('DDO', { definition: known })], entry('DDO'));
    expect(found?.definition).toEqual(known);
  });
});

describe('the glossary that is shipped', async () => {
  const path = new URL('../../../assets/public/glossary/criminal-justice-ew.json', import.meta.url);
  const reading = readGlossary(await readFile(path, 'utf8'));
  if (!reading.ok) throw new Error(reading.error.message);
  const { glossary } = reading.value;

  it('fits terms of its subject and no others', () => {
    const own = ['NOMS', 'CRC', 'HMPPS', 'Parole Board', 'IPP', 'Napo', 'MAPPA'].map(name =>
      term(name),
    );
    expect(glossaryFits(glossary, formsOfTerms(own))).toBe(true);
    const others = ['Kew', 'compost heap', 'RHS', 'CRC', 'Chelsea Flower Show'].map(name =>
      term(name),
    );
    expect(glossaryFits(glossary, formsOfTerms(others))).toBe(false);
  });

  it('gives every entry a term of its own, or to one that was mined', () => {
    const mined = [term('NOMS'), term('Ministry of Justice'), term('MoJ')];
    const terms = withGlossary(mined, glossary);
    expect(terms.length).toBeGreaterThan(250);
    expect(terms.filter(({ origin }) => origin === 'mined')).toHaveLength(2);
    for (const { name, aliases, expansion } of terms) {
      expect(new Set([name, ...aliases, expansion]).size).toBe(aliases.length + 2);
    }
  });
});
