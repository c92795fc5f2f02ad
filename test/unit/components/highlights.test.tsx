import { describe, expect, it, vi } from 'vitest';
import {
  type HighlightDeeds,
  HighlightsPart,
  type HighlightsPartProps,
  type NoteProps,
} from '../../../components/highlights/index.ts';
import {
  changed,
  deeds,
  dossier,
  highlight,
  highlightsPart,
  lost,
} from '../../gallery/highlight-data.ts';
import { noteView } from '../../gallery/highlight-states.tsx';
import { mount } from './mount.ts';

function list(props: Partial<HighlightsPartProps> = {}) {
  const calls = {
    onGo: vi.fn<HighlightDeeds['onGo']>(),
    onToggle: vi.fn<HighlightDeeds['onToggle']>(),
    onChoose: vi.fn<HighlightDeeds['onChoose']>(),
    onChange: vi.fn<HighlightDeeds['onChange']>(),
    onTakeBack: vi.fn<HighlightDeeds['onTakeBack']>(),
    onRemove: vi.fn<HighlightDeeds['onRemove']>(),
  };
  const onFilter = vi.fn<HighlightsPartProps['onFilter']>();
  const onUndo = vi.fn<() => void>();
  const all = { ...highlightsPart, deeds: { ...deeds, ...calls }, onFilter, onUndo, ...props };
  return { calls: { ...calls, onFilter, onUndo }, view: <HighlightsPart {...all} /> };
}

describe('the list of highlights', () => {
  it('shows what was marked, the note, where and when, and how its page reads now', async () => {
    const page = await mount(list().view);
    const text = page.text();
    expect(text).toContain(highlight.anchor.exact);
    expect(text).toContain('For the branch meeting');
    expect(text).toContain('civic-review.example');
    expect(text).toContain('7 May 2024');
    expect(text).toContain('Changed: now reads');
    expect(text).toContain('Not found on its page');
    expect(text).toContain('both are kept');
  });

  it('has the focus at Undo once one is removed, as its own button goes', async () => {
    const { view } = list();
    const page = await mount(view);
    const remove = page.all('button').find(({ textContent }) => textContent === 'Remove')!;
    await page.click(remove);
    await page.show(list({ removed: 1 }).view);
    expect(page.seen.focused).toBe(page.get('button', 'Undo'));
  });

  it('goes to one, chooses it, opens and removes it', async () => {
    const only = [{ highlight, snippet: null }];
    const { view, calls } = list({ items: only, found: 1 });
    const page = await mount(view);
    await page.click(page.get('button', /^Go to “In nine/));
    expect(calls.onGo).toHaveBeenCalledWith(highlight);
    await page.choose(page.get('checkbox', /^Choose/), true);
    expect(calls.onChoose).toHaveBeenCalledWith(highlight.id, true);
    await page.click(page.get('button', 'Edit'));
    expect(calls.onToggle).toHaveBeenCalledWith(highlight.id);
    await page.click(page.get('button', /^Remove “In nine/));
    expect(calls.onRemove).toHaveBeenCalledWith([highlight.id]);
  });

  it('takes a removal back', async () => {
    const { view, calls } = list({ removed: 2 });
    const page = await mount(view);
    expect(page.text()).toContain('2 highlights removed.');
    await page.click(page.get('button', 'Undo'));
    expect(calls.onUndo).toHaveBeenCalled();
  });

  it('takes back what was changed of one, beside it', async () => {
    const edited = { id: highlight.id, words: 'Tags changed.' };
    const { view, calls } = list({ edited });
    const page = await mount(view);
    expect(page.text()).toContain('Tags changed.');
    await page.click(page.get('button', 'Undo'));
    expect(calls.onTakeBack).toHaveBeenCalled();
  });

  it('says how to make one where there is none, and what else to try where none is like that', async () => {
    const none = { items: [], found: 0 };
    const empty = await mount(list({ ...none, counts: { page: 0, all: 0 } }).view);
    expect(empty.text()).toMatch(/Select some text on a page/);
    const other = await mount(list({ ...none, query: 'parole' }).view);
    expect(other.text()).toMatch(/Try fewer words/);
  });
});

describe('the window on a highlight', () => {
  it('saves its note as it is written, and at the latest when it is left', async () => {
    const onChange = vi.fn<NoteProps['onChange']>();
    const page = await mount(noteView({ onChange }));
    const note = page.get('textbox', /^Note/);
    await page.type(note, 'Ask for annex B.');
    await page.leave(note);
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ note: 'Ask for annex B.' });
  });

  it('says what its page reads now, and that it is lost', async () => {
    expect((await mount(noteView({ highlight: changed }))).text()).toContain('In eight of the ten');
    expect((await mount(noteView({ highlight: lost }))).text()).toContain('Not found on this page');
  });

  it('puts notes that were written apart into one', async () => {
    const onChange = vi.fn<NoteProps['onChange']>();
    const page = await mount(noteView({ highlight: lost, onChange }));
    await page.click(page.get('button', 'Put both into one note'));
    const note = `${lost.note}\n\nThe list was in annex B.`;
    expect(onChange).toHaveBeenCalledWith({ note });
  });

  it('has the focus in the field for a tie, and then where the next one is asked for', async () => {
    const term = { kind: 'term', archive: 'a1', key: 'crc', name: 'CRC' } as const;
    const suggest = async () => ({ tags: [], links: [term] });
    const page = await mount(noteView({ suggest }));
    await page.click(page.get('button', /^Tie to/));
    const field = page.all('textbox').at(-1)!;
    expect(page.seen.focused).toBe(field);
    await page.type(field, 'crc');
    await vi.waitFor(() => page.get('button', 'term CRC'));
    expect(page.seen.scrolled?.textContent).toBe('term CRC');
    await page.click(page.get('button', 'term CRC'));
    expect(page.seen.focused).toBe(page.get('button', /^Tie to/));
  });

  it('says where nothing is like what is typed for a tie', async () => {
    const suggest = async () => ({ tags: [], links: [] });
    const page = await mount(noteView({ suggest }));
    await page.click(page.get('button', /^Tie to/));
    await page.type(page.all('textbox').at(-1)!, 'zzz');
    await vi.waitFor(() => expect(page.text()).toContain('No other post or term is like that.'));
  });

  it('removes, and brings back', async () => {
    const onChange = vi.fn<NoteProps['onChange']>();
    const page = await mount(noteView({ onChange }));
    await page.click(page.get('button', 'Remove'));
    expect(onChange).toHaveBeenCalledWith({ removed: true });
    const gone = await mount(noteView({ removed: true, onChange }));
    await gone.click(gone.get('button', 'Undo'));
    expect(onChange).toHaveBeenCalledWith({ removed: false });
  });
});

describe('the dossier', () => {
  it('counts what is ticked and put aside, and is made with its title, or a plain one', async () => {
    const onMake = vi.fn<HighlightsPartProps['dossier']['onMake']>();
    const onTakeAway = vi.fn<(key: string) => void>();
    const page = await mount(list({ dossier: { ...dossier, onMake, onTakeAway } }).view);
    await page.click(page.get('button', 'Dossier (3)'));
    expect(page.text()).toContain('1 ticked highlight and 2 passages, by date.');
    await page.click(page.get('button', 'Save as Markdown'));
    expect(onMake).toHaveBeenLastCalledWith('markdown', { title: 'Dossier', introduction: '' });
    await page.type(page.get('textbox', 'Title'), ' For the branch ');
    await page.click(page.get('button', /^Save as HTML/));
    expect(onMake).toHaveBeenLastCalledWith('html', { title: 'For the branch', introduction: '' });
    await page.click(page.get('button', /^Leave out “My desk/));
    expect(onTakeAway).toHaveBeenCalledWith('two');
  });

  it('says how it is filled while it is empty, and can be filled without any highlight', async () => {
    const page = await mount(list().view);
    await page.click(page.get('button', 'Make a dossier'));
    expect(page.text()).toContain('Tick highlights below');
    expect(page.all('button').some(button => /^Save as/.test(button.textContent ?? ''))).toBe(
      false,
    );
    const without = { counts: { page: 0, all: 0 }, items: [], found: 0 };
    await page.show(list({ ...without, dossier: { ...dossier, chosen: 0 } }).view);
    expect(page.get('button', 'Dossier (2)')).toBeTruthy();
  });
});
