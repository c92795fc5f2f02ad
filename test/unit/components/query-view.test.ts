import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asTyped,
  viewQuery,
  withWhere,
  withWordFor,
  withWords,
  withYears,
} from '../../../components/search/query-view.ts';
import { barsOf, isWithin, nextBar, yearsBetween } from '../../../components/search/year-bars.ts';

describe('what a query shows', () => {
  it.each([
    ['author:"Jim Brown" pay', ['by Jim Brown']],
    ['-author:getafix pay', ['not by getafix']],
    ['label:napo -label:pay', ['labelled napo', 'not labelled pay']],
    ['term:CRC', ['term CRC']],
    ['after:2014-06 before:2016', ['from Jun 2014', 'before 2016']],
    ['after:2014-06-03 x', ['from 3 Jun 2014']],
    ['-year:2014..2016 x', ['not 2014–2016']],
    ['in:posts year:2014 pay', []],
    ['label:napo label:Napo -label:napo', ['labelled Napo', 'not labelled napo']],
  ])('%s as chips', (query, texts) => {
    expect(viewQuery(query).chips.map(({ text }) => text)).toEqual(texts);
  });

  it.each([
    ['in:posts pay', 'posts'],
    ['-in:posts pay', 'comments'],
    ['in:posts in:comments pay', 'all'],
    ['pay', 'all'],
  ])('%s as where', (query, where) => expect(viewQuery(query).where).toBe(where));

  it('has its words without filters, and its years apart', () => {
    const view = viewQuery('year:2014-2016 "pay rise" in:posts  now');
    expect(view.words).toBe('"pay rise" now');
    expect(view.years.map(({ text }) => text)).toEqual(['2014–2016']);
    expect(view.ranked).toBe(true);
    expect(viewQuery('in:posts year:2014 -pay').ranked).toBe(false);
    expect(viewQuery('term:CRC').ranked).toBe(true);
  });
});

describe('a query changed', () => {
  it.each([
    ['in:posts pay', 'all', 'pay'],
    ['-in:posts pay', 'posts', 'in:posts pay'],
    ['pay', 'comments', 'in:comments pay'],
  ] as const)('%s where: %s', (query, where, expected) => {
    expect(withWhere(query, where)).toBe(expected);
  });

  it.each([
    ['pay', { from: 2014, to: 2016 }, 'year:2014-2016 pay'],
    ['after:2015 pay', { from: 2014, to: 2014 }, 'year:2014 pay'],
    ['year:2014 -year:2015 pay', null, '-year:2015 pay'],
  ])('%s in %j', (query, years, expected) => expect(withYears(query, years)).toBe(expected));

  it.each([
    ['in:posts jim bro', 'author:"Jim Brown" ', 'author:"Jim Brown" in:posts'],
    ['in:posts work', 'workload tool', 'in:posts workload tool'],
    ['work', 'workload tool', 'workload tool'],
  ])('%s with %s for its words', (query, words, expected) => {
    expect(withWords(query, words)).toBe(expected);
  });

  it('has another word for one, where that stands', () => {
    expect(withWordFor('in:posts zepelin pay', 'zepelin', 'zeppelin')).toBe(
      'in:posts zeppelin pay',
    );
    expect(withWordFor('pay', 'zepelin', 'zeppelin')).toBe('pay');
  });

  it.each([
    ['workload agrement', 'workload agreement', 'workload "agrement"'],
    ['in:posts probaton -pay', 'in:posts probation -pay', 'in:posts "probaton" -pay'],
    ['probaton "of staff"', 'probation "of staff"', '"probaton" "of staff"'],
  ])('%s as typed', (query, corrected, expected) => {
    expect(asTyped(query, corrected)).toBe(expected);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (query, other) => {
        for (const changed of [
          viewQuery(query).words,
          withWhere(query, 'posts'),
          withYears(query, { from: 2014, to: 2016 }),
          withWords(query, other),
          withWordFor(query, other, 'x'),
          asTyped(query, other),
        ]) {
          expect(typeof changed).toBe('string');
        }
      }),
    );
  });
});

describe('bars', () => {
  const years = (first: number, count: number) =>
    Array.from({ length: count }, (_, i) => ({ year: first + i, posts: 1, comments: 2 }));

  it('are a year each, and a few where there are too many to be hit', () => {
    expect(barsOf(years(2014, 3)).map(({ from, to }) => [from, to])).toEqual([
      [2014, 2014],
      [2015, 2015],
      [2016, 2016],
    ]);
    const wide = barsOf(years(1900, 127));
    expect(wide.length).toBeLessThanOrEqual(64);
    expect(wide.at(-1)).toEqual({ from: 2026, to: 2026, posts: 1, comments: 2 });
    expect(wide.reduce((sum, { comments }) => sum + comments, 0)).toBe(254);
    expect(barsOf([])).toEqual([]);
  });

  it('know which days are asked for', () => {
    const bars = barsOf(years(2013, 5));
    const within = (query: string) =>
      bars.filter(bar => isWithin(bar, viewQuery(query).range!)).map(({ from }) => from);
    expect(within('after:2014-06 before:2016')).toEqual([2014, 2015]);
    expect(within('year:2016')).toEqual([2016]);
    expect(within('year:2014-2020 after:2015')).toEqual([2015, 2016, 2017]);
  });

  it('are chosen from the earlier to the later; all of them are no choice', () => {
    const bars = barsOf(years(2014, 4));
    expect(yearsBetween(bars, 2, 1)).toEqual({ from: 2015, to: 2016 });
    expect(yearsBetween(bars, 0, 3)).toBeNull();
  });

  it.each([
    ['ArrowRight', 1, false, 2],
    ['ArrowRight', 1, true, 0],
    ['ArrowLeft', 0, false, 0],
    ['End', 1, true, 3],
    ['Home', 2, false, 0],
    ['ArrowDown', 1, false, null],
  ] as const)('%s from %i (right to left: %s)', (key, at, rtl, expected) => {
    expect(nextBar(key, at, 4, rtl)).toBe(expected);
  });
});
