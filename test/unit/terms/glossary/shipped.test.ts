/** The starter glossary that the extension ships: whole, ours, and true to what it cites. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { TERM_KINDS } from '../../../../lib/model/index.ts';
import {
  type Glossary,
  type GlossaryEntry,
  glossaryFits,
  readGlossary,
  writeGlossary,
} from '../../../../lib/terms/index.ts';

const FILE = 'assets/public/glossary/criminal-justice-ew.json';
const REFERENCE = '../shared/reference/moj-acronyms.json';
const ARCHIVE = '../shared/archive';
const MOJ = 'MoJ acronyms, OGL v3.0';

let glossary: Glossary;
beforeAll(() => {
  const result = readGlossary(readFileSync(FILE, 'utf8'));
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.notes).toEqual([]);
  glossary = result.value.glossary;
});

/** The entries of which a rule does not hold, by name: what a failing test has to say. */
const breaking = (rule: (entry: GlossaryEntry) => boolean) =>
  glossary.entries.filter(entry => !rule(entry)).map(({ term }) => term);

it('has at least 250 entries, some of every kind', () => {
  expect(glossary.entries.length).toBeGreaterThanOrEqual(250);
  for (const kind of TERM_KINDS)
    expect(glossary.entries.filter(entry => entry.kind === kind).length, kind).toBeGreaterThan(5);
});

it('says whose it is', () => {
  expect(glossary).toMatchObject({ name: expect.stringMatching(/./), language: 'en-GB' });
  expect(glossary.attribution).toMatch(/Open Government Licence v3\.0.*Crown copyright/);
});

it('is written as we write glossaries', () => {
  expect(readFileSync(FILE, 'utf8')).toBe(writeGlossary(glossary, 'json'));
});

describe('every entry', () => {
  it('has a definition and a source; acronyms have an expansion', () => {
    expect(breaking(({ definition, source }) => definition !== null && source !== null)).toEqual(
      [],
    );
    expect(breaking(({ kind, expansion }) => kind !== 'acronym' || expansion !== null)).toEqual([]);
  });

  it('is defined by one sentence of 8 to 40 words', () => {
    const isOne = (text: string) => /^[A-Z0-9].*[^.!?]\.$/.test(text) && !/[.!?]\s/.test(text);
    expect(breaking(({ definition }) => isOne(definition ?? ''))).toEqual([]);
    const words = (text: string) => text.split(' ').length;
    expect(
      breaking(({ definition }) => words(definition ?? '') >= 8 && words(definition ?? '') <= 40),
    ).toEqual([]);
  });

  it('has a sentence of its own', () => {
    const sentences = glossary.entries.map(({ definition }) => definition);
    expect(sentences.filter((text, i) => sentences.indexOf(text) !== i)).toEqual([]);
  });

  it('does not share a surface form with another, but for the meanings of one term', () => {
    const owner = new Map<string, string>();
    const shared = glossary.entries.flatMap(({ term, aliases, expansion }) =>
      [term, ...aliases, ...(expansion === null ? [] : [expansion])].filter(form => {
        const key = form.toLowerCase();
        const other = owner.get(key) ?? term;
        owner.set(key, term);
        return other !== term;
      }),
    );
    expect(shared).toEqual([]);
  });
});

it('marks words that mean other things in the news', () => {
  const marked = new Set(glossary.entries.filter(entry => entry.ambiguous).map(e => e.term));
  for (const term of ['NPS', 'PI', 'PO', 'AP', 'PACT', 'Recall', 'Working Links'])
    expect(marked, term).toContain(term);
  for (const term of ['HMPPS', 'OASys', 'Parole Board']) expect(marked).not.toContain(term);
});

it('fits the sample archive, and not this project’s own writing about other things', () => {
  const sample = readFileSync('assets/public/sample/archive.txt', 'utf8');
  expect(glossaryFits(glossary, [sample])).toBe(true);
  expect(glossaryFits(glossary, [readFileSync('assets/sample/garden.html', 'utf8')])).toBe(false);
});

it.skipIf(!existsSync(ARCHIVE))('fits a real blog of probation (needs ../shared/archive)', () => {
  const texts = readdirSync(ARCHIVE).map(file => readFileSync(`${ARCHIVE}/${file}`, 'utf8'));
  expect(glossaryFits(glossary, texts)).toBe(true);
});

const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

it.skipIf(!existsSync('../shared'))(
  'shares no run of ten words with texts of others (needs ../shared)',
  () => {
    const runs = new Map<string, string>();
    for (const { term, definition } of glossary.entries) {
      const words = bare(definition ?? '').split(' ');
      for (let i = 0; i === 0 || i + 10 <= words.length; i++)
        runs.set(words.slice(i, i + 10).join(' '), term);
    }
    const shared = new Set<string>();
    for (const path of globSync('../shared/**/*.{txt,html,json,xml,md,csv}')) {
      const words = bare(readFileSync(path, 'utf8')).split(' ');
      for (const size of [8, 9, 10])
        for (let i = 0; i + size <= words.length; i++) {
          const term = runs.get(words.slice(i, i + size).join(' '));
          if (term !== undefined) shared.add(`${term} in ${path}`);
        }
    }
    expect([...shared]).toEqual([]);
  },
);

it.skipIf(!existsSync(REFERENCE))(
  'cites the acronyms of the Ministry truly (needs ../shared/reference)',
  () => {
    const { entries }: { entries: { abbr: string; definition: string }[] } = JSON.parse(
      readFileSync(REFERENCE, 'utf8'),
    );
    // The list has some in the plural, and some with a note in brackets.
    const plain = (text: string) => bare(text.replace(/\([^)]*\)/g, '')).replace(/s$/, '');
    const known = new Set(entries.map(e => `${plain(e.abbr)}=${plain(e.definition)}`));
    const cited = glossary.entries.filter(({ source }) => source?.startsWith('MoJ acronyms'));
    expect(cited.length).toBeGreaterThan(100);
    const wrong = cited.filter(
      ({ term, aliases, expansion, source }) =>
        source !== MOJ ||
        ![term, ...aliases].some(form => known.has(`${plain(form)}=${plain(expansion ?? '')}`)),
    );
    expect(wrong.map(({ term }) => term)).toEqual([]);
  },
);
