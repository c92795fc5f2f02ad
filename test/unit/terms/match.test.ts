import { describe, expect, it } from 'vitest';
import type { TermKind } from '../../../lib/model/index.ts';
import { compileTerms, matchPage, matchTerms, openDictionary } from '../../../lib/terms/index.ts';

interface Given {
  readonly name: string;
  readonly kind?: TermKind;
  readonly aliases?: readonly string[];
  readonly expansion?: string;
}

function marked(terms: readonly (string | Given)[], text: string): string[] {
  const full = terms.map(term => {
    const given: Given = typeof term === 'string' ? { name: term } : term;
    return { kind: 'topic' as const, aliases: [], ...given, expansion: given.expansion ?? null };
  });
  const found = matchTerms(openDictionary(compileTerms(full)), text);
  return found.map(({ start, end, term }) => `${text.slice(start, end)}=${full[term]!.name}`);
}

describe('what matches', () => {
  const table: [why: string, terms: (string | Given)[], text: string, found: string[]][] = [
    ['acronyms by case', ['WHO', 'IT'], 'who did it? WHO and IT.', ['WHO=WHO', 'IT=IT']],
    ['single names by case', ['Gauke'], 'gauke Gauke GAUKE', ['Gauke=Gauke', 'GAUKE=Gauke']],
    ['short names not in capitals', ['May'], 'MAY may May', ['May=May']],
    [
      'names of several words in any case',
      ['Parole Board'],
      'the parole board',
      ['parole board=Parole Board'],
    ],
    [
      'people keep their capitals',
      [{ name: 'Mark Day', kind: 'person' }],
      'mark day, Mark Day, MARK DAY',
      ['Mark Day=Mark Day', 'MARK DAY=Mark Day'],
    ],
    [
      'plurals, in the span',
      ['CRC', 'Parole Board'],
      'CRCs, parole boards',
      ['CRCs=CRC', 'parole boards=Parole Board'],
    ],
    ['no capital plural', ['PP'], 'PPS', []],
    ['no plural of a person', [{ name: 'Wood', kind: 'person' }], 'Woods', []],
    [
      'plurals in -ies',
      [{ name: 'CRC', kind: 'acronym', expansion: 'Community Rehabilitation Company' }],
      'Community Rehabilitation Companies (CRCs)',
      ['Community Rehabilitation Companies=CRC', 'CRCs=CRC'],
    ],
    [
      'possessives, not in the span',
      ['CRC', 'Napo'],
      "a CRC's, CRCs’ and Napo’s",
      ['CRC=CRC', 'CRCs=CRC', 'Napo=Napo'],
    ],
    ['either apostrophe', ["Victims' Code"], 'the Victims’ Code', ["Victims’ Code=Victims' Code"]],
    [
      'hyphen for blank',
      ['Mental Health Act'],
      'Mental-Health Act',
      ['Mental-Health Act=Mental Health Act'],
    ],
    ['blank for hyphen', ['E-SARA'], 'E SARA, E‑SARA', ['E SARA=E-SARA', 'E‑SARA=E-SARA']],
    [
      'a no-break space, a line feed',
      ['Home Office'],
      'Home\u00a0Office Home \n  Office',
      ['Home\u00a0Office=Home Office', 'Home \n  Office=Home Office'],
    ],
    ['not over a blank line', ['Home Office'], 'Home\n\nOffice', []],
    [
      'soft hyphens',
      ['Probation Service'],
      'Pro\u00adbation Ser\u00advice',
      ['Pro\u00adbation Ser\u00advice=Probation Service'],
    ],
    [
      'accents, either way',
      ['Café Zoë'],
      'cafe zoe, Cafe\u0301 Zoë',
      ['cafe zoe=Café Zoë', 'Cafe\u0301 Zoë=Café Zoë'],
    ],
    ['vowel signs are no accents', ['काल'], 'कील काल', ['काल=काल']],
    ['punctuation inside', ['R&D', 'C.R.C.'], 'R&D and C.R.C.!', ['R&D=R&D', 'C.R.C.=C.R.C.']],
    [
      'a hash before',
      ['#Reunification'],
      'a#Reunification #Reunification',
      ['#Reunification=#Reunification'],
    ],
    [
      'commas inside',
      ['Police, Crime, Sentencing and Courts Act'],
      'the Police, Crime, Sentencing\nand Courts Act 2022',
      ['Police, Crime, Sentencing\nand Courts Act=Police, Crime, Sentencing and Courts Act'],
    ],
    ['whole words only', ['CRC'], 'CRCX xCRC CRC1 éCRC CRC_', ['CRC=CRC']],
    [
      'the longest',
      ['Probation', 'Probation Service', 'Service User'],
      'Probation Service User',
      ['Probation Service=Probation Service'],
    ],
    [
      'the longer one only where it is whole',
      ['Justice', 'Justice Select Committee'],
      'Justice Select Group',
      ['Justice=Justice'],
    ],
    [
      'the earlier term where two share a form',
      ['PI', { name: 'Probation Instruction', aliases: ['PI'] }],
      'PI',
      ['PI=PI'],
    ],
    ['the form as given before a plural', ['CR', 'CRs'], 'CRs', ['CRs=CRs']],
    ['nothing without terms', [], 'Any text', []],
    ['nothing for a form without a letter', ['—', ' '], '— ', []],
  ];
  it.each(table)('%s', (_, terms, text, found) => {
    expect(marked(terms, text)).toEqual(found);
  });
});

describe('what the same words may mean', () => {
  const terms = (...given: [name: string, kind?: TermKind][]) =>
    given.map(([name, kind = 'topic' as const]) => ({ name, kind, aliases: [], expansion: null }));
  const senses = (given: Parameters<typeof compileTerms>[0], text: string) =>
    matchTerms(openDictionary(compileTerms(given)), text).map(({ term, senses: others = [] }) => [
      term,
      ...others,
    ]);

  it.each<[string, Parameters<typeof compileTerms>[0], string, number[][]]>([
    ['is one thing, mostly', terms(['PI'], ['CRC']), 'PI CRC', [[0], [1]]],
    ['comes in the order of the terms', terms(['CRC'], ['PI'], ['PI'], ['PI']), 'PI', [[1, 2, 3]]],
    ['is first what is written so', terms(['CR'], ['CRs']), 'CRs', [[1, 0]]],
    ['is not what is shorter', terms(['PI'], ['PI 05']), 'PI 05', [[1]]],
    [
      'keeps to the case that each kind has',
      terms(['Mark Day', 'person'], ['Mark Day']),
      'Mark Day, mark day',
      [[0, 1], [1]],
    ],
  ])('%s', (_, given, text, found) => {
    expect(senses(given, text)).toEqual(found);
  });

  it('is each thing once, though it has the form twice', () => {
    const twice = { name: 'Napo', kind: 'body', aliases: ['Napo', 'Napó'], expansion: 'Napo' };
    expect(senses([{ ...twice, kind: 'body' }], 'Napo')).toEqual([[0]]);
  });
});

describe('the words of the subject', () => {
  it.each([
    ['are counted once each, in any case, singular or plural', 'Prison, prisons, PAROLE', 2],
    ['may be words of terms too', 'the parole board', 1],
    ['need not be there', 'Any other text', 0],
  ])('%s', (_, text, count) => {
    const terms = [{ name: 'Parole Board', kind: 'body' as const, aliases: [], expansion: null }];
    const dictionary = openDictionary(compileTerms(terms, ['parole', 'prison']));
    expect(matchPage(dictionary, text).subject).toBe(count);
  });
});

describe('the buffer', () => {
  const buffer = compileTerms([{ name: 'CRC', kind: 'acronym', aliases: [], expansion: null }]);
  const spoiled = (change: (words: Uint32Array) => void) => {
    const copy = buffer.slice(0);
    change(new Uint32Array(copy, 0, 16));
    return copy;
  };
  it.each([
    ['empty', new ArrayBuffer(0)],
    ['cut off', buffer.slice(0, buffer.byteLength - 4)],
    ['something else', new ArrayBuffer(4096)],
    ['of another version', spoiled(words => words.fill(1, 1, 2))],
    ['with a length overwritten', spoiled(words => words.fill(1 << 20, 4, 5))],
  ])('is refused when %s', (_, bytes) => {
    expect(() => openDictionary(bytes)).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: 'damaged' }) }),
    );
  });

  it('keeps thousands of words apart whose hashes would meet', () => {
    // At 60,000 tokens a 32-bit hash has a collision in a third of all seeds.
    const names = Array.from({ length: 60_000 }, (_, i) => `w${i.toString(36)}q`);
    const terms = names.map(name => ({
      name,
      kind: 'topic' as const,
      aliases: [],
      expansion: null,
    }));
    const dictionary = openDictionary(compileTerms(terms));
    const found = matchTerms(dictionary, names.join(' '));
    expect(found.map(({ term }) => term)).toEqual(names.map((_, i) => i));
  });
});
