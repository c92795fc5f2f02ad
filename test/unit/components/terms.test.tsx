import { describe, expect, it } from 'vitest';
import {
  type EditToKeep,
  filterTerms,
  NO_FILTER,
  type TermFilter,
  Terms,
  type TermsProps,
} from '../../../components/terms/index.ts';
import type { Term, TermEdit } from '../../../lib/model/index.ts';
import {
  glossaryOfTerms,
  listTerms,
  readGlossary,
  writeGlossary,
} from '../../../lib/terms/index.ts';
import { archive } from '../../gallery/data.ts';
import { mount, submit } from './mount.ts';

const row = (name: string, more: Partial<Term> = {}): Term => ({
  no: 0,
  name,
  kind: 'topic',
  aliases: [],
  expansion: null,
  definition: null,
  formerly: [],
  now: null,
  origin: 'mined',
  muted: false,
  salience: 0.5,
  posts: 3,
  comments: 4,
  first: null,
  last: null,
  years: {},
  ...more,
});
const DESK = row('Duty Desk', { aliases: ['the Desk'], salience: 0.9, posts: 1 });
const DDO = row('DDO', { kind: 'acronym', expansion: 'Duty Desk Office', salience: 0.8 });
const ROWS = [DESK, DDO, row('Zebra', { kind: 'place', muted: true, salience: 0.2, posts: 50 })];

describe('the list', () => {
  const names = (filter: Partial<TermFilter>) =>
    filterTerms(listTerms(ROWS, []), { ...NO_FILTER, ...filter }).map(({ name }) => name);
  it.each<[Partial<TermFilter>, string[]]>([
    [{}, ['Duty Desk', 'DDO', 'Zebra']],
    [{ order: 'name' }, ['DDO', 'Duty Desk', 'Zebra']],
    [{ order: 'posts' }, ['Zebra', 'DDO', 'Duty Desk']],
    [{ kind: 'acronym' }, ['DDO']],
    [{ state: 'muted' }, ['Zebra']],
    [{ state: 'edited' }, []],
    [{ words: 'the DESK' }, ['Duty Desk']],
    [{ words: 'duty desk' }, ['Duty Desk', 'DDO']],
    [{ words: 'ebra' }, ['Zebra']],
    [{ words: 'nothing' }, []],
  ])('by %j is %j', (filter, wanted) => expect(names(filter)).toEqual(wanted));

  it('has what is wanted and not counted yet, and counts of what is', () => {
    const edit = { ...added('Folder'), archive: 'a1', changed: 1 };
    expect(listTerms(ROWS, [edit])).toMatchObject([
      { name: 'Folder', pending: true, posts: 0 },
      { name: 'Duty Desk', pending: false, posts: 1 },
      { name: 'DDO' },
      { name: 'Zebra' },
    ]);
  });

  it('is a glossary for others, without what is muted', () => {
    const glossary = glossaryOfTerms('Desks', listTerms(ROWS, []));
    for (const format of ['json', 'csv'] as const) {
      const reading = readGlossary(writeGlossary(glossary, format));
      expect(reading).toMatchObject({ ok: true, value: { glossary, leftOut: 0 } });
    }
    expect(glossary.entries.map(({ term }) => term)).toEqual(['Duty Desk', 'DDO']);
  });
});

function added(key: string): EditToKeep {
  return {
    key,
    added: true,
    name: key,
    kind: 'topic',
    expansion: null,
    definition: null,
    aliasesAdded: [],
    aliasesRemoved: [],
    muted: false,
    mergedInto: null,
  };
}

/** The view over edits that are kept as the background keeps them. */
async function shown(rows: readonly Term[] = ROWS) {
  const kept: EditToKeep[][] = [];
  const edits = new Map<string, TermEdit>();
  const none = () => {};
  const view = () => (
    <Terms
      {...({
        archive,
        terms: listTerms(rows, [...edits.values()]),
        edits,
        job: null,
        failure: null,
        archivesHref: '#',
        searchHref: query => `#${query}`,
        onResume: none,
        onEdit: made => {
          kept.push([...made]);
          for (const edit of made) edits.set(edit.key, { ...edit, archive: 'a1', changed: 1 });
        },
        glossary: {
          choice: { mode: 'auto', id: null },
          used: null,
          known: [{ id: null, name: 'Ours' }],
          report: null,
          failure: null,
          onChoose: none,
          onFile: none,
          onExport: none,
        },
      } satisfies TermsProps)}
    />
  );
  const page = await mount(view());
  const again = () => page.show(view());
  return { page, kept, again };
}

describe('an opened term', () => {
  async function opened(name: RegExp) {
    const all = await shown();
    await all.page.click(all.page.get('button', name));
    return all;
  }

  it('is renamed, and back by Undo', async () => {
    const { page, kept, again } = await opened(/^DDO/);
    await page.type(page.get('textbox', 'Name'), 'The Office');
    await submit(page, page.get('textbox', 'Name'));
    await again();
    expect(kept).toMatchObject([[{ key: 'DDO|duty desk office', name: 'The Office', kind: null }]]);
    expect(page.text()).toContain('Changed The Office.');
    await page.click(page.get('button', 'Undo'));
    expect(kept[1]).toMatchObject([{ key: 'DDO|duty desk office', name: null }]);
  });

  it('is muted, searched, and merged into another', async () => {
    const { page, kept } = await opened(/^DDO/);
    await page.click(page.get('switch', 'Mute DDO'));
    expect(kept[0]).toMatchObject([{ muted: true }]);
    expect(page.get('link', 'See where it occurs').getAttribute('href')).toBe('#DDO');
    await page.type(page.get('textbox', 'Merge into another term'), 'duty d');
    await page.click(page.get('button', 'Merge into Duty Desk'));
    expect(kept[1]).toMatchObject([{ key: 'DDO|duty desk office', mergedInto: 'Duty Desk' }]);
  });

  it('loses a form, or gives it a term of its own', async () => {
    const { page, kept } = await opened(/^Duty Desk/);
    await page.click(page.get('button', 'Remove the form the Desk'));
    expect(kept[0]).toMatchObject([{ key: 'Duty Desk', aliasesRemoved: ['the Desk'] }]);
    await page.click(page.get('button', 'Split off the Desk'));
    expect(kept[1]).toMatchObject([
      { key: 'Duty Desk', aliasesRemoved: ['the Desk'] },
      { key: 'the Desk', added: true },
    ]);
  });

  it('keeps the source of a definition that was not touched', async () => {
    const definition = { text: 'An office.', source: 'a list' };
    const all = await shown([{ ...DDO, definition }]);
    await all.page.click(all.page.get('button', /^DDO/));
    await all.page.type(all.page.get('textbox', 'Name'), 'Office');
    await submit(all.page, all.page.get('textbox', 'Name'));
    expect(all.kept[0]).toMatchObject([{ name: 'Office', definition: null }]);
  });
});

it('a term is added once', async () => {
  const { page, kept } = await shown();
  await page.click(page.get('button', 'Add a term'));
  await page.type(page.get('textbox', 'Name of the new term'), 'DDO');
  expect(page.all('alert')).toHaveLength(1);
  await page.type(page.get('textbox', 'Name of the new term'), 'Folder');
  await submit(page, page.get('textbox', 'Name of the new term'));
  expect(kept).toEqual([[added('Folder')]]);
});

it('a hundred terms are shown, and a hundred more on request', async () => {
  const rows = Array.from({ length: 250 }, (_, no) => row(`Term ${no}`));
  const { page } = await shown(rows);
  expect(page.all('listitem')).toHaveLength(100);
  await page.click(page.get('button', 'Show 100 more'));
  expect(page.all('listitem')).toHaveLength(200);
});
