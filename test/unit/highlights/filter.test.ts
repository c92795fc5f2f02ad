import { describe, expect, it } from 'vitest';
import {
  changeRecord,
  facetsOf,
  filterHighlights,
  type HighlightFilter,
  type HighlightOrder,
  listHighlights,
  sortHighlights,
} from '../../../lib/highlights/index.ts';
import type { AnchorState, Sighting } from '../../../lib/model/index.ts';
import { at, highlight, MADE } from './records.ts';

const RECORDS = [
  highlight(1, {
    colour: 'yellow',
    tags: ['Pay', 'court'],
    anchor: { exact: 'The café was closed', start: 900 },
  }),
  highlight(2, {
    colour: 'blue',
    note: 'ask Napo’s office',
    anchor: { exact: 'caseloads doubled' },
  }),
  highlight(3, {
    colour: 'pink',
    tags: ['pay'],
    page: { key: 'b', site: 'blog.example', title: 'On risk' },
  }),
  changeRecord(highlight(4), { removed: true }, at(MADE * 2)),
];
const seen = (id: string, state: AnchorState): Sighting => ({ id, state, text: null, at: 0 });
const LISTED = listHighlights(
  RECORDS,
  new Map([
    [RECORDS[0]!.id, seen(RECORDS[0]!.id, 'changed')],
    [RECORDS[1]!.id, seen(RECORDS[1]!.id, 'lost')],
  ]),
);
const numbers = (listed: typeof LISTED) =>
  listed.map(({ record }) => Number.parseInt(record.id.slice(1), 36));
const found = (filter: HighlightFilter) => numbers(filterHighlights(LISTED, filter));
const ordered = (order: HighlightOrder) =>
  numbers(sortHighlights(filterHighlights(LISTED, {}), order));

describe('a list of highlights', () => {
  it('has all but the removed ones without a filter', () => {
    expect(found({})).toEqual([1, 2, 3]);
    expect(found({ text: ' ', colours: [], tags: [], sites: [], states: [] })).toEqual([1, 2, 3]);
  });

  it('is narrowed by colour, tag, site, page, state and date', () => {
    expect(found({ colours: ['blue', 'pink'] })).toEqual([2, 3]);
    expect(found({ tags: ['PAY'] })).toEqual([1, 3]);
    expect(found({ tags: ['pay', 'court'] })).toEqual([1]);
    expect(found({ sites: ['blog.example'] })).toEqual([3]);
    expect(found({ page: 'b' })).toEqual([3]);
    expect(found({ states: ['unseen'] })).toEqual([3]);
    expect(found({ states: ['changed', 'lost'] })).toEqual([1, 2]);
    expect(found({ from: MADE + 120_000, to: MADE + 180_000 })).toEqual([2]);
    expect(found({ colours: ['blue'], tags: ['pay'] })).toEqual([]);
  });

  it.each([
    ['cafe', [1]],
    ['CLOS caf', [1]],
    ['afe', []],
    ["napo's", [2]],
    ['ask doubled', [2]],
    ['court', [1]],
    ['risk', [3]],
    ['“news”', [1, 2]],
    ['…', [1, 2, 3]],
  ])('finds %j by the beginnings of words', (text, expected) => {
    expect(found({ text })).toEqual(expected);
  });

  it('stands in the order that was asked for', () => {
    expect(ordered('newest')).toEqual([3, 2, 1]);
    expect(ordered('oldest')).toEqual([1, 2, 3]);
    expect(ordered('page')).toEqual([3, 2, 1]);
    const changed = changeRecord(RECORDS[0]!, { colour: 'green' }, at(MADE * 2));
    const listed = listHighlights([changed, ...RECORDS.slice(1, 3)], new Map());
    expect(numbers(sortHighlights(listed, 'changed'))).toEqual([1, 3, 2]);
  });

  it('says what it may be narrowed by', () => {
    const { colours, tags, sites, states } = facetsOf(LISTED);
    expect(Object.fromEntries(colours)).toEqual({ blue: 1, pink: 1, yellow: 1 });
    expect([...tags]).toEqual([
      ['pay', 2],
      ['court', 1],
    ]);
    expect([...sites]).toEqual([
      ['news.example', 2],
      ['blog.example', 1],
    ]);
    expect(Object.fromEntries(states)).toEqual({ changed: 1, lost: 1, unseen: 1 });
  });
});
