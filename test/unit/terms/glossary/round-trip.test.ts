import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TERM_KINDS } from '../../../../lib/model/index.ts';
import { type Glossary, readGlossary, writeGlossary } from '../../../../lib/terms/index.ts';

/** What makes a CSV, a spreadsheet or an object trip, among letters. */
const PIECES = [
  ...[
    'a',
    'É',
    'ß',
    '机',
    '👩‍💻',
    '7',
    ' ',
    ',',
    ';',
    '|',
    '\\',
    '"',
    "'",
    '#',
    '=',
    '+',
    '-',
    '@',
  ],
  ...['＝', '<b>', '&amp;', '__proto__', 'term', 'sep=', 'yes', '.', '…'],
];
const line = (most: number) =>
  fc
    .array(fc.constantFrom(...PIECES), { maxLength: most })
    .map(pieces => pieces.join('').trim().replace(/\s+/g, ' '));
const filled = line(8).map(text => `${text}x`);
const lineOrNull = line(12).map(text => text || null);
const list = fc.uniqueArray(filled, { maxLength: 4 });

const entry = fc
  .record({
    term: filled,
    aliases: list,
    kind: fc.constantFrom(...TERM_KINDS),
    expansion: lineOrNull,
    definition: lineOrNull,
    source: lineOrNull,
    ambiguous: fc.boolean(),
  })
  .map(found => ({ ...found, aliases: found.aliases.filter(alias => alias !== found.term) }));

const glossary: fc.Arbitrary<Glossary> = fc.record({
  name: line(6),
  description: line(12),
  language: fc.constantFrom('en-GB', 'cy', ''),
  licence: line(6),
  attribution: line(6),
  fits: fc.record({ atLeast: fc.integer({ min: 1, max: 50 }), of: list }),
  entries: fc.uniqueArray(entry, { selector: ({ term }) => term, maxLength: 8 }),
});

describe.each(['json', 'csv'] as const)('%s', format => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(glossary, given => {
        const result = readGlossary(writeGlossary(given, format));
        expect(result).toEqual({ ok: true, value: { glossary: given, leftOut: 0, notes: [] } });
      }),
      { numRuns: 500 },
    );
  });

  it('fails or succeeds on anything, and throws nothing', () => {
    const start = format === 'csv' ? 'term,aliases,kind\n' : '[{"term":"a"},';
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), rest => {
        const result = readGlossary(start + rest);
        if (result.ok)
          expect(readGlossary(writeGlossary(result.value.glossary, format))).toMatchObject({
            ok: true,
            value: { glossary: result.value.glossary, leftOut: 0 },
          });
      }),
    );
  });
});

it('writes no CSV cell that a spreadsheet takes for a formula', () => {
  fc.assert(
    fc.property(glossary, given => {
      const csv = writeGlossary(given, 'csv').replace(/^\ufeff/, '');
      // A cell begins the text, or follows a line end or a comma that is outside of quotes.
      const outside = csv.replace(/"(?:[^"]|"")*"/g, cell => `${cell.slice(1, 2)}q`);
      expect(outside).not.toMatch(/(?:^|,|\r\n)[=+\-@\t＝＋－＠]/);
    }),
    { numRuns: 500 },
  );
});

it('keeps meanings of one term apart', () => {
  const two = (expansion: string) => ({
    ...{ term: 'PI', aliases: [], kind: 'acronym' as const, expansion },
    ...{ definition: null, source: null, ambiguous: true },
  });
  const given: Glossary = {
    ...{ name: '', description: '', language: '', licence: '', attribution: '' },
    fits: { atLeast: 1, of: [] },
    entries: [two('One thing'), two('Another')],
  };
  const result = readGlossary(writeGlossary(given, 'csv'));
  expect(result.ok && result.value.glossary).toEqual(given);
});
