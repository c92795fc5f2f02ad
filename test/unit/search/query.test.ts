import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../lib/search/index.ts';

/** A clause in short: -, quotes, words, > where it is open. */
function short(text: string): string {
  return parseQuery(text)
    .clauses.map(({ words, negated, quoted, open }) => {
      const inner = words.join(' ');
      return `${negated ? '-' : ''}${quoted ? `"${inner}"` : inner}${open ? '>' : ''}`;
    })
    .join(' | ');
}

describe('parseQuery', () => {
  it.each([
    ['', ''],
    ['   ', ''],
    ['probation', 'probation>'],
    ['Probation Officers ', 'probation | officers'],
    ["Napo's we’ll don't", 'napo | we | dont>'],
    ['re-offending', 're | offending>'],
    ['"community rehabilitation" crc', '"community rehabilitation" | crc>'],
    ['“curly quotes”', '"curly quotes"'],
    ['"unbalanced quote', '"unbalanced quote">'],
    ['crc -grayling', 'crc | -grayling>'],
    ['-"two words" x', '-"two words" | x>'],
    ['-re-offending', '-"re offending">'],
    ['a - b', 'a | b>'],
    ['-', ''],
    ['"" " " -""', ''],
    ['(.*)+[a-z]{2,}\\d$^|?', 'a | z | 2 | d'],
    ['!!! ??? ... ---', ''],
    ['😀 👩‍👩‍👧', ''],
    ['one"two"three', 'one | "two" | three>'],
    ['наблюдение مراقبة', 'наблюдение | مراقبة>'],
  ])('%s', (text, expected) => expect(short(text)).toBe(expected));

  it('takes 32 words of a long query and says that it cut', () => {
    const query = parseQuery('word '.repeat(2000));
    expect(query.clauses).toHaveLength(32);
    expect(query.cut).toBe(true);
    const phrase = parseQuery(`"${'word '.repeat(50)}"`);
    expect(phrase.clauses[0]?.words).toHaveLength(32);
  });

  it('takes 10,000 characters of a longer text', () => {
    const query = parseQuery('x'.repeat(20_000));
    expect(query.text).toHaveLength(10_000);
    expect(query.clauses[0]?.words[0]).toHaveLength(64);
    expect(query.cut).toBe(true);
  });

  it('says where words stand', () => {
    const text = 'see "the CRCs" -café';
    const found = parseQuery(text).clauses.map(({ start, end }) => text.slice(start, end));
    expect(found).toEqual(['see', 'the CRCs', 'café']);
  });
});
