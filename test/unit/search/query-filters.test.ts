import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FILTER_KINDS,
  parseQuery,
  withFilter,
  withoutFilter,
  writeFilter,
} from '../../../lib/search/index.ts';
import { dayFromNumber } from '../../../lib/text/index.ts';

/** Filters in short, with the days that they mean, then what is left as words. */
function short(text: string): string {
  const { filters, clauses } = parseQuery(text);
  const day = (at: number | null) => (at === null ? '' : dayFromNumber(at));
  return [
    ...filters.map(({ kind, value, words, from, to, negated }) => {
      const range = from === null && to === null ? '' : ` ${day(from)}..${day(to)}`;
      return `${negated ? '-' : ''}${kind}=${words.join(' ') || value}${range}`;
    }),
    ...clauses.map(({ words, negated }) => `${negated ? '-' : ''}${words.join(' ')}`),
  ].join(' | ');
}

describe('filters in a query', () => {
  it.each([
    ['author:Getafix', 'author=getafix'],
    ['Author:"Jim Brown" crc', 'author=jim brown | crc'],
    ['author:“Jim Brown”', 'author=jim brown'],
    ['label:O\u2019Neill’s', 'label=oneill'],
    ['-label:napo pay', '-label=napo | pay'],
    ['in:posts', 'in=posts'],
    ['IN:Comment', 'in=comments'],
    ['-in:posts x', '-in=posts | x'],
    ['before:2015', 'before=2015 ..2015-01-01'],
    ['after:2014-06', 'after=2014-06 2014-06-01..'],
    ['after:2014/6/3', 'after=2014/6/3 2014-06-03..'],
    ['year:2018', 'year=2018 2018-01-01..2019-01-01'],
    ['year:2016-2014', 'year=2016-2014 2014-01-01..2017-01-01'],
    ['term:CRC', 'term=crc'],
    ['-term:"Transforming Rehabilitation"', '-term=transforming rehabilitation'],
    ['crc author:jim "a phrase" -x', 'author=jim | crc | a phrase | -x'],
    ['"one"year:2018', 'year=2018 2018-01-01..2019-01-01 | one'],
    // What is none is words.
    ['site:example', 'site | example'],
    ['author: jim', 'author | jim'],
    ['author:""', 'author'],
    ['author:?!', 'author'],
    ['year:soon', 'year | soon'],
    ['year:2018-13', 'year | 2018 | 13'],
    ['before:2015-02-30', 'before | 2015 | 02 | 30'],
    ['in:titles', 'in | titles'],
    ['12:30', '12 | 30'],
    ['"author:jim"', 'author jim'],
  ])('%s', (text, expected) => expect(short(text)).toBe(expected));

  it('says where each stands, its minus and quotes included', () => {
    const text = 'see -author:"Jim Brown" and year:2018';
    const found = parseQuery(text).filters.map(({ start, end }) => text.slice(start, end));
    expect(found).toEqual(['-author:"Jim Brown"', 'year:2018']);
  });

  it('may still be being typed at the end, and only there', () => {
    expect(parseQuery('author:get').filters[0]?.open).toBe(true);
    expect(parseQuery('author:"jim br').filters[0]?.open).toBe(true);
    expect(parseQuery('author:get ').filters[0]?.open).toBe(false);
    expect(parseQuery('author:"jim"').filters[0]?.open).toBe(false);
  });

  it.each([
    ['10,000 filters', 'year:2018 '.repeat(10_000)],
    ['an endless value', `author:${'x'.repeat(50_000)}`],
    ['an endless date', `before:${'2'.repeat(9_000)}`],
    ['open quotes', 'author:"'.repeat(2_000)],
    ['signs', 'term:(.*)+[a-z]{2,}\\d$^|? label:😀 in:\u0000'],
  ])('reads %s', (_, text) => {
    const { filters } = parseQuery(text);
    expect(filters.length).toBeLessThanOrEqual(32);
  });
});

const kind = fc.constantFrom(...FILTER_KINDS);
const value = fc.oneof(
  fc.constantFrom('Jim Brown', 'crc', '2018', '2014-06', 'posts', 'comments', '2014-2016'),
  fc.string({ maxLength: 12 }),
);
const filter = fc.record({ kind, value, negated: fc.boolean() });
const part = fc.oneof(
  fc.constantFrom('crc', '"a phrase"', '-x', 'author:jim', '-label:"two words"', 'year:2018'),
  fc.constantFrom('"', '“', ':', 'in:posts', 'after:2014', '  ', 'наблюдение', '😀'),
  fc.string({ maxLength: 8 }),
);
const text = fc.array(part, { maxLength: 6 }).map(parts => parts.join(' '));
const words = (query: string) =>
  parseQuery(query).clauses.map(one => [one.words, one.negated, one.quoted]);

describe('a query written back', () => {
  it.each([
    ['crc', 'author', 'Jim Brown', 'author:"Jim Brown" crc'],
    ['author:getafix crc', 'author', 'jim', 'author:jim author:getafix crc'],
    ['author:Jim crc', 'author', 'jim', 'author:jim crc'],
    ['in:posts crc', 'in', 'comments', 'in:comments crc'],
    ['after:2014 crc before:2016', 'year', '2015', 'year:2015 crc'],
    ['year:2015 crc', 'after', '2014', 'after:2014 crc'],
    ['', 'label', 'napo', 'label:napo '],
    ['"open quote', 'year', '2018', 'year:2018 "open quote'],
    ['crc', 'year', 'soon', 'crc'],
  ] as const)('%s with %s:%s', (query, kind, value, expected) => {
    expect(withFilter(query, { kind, value })).toBe(expected);
  });

  it.each([
    ['author:jim crc', { kind: 'author' }, 'crc'],
    ['crc author:jim "pay rise"', { kind: 'author' }, 'crc "pay rise"'],
    ['author:a author:b c', { kind: 'author', value: 'B' }, 'author:a c'],
    ['crc ', { kind: 'year' }, 'crc '],
  ] as const)('%s without %o', (query, filter, expected) => {
    expect(withoutFilter(query, filter)).toBe(expected);
  });

  it('has the filter, and the words that it had', () => {
    fc.assert(
      fc.property(text, filter, (query, filter) => {
        const written = writeFilter(filter);
        const [meant] = parseQuery(`${written} `).filters;
        const changed = withFilter(query, filter);
        if (meant === undefined) {
          expect(changed).toBe(query);
          return;
        }
        expect(
          parseQuery(changed).filters.some(
            one => one.kind === meant.kind && one.negated === meant.negated,
          ),
        ).toBe(true);
        expect(words(changed)).toEqual(words(query));
        const back = withoutFilter(changed, { kind: filter.kind });
        expect(parseQuery(back).filters.some(one => one.kind === filter.kind)).toBe(false);
        expect(words(back)).toEqual(words(query));
      }),
      { numRuns: 1000 },
    );
  });
});
