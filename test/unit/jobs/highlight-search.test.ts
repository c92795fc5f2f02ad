import { describe, expect, it } from 'vitest';
import { changeRecord } from '../../../lib/highlights/index.ts';
import { createHighlightSearch } from '../../../lib/jobs/index.ts';
import type { HighlightRecord } from '../../../lib/model/index.ts';
import { at, highlight, MADE } from '../highlights/records.ts';

const RECORDS = [
  highlight(1, {
    tags: ['pay', 'court work'],
    anchor: { exact: 'Caseloads have doubled since the split' },
  }),
  highlight(2, {
    note: 'The inspectors say otherwise',
    anchor: { exact: 'Staff were told of the closure' },
  }),
  highlight(3, {
    page: { title: 'Probation in crisis' },
    anchor: { exact: 'Nobody had asked the officers' },
  }),
  highlight(4, { created: Date.UTC(2019, 5, 1), anchor: { exact: 'The split was reversed' } }),
];

async function finder(records: readonly HighlightRecord[] = RECORDS) {
  const found = createHighlightSearch();
  await found.update(records);
  const ids = async (query: string) =>
    (await found.search(query)).hits
      .filter(({ missing }) => missing.length === 0)
      .map(({ id }) => Number.parseInt(id.slice(1), 36))
      .sort((a, b) => a - b);
  return { ...found, ids };
}

describe('searching highlights', () => {
  it.each([
    ['split', [1, 4]],
    ['"the split was"', [4]],
    ['split -reversed', [1]],
    ['inspectors', [2]],
    ['inspecters', [2]],
    ['crisis', [3]],
    ['caseload', [1]],
    ['label:"court work"', [1]],
    ['split after:2018', [4]],
    ['year:2019', [4]],
    ['nowhere', []],
    ['', []],
    ['"', []],
  ])('%s finds %j, as it would in archives', async (query, expected) => {
    expect(await (await finder()).ids(query)).toEqual(expected);
  });

  it('shows what was found, marked', async () => {
    const { search } = await finder();
    const { hits, found } = await search('inspectors');
    expect(found).toBe(1);
    expect(hits[0]?.snippet.some(({ text, hit }) => hit && text === 'inspectors')).toBe(true);
  });

  it('follows changes, whoever has read the records anew', async () => {
    const { update, ids } = await finder();
    const noted = changeRecord(RECORDS[0]!, { note: 'ask Getafix' }, at(MADE * 2));
    await update([
      structuredClone(noted),
      ...RECORDS.slice(1).map(record => structuredClone(record)),
    ]);
    expect(await ids('getafix')).toEqual([1]);
    expect(await ids('split')).toEqual([1, 4]);
    await update([changeRecord(noted, { removed: true }, at(MADE * 3)), ...RECORDS.slice(1)]);
    expect(await ids('getafix')).toEqual([]);
    expect(await ids('split')).toEqual([4]);
    await update([noted]);
    expect(await ids('getafix')).toEqual([1]);
    await update([]);
    expect(await ids('split')).toEqual([]);
  });

  it('finds the same after many changes as when made anew', async () => {
    const { update, ids } = await finder([]);
    let records: HighlightRecord[] = [];
    const updates: Promise<void>[] = [];
    for (let no = 1; no <= 60; no++) {
      const made = highlight(no, { anchor: { exact: `word${no % 7} split` } });
      records = [
        ...records.map((one, i) =>
          i === no % 11 ? changeRecord(one, { note: `note${no}` }, at(MADE * 2 + no)) : one,
        ),
        made,
      ];
      updates.push(update(records));
    }
    await Promise.all(updates);
    const anew = await finder(records);
    for (const query of ['split', 'word3', 'note60', 'note59', '-word1 split', 'note1']) {
      expect(await ids(query), query).toEqual(await anew.ids(query));
    }
  });
});
