import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { createHighlights } from '../../lib/jobs/index.ts';
import type { HighlightPage } from '../../lib/model/index.ts';
import { createHighlightStore } from '../../lib/store/index.ts';
import { deleteDatabases, setUp } from './set-up.ts';

const PAGE: HighlightPage = {
  url: 'https://news.example/a',
  key: 'news.example/a',
  title: 'A',
  site: 'news.example',
  published: null,
  place: null,
};
const TEXT =
  'The union says that caseloads have doubled. The ministry denies it.\nStaff were told on Friday.';
const QUOTE = 'caseloads have doubled';

function anchorOf(exact: string, text = TEXT) {
  const start = text.indexOf(exact);
  const end = start + exact.length;
  const [prefix, suffix] = [text.slice(0, start), text.slice(end)];
  return { exact, prefix, suffix, start, end, heading: null, element: null };
}

function makeHighlights(now = () => 1_000) {
  const store = createHighlightStore(setUp().database, now);
  let made = 0;
  const newId = () => `h${String(made++).padStart(20, '0')}`;
  return { store, highlights: createHighlights({ store, now, newId }) };
}

afterEach(deleteDatabases);

describe('highlights', () => {
  it('are kept and found again on their page', async () => {
    const { store, highlights } = makeHighlights();
    const { id } = await highlights.make({ page: PAGE, anchor: anchorOf(QUOTE), colour: 'green' });
    const shifted = `Updated at noon.\n${TEXT}`;
    const [placed] = await highlights.place(PAGE.key, shifted, true);
    expect(placed).toMatchObject({ id, colour: 'green', state: 'exact' });
    expect(shifted.slice(placed!.start!, placed!.end!)).toBe(QUOTE);
    expect(await highlights.place('other.example/', shifted, true)).toEqual([]);
    expect(await store.sighting(id)).toMatchObject({ state: 'exact', text: QUOTE });
  });

  it('that are lost stay, are said to be lost once the page has settled, and are found later', async () => {
    const { store, highlights } = makeHighlights();
    const { id } = await highlights.make({ page: PAGE, anchor: anchorOf(QUOTE), colour: 'pink' });
    const other = 'Nothing of it is left here, not a word of what was there before.';
    expect(await highlights.place(PAGE.key, other, false)).toMatchObject([{ state: 'lost' }]);
    expect(await store.sighting(id)).toMatchObject({ state: 'exact' });
    await highlights.place(PAGE.key, other, true);
    expect(await store.sighting(id)).toMatchObject({ state: 'lost', text: null });
    expect(await store.ofPage(PAGE.key)).toHaveLength(1);
    await highlights.place(PAGE.key, TEXT, true);
    expect(await store.sighting(id)).toMatchObject({ state: 'exact' });
  });

  it('of the very same words are one', async () => {
    const { store, highlights } = makeHighlights();
    const anchor = anchorOf(QUOTE);
    const first = await highlights.make({ page: PAGE, anchor, colour: 'pink' });
    const second = await highlights.make({ page: PAGE, anchor, colour: 'blue' });
    expect(second.id).toBe(first.id);
    expect((await store.highlights()).map(({ colour }) => colour.value)).toEqual(['blue']);
  });

  it('that are removed are kept as tombstones, and come back', async () => {
    const { store, highlights } = makeHighlights();
    const { id } = await highlights.make({ page: PAGE, anchor: anchorOf(QUOTE), colour: 'pink' });
    await highlights.change(id, { removed: true });
    expect(await store.highlights()).toEqual([]);
    expect(await store.changedSince(null)).toMatchObject([{ id, removed: { value: true } }]);
    await highlights.change(id, { removed: false });
    expect(await store.highlights()).toHaveLength(1);
  });

  it('are written with clocks that only go on, whatever the time of day does', async () => {
    const times = [5_000, 4_000, 4_000, 9_000];
    const { store, highlights } = makeHighlights(() => times.shift() ?? 1);
    const clocks: string[] = [];
    for (const exact of ['union', 'ministry', 'Friday']) {
      await highlights.make({ page: PAGE, anchor: anchorOf(exact), colour: 'pink' });
      clocks.push((await store.changedSince(null)).at(-1)!.colour.at);
    }
    expect(clocks).toEqual([...clocks].sort());
    expect(new Set(clocks).size).toBe(3);
    expect(await store.changedSince(clocks[0]!)).toHaveLength(2);
  });

  it('a change of one that is not there is a failure that says so', async () => {
    const { highlights } = makeHighlights();
    await expect(highlights.change(`h${'0'.repeat(20)}`, { note: 'x' })).rejects.toThrow(
      /no longer there/,
    );
  });

  it('a device keeps its name', async () => {
    const { store } = makeHighlights();
    const name = await store.device();
    expect(name).toMatch(/^[0-9a-z]{10}$/);
    expect(await store.device()).toBe(name);
  });
});
