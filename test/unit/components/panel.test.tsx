import { describe, expect, it, vi } from 'vitest';
import { Panel, type PanelProps } from '../../../components/panel/index.ts';
import {
  counts,
  evidence,
  failure,
  page as pageOf,
  pageTerms,
  relatedAnswer,
  unread,
} from '../../gallery/data.ts';
import { highlightsPart } from '../../gallery/highlight-data.ts';
import { answer, controls } from '../../gallery/search-data.ts';
import { mount } from './mount.ts';

const crc = { archive: 'a1', term: 7, evidence, failure: null, muted: false };

function panel(props: Partial<PanelProps> = {}) {
  const calls = {
    onTab: vi.fn<PanelProps['onTab']>(),
    onTerm: vi.fn<PanelProps['onTerm']>(),
    onCloseTerm: vi.fn<() => void>(),
    onGo: vi.fn<PanelProps['onGo']>(),
    onMute: vi.fn<PanelProps['onMute']>(),
    onQuery: vi.fn<PanelProps['onQuery']>(),
    onOpen: vi.fn<PanelProps['onOpen']>(),
    onMoreRelated: vi.fn<() => void>(),
    onSearchPage: vi.fn<PanelProps['onSearchPage']>(),
    onToggleSite: vi.fn<PanelProps['onToggleSite']>(),
    onOptions: vi.fn<() => void>(),
    onKeeping: vi.fn<() => void>(),
  };
  const view = (
    <Panel
      tab="page"
      counts={counts}
      page={pageOf()}
      site={{ name: 'bbc.co.uk', state: 'on' }}
      related={relatedAnswer}
      term={null}
      query=""
      answer={null}
      controls={controls}
      failure={null}
      highlights={highlightsPart}
      damage={null}
      {...calls}
      {...props}
    />
  );
  return { calls, view };
}

describe('the panel', () => {
  it('lists the terms of the page and what belongs to it', async () => {
    const { view, calls } = panel();
    const page = await mount(view);
    expect(page.text()).toContain('Watchdog warns over supervision gaps');
    expect(page.get('region', '7 terms on this page').querySelectorAll('li')).toHaveLength(7);
    expect(page.get('region', 'Before this article')).toBeTruthy();
    expect(page.get('region', 'Since')).toBeTruthy();
    await page.click(page.get('button', /^CRC Community/));
    expect(calls.onTerm).toHaveBeenCalledWith(pageTerms[1]);
  });

  it('shows in its place what the archive says of a term', async () => {
    const { view, calls } = panel({ term: crc });
    const page = await mount(view);
    const button = page.get('button', /^CRC Community/);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(button.closest('li')?.textContent).toContain('before anyone could say what a CRC');
    await page.click(page.get('button', 'Go to its mark'));
    expect(calls.onGo).toHaveBeenCalledWith(1);
    await page.click(page.get('button', 'All 84 posts'));
    expect(calls.onQuery).toHaveBeenCalledWith('CRC');
    await page.click(page.get('button', 'Mute this term'));
    expect(calls.onMute).toHaveBeenCalledWith(true);
    await page.show(panel({ ...calls, term: { ...crc, muted: true } }).view);
    await page.click(page.get('button', 'Undo'));
    expect(calls.onMute).toHaveBeenLastCalledWith(false);
    await page.press(page.root.ownerDocument, 'Escape');
    expect(calls.onCloseTerm).toHaveBeenCalledOnce();
  });

  it('shows a term that the page asked for and does not list', async () => {
    const { view, calls } = panel({ term: { ...crc, term: 99 } });
    const page = await mount(view);
    expect(page.get('region', 'Community Rehabilitation Company')).toBeTruthy();
    await page.click(page.get('button', 'Close this term'));
    expect(calls.onCloseTerm).toHaveBeenCalledOnce();
  });

  it.each([
    ['Backstory has not been let into this page.', { page: unread('closed'), related: null }],
    ['This page has no text to compare.', { page: unread('no-text'), related: null }],
    ['Reading this page…', { page: unread('reading') }],
    ['Comparing it with the archive…', { related: 'loading' }],
    ['Looking in the archive…', { term: { ...crc, evidence: null } }],
    [failure.action, { term: { ...crc, evidence: null, failure } }],
    ['There is no archive yet.', { counts: { archives: 0, posts: 0, comments: 0 } }],
    ['Type a word, a name or a phrase.', { tab: 'search' }],
    ['37 posts, 212 comments', { tab: 'search', query: 'workload', answer }],
  ] satisfies [string, Partial<PanelProps>][])('says: %s', async (words, props) => {
    expect((await mount(panel(props).view)).text()).toContain(words);
  });

  it('has tabs, and arrows go between them', async () => {
    const { view, calls } = panel();
    const page = await mount(view);
    const first = page.get('tab', 'Page');
    expect(page.get('tab', 'Search').getAttribute('aria-selected')).toBe('false');
    expect(first.getAttribute('aria-selected')).toBe('true');
    await page.press(first, 'ArrowRight');
    expect(calls.onTab).toHaveBeenLastCalledWith('highlights');
    await page.press(first, 'ArrowLeft');
    expect(calls.onTab).toHaveBeenLastCalledWith('search');
  });

  it('has the focus in the box once the search is chosen, and not where arrows go past it', async () => {
    const { view, calls } = panel();
    const page = await mount(view);
    await page.click(page.get('tab', 'Search'));
    await page.show(panel({ ...calls, tab: 'search' }).view);
    expect(page.seen.focused).toBe(page.get('searchbox', /^Search/));
    const other = await mount(view);
    await other.press(other.get('tab', 'Page'), 'ArrowLeft');
    await other.show(panel({ ...calls, tab: 'search' }).view);
    expect(other.seen.focused).toBe(other.get('tab', 'Search'));
  });

  it('goes to the box of the highlights with / where they are listed', async () => {
    const { view, calls } = panel({ tab: 'highlights' });
    const page = await mount(view);
    await page.press(page.root.ownerDocument, '/');
    expect(page.seen.focused).toBe(page.get('searchbox', /quotes/));
    expect(calls.onTab).not.toHaveBeenCalled();
  });

  it('goes to the search with /, and searches', async () => {
    const { view, calls } = panel();
    const page = await mount(view);
    await page.press(page.root.ownerDocument, '/');
    expect(calls.onTab).toHaveBeenCalledWith('search');
    await page.show(panel({ ...calls, tab: 'search' }).view);
    const box = page.get('searchbox', 'Search 4,812 posts and 203,415 comments');
    expect(page.seen.focused).toBe(box);
    await page.type(box, 'work');
    expect(calls.onQuery).toHaveBeenCalledWith('work');
  });
});
