import { describe, expect, it, vi } from 'vitest';
import { newsOf, Popup, type PopupProps } from '../../../components/popup/index.ts';
import {
  archive,
  counts,
  failure,
  fromAddress,
  page as pageOf,
  pageTerms,
  relatedAnswer,
  unread,
} from '../../gallery/data.ts';
import { answer, controls, nothing } from '../../gallery/search-data.ts';
import { mount } from './mount.ts';

function popup(props: Partial<PopupProps> = {}) {
  const calls = {
    onQuery: vi.fn<PopupProps['onQuery']>(),
    onOpen: vi.fn<PopupProps['onOpen']>(),
    onMoreRelated: vi.fn<() => void>(),
    onToggleSite: vi.fn<PopupProps['onToggleSite']>(),
    onOptions: vi.fn<() => void>(),
    onSample: vi.fn<() => void>(),
    onNews: vi.fn<() => void>(),
    onHighlights: vi.fn<() => void>(),
    onSearchPage: vi.fn<(query: string) => void>(),
    onTerm: vi.fn<PopupProps['onTerm']>(),
    onPanel: vi.fn<() => void>(),
  };
  const view = (
    <Popup
      counts={counts}
      query=""
      answer={null}
      controls={controls}
      related={relatedAnswer}
      page={pageOf()}
      site={{ name: 'bbc.co.uk', state: 'on' }}
      news={null}
      highlights={0}
      selected={false}
      onHighlight={() => {}}
      failure={null}
      {...calls}
      {...props}
    />
  );
  return { calls, view };
}

const NAME = 'Search 4,812 posts and 203,415 comments';

describe('popup', () => {
  it('lists what came before the article and since, with dates and reasons', async () => {
    const page = await mount(popup().view);
    const before = page.get('region', 'Before this article');
    expect(before.querySelectorAll('li')).toHaveLength(3);
    expect(before.textContent).toContain(
      '9 Sep 2025 · HMI Probation, workload tool · 118 comments · original',
    );
    expect(page.get('region', 'Since').textContent).toContain('title missing');
    expect(page.text()).toContain('7 terms on this page');
  });

  it('leads to the original at the passage, where there is an address, and names what was folded', async () => {
    const page = await mount(popup().view);
    const before = page.get('region', 'Before this article');
    const links = [...before.querySelectorAll('a')];
    expect(links.map(link => link.getAttribute('href'))).toEqual([
      expect.stringMatching(/^https:\/\/blog\.example\/2025\/09\/south\.html#:~:text=[^-,&]+/),
    ]);
    expect(links[0]?.getAttribute('href')).not.toContain('%E2%80%A6');
    expect(links[0]?.getAttribute('rel')).toBe('noopener noreferrer');
    expect(before.textContent).toContain('also: What the inspectors saw, again, 30 Nov 2025');
  });

  it('opens a post at its passage, and lists more on demand', async () => {
    const { view, calls } = popup({ related: { ...relatedAnswer, more: 7 } });
    const page = await mount(view);
    await page.click(page.get('button', 'What the inspectors saw in the south'));
    const [place, passage] = calls.onOpen.mock.calls[0]!;
    expect(place).toMatchObject({ archive: 'a1', post: 'p1' });
    expect(passage).toMatch(/assessed in time/);
    await page.click(page.get('button', '7 more'));
    expect(calls.onMoreRelated).toHaveBeenCalledOnce();
  });

  it('has no before and since for a page without a date', async () => {
    const page = await mount(popup({ related: { ...relatedAnswer, published: null } }).view);
    expect(page.get('region', 'In the archive').querySelectorAll('li')).toHaveLength(4);
  });

  it.each([
    [
      'Nothing in the archive belongs to this page.',
      { related: { ...relatedAnswer, before: [], since: [] } },
    ],
    ['Backstory can’t read this page.', { related: null, page: unread('closed') }],
    ['This page has no text to compare.', { related: null, page: unread('no-text') }],
    ['Reading this page…', { related: 'loading' }],
    ['Nothing in the archive for “zeppelin workload”.', { query: 'zeppelin', answer: nothing }],
    ['Searching…', { query: 'work' }],
    [failure.action, { related: null, failure }],
  ] satisfies [string, Partial<PopupProps>][])('says: %s', async (words, props) => {
    expect((await mount(popup(props).view)).text()).toContain(words);
  });

  it('offers an import and the sample where there is no archive, and no search', async () => {
    const { view, calls } = popup({
      counts: { archives: 0, posts: 0, comments: 0 },
      related: null,
    });
    const page = await mount(view);
    await page.click(page.get('button', 'Import an archive'));
    await page.click(page.get('button', 'Try the sample archive'));
    expect(calls.onOptions).toHaveBeenCalledOnce();
    expect(calls.onSample).toHaveBeenCalledOnce();
    expect(page.all('searchbox')).toEqual([]);
    expect(page.text()).not.toContain('on this page');
  });

  it('shows what is found instead of what is related, while something is typed', async () => {
    const { view, calls } = popup({ query: 'workload agrement', answer });
    const page = await mount(view);
    expect(page.text()).toContain('Results for workload agreement · 37 posts, 212 comments');
    expect(page.text()).not.toContain('Before this article');
    await page.click(page.get('button', 'Search for workload management tool'));
    expect(calls.onQuery).toHaveBeenCalledWith('workload management tool');
    await page.click(page.get('button', 'All 37 posts and 212 comments'));
    expect(calls.onSearchPage).toHaveBeenCalledWith('workload agrement');
  });
});

describe('the terms of the page', () => {
  const TERMS = '7 terms on this page';

  it('open in place as a list, whose first gets the focus', async () => {
    const page = await mount(popup().view);
    const button = page.get('button', TERMS);
    expect(button.getAttribute('aria-expanded')).toBe('false');
    expect(page.text()).not.toContain('His Majesty’s Inspectorate');
    await page.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    const list = page.get('region', 'Terms on this page');
    expect(list.id).toBe(button.getAttribute('aria-controls'));
    expect(list.querySelectorAll('li')).toHaveLength(7);
    expect(page.seen.focused).toBe(list.querySelector('button'));
    await page.click(button);
    expect(page.text()).not.toContain('His Majesty’s Inspectorate');
  });

  it('say what they are, how much there is of them, and what choosing one does', async () => {
    const { view, calls } = popup();
    const page = await mount(view);
    await page.click(page.get('button', TERMS));
    const marked = page.get('button', 'CRC Community Rehabilitation Company, go to it');
    expect(marked.closest('li')?.textContent).toContain(
      'body · 84 posts · 1,204 comments · 4 times here',
    );
    const other = page.get('button', 'Care, search for it');
    expect(other.closest('li')?.textContent).toContain('policy · 3 comments · not marked');
    await page.click(marked);
    await page.click(other);
    expect(calls.onTerm.mock.calls).toEqual([[pageTerms[1]], [pageTerms[5]]]);
  });

  it('are open from the start on a page that takes no cards, which is said', async () => {
    const { view, calls } = popup({ page: pageOf({ refused: true }) });
    const page = await mount(view);
    expect(page.get('region', 'Terms on this page')).toBeTruthy();
    expect(page.seen.focused).toBe(null);
    expect(page.text()).toContain('This page lets no cards in.');
    await page.click(page.root.querySelector('.popup-refused button')!);
    expect(calls.onPanel).toHaveBeenCalledOnce();
  });

  it('are a plain count where there are none', async () => {
    const page = await mount(popup({ page: pageOf({ terms: [] }) }).view);
    expect(page.text()).toContain('0 terms on this page');
    expect(page.all('button').map(button => button.textContent)).not.toContain(
      '0 terms on this page',
    );
  });
});

describe('the last search', () => {
  it('is a press away, until one searches again', async () => {
    const onBack = vi.fn<() => void>();
    const last = { query: 'workload agreement ', onBack };
    const page = await mount(popup({ last }).view);
    await page.click(page.get('button', 'Back to “workload agreement”'));
    expect(onBack).toHaveBeenCalledOnce();
    await page.show(popup({ last, query: 'pay', answer }).view);
    expect(page.text()).not.toContain('Back to');
  });
});

describe('what is new', () => {
  it('reminds of a backup where one is due, and lets the user put that away', async () => {
    const reminder = { onBackup: vi.fn<() => void>(), onDismiss: vi.fn<() => void>() };
    const page = await mount(popup({ reminder }).view);
    await page.click(page.get('button', 'Back up'));
    await page.click(page.get('button', 'Not now'));
    expect(reminder.onBackup).toHaveBeenCalledOnce();
    expect(reminder.onDismiss).toHaveBeenCalledOnce();
    await page.show(popup().view);
    expect(page.text()).not.toContain('No backup');
  });

  it('is one line above the rest, and only where there is something', async () => {
    const { view, calls } = popup({ news: { posts: 3, title: 'Sample archive' } });
    const page = await mount(view);
    expect(page.text()).toContain('3 new posts in Sample archive');
    await page.click(page.get('button', '3 new posts'));
    expect(calls.onNews).toHaveBeenCalledOnce();
    await page.show(popup().view);
    expect(page.text()).not.toContain('new post');
  });

  it('is summed over the archives, and named where one has it', () => {
    const quiet = { ...fromAddress, site: { ...fromAddress.site, news: 0 } };
    expect(newsOf([archive, quiet])).toBe(null);
    expect(newsOf([archive, fromAddress, quiet])).toEqual({ posts: 3, title: 'Sample archive' });
    expect(newsOf([fromAddress, fromAddress])).toEqual({ posts: 6, title: '' });
  });
});

describe('the popup by keyboard', () => {
  it('goes to the search with /', async () => {
    const page = await mount(popup().view);
    const event = await page.press(page.root.ownerDocument, '/');
    expect(page.seen.focused).toBe(page.get('searchbox', NAME));
    expect(event.defaultPrevented).toBe(true);
  });

  it('leaves / to the search box when one types there', async () => {
    const page = await mount(popup().view);
    const event = await page.press(page.get('searchbox', NAME), '/');
    expect(event.defaultPrevented).toBe(false);
  });

  it('moves from the box through the results and back, and no further than either end', async () => {
    const page = await mount(popup().view);
    const box = page.get('searchbox', NAME);
    const items = [...page.root.querySelectorAll('[data-item]')];
    let at: Element = box;
    for (const expected of [...items, items.at(-1)]) {
      await page.press(at, 'ArrowDown');
      expect(page.seen.focused).toBe(expected);
      at = page.seen.focused ?? box;
    }
    await page.press(at, 'Home');
    expect(page.seen.focused).toBe(items[0]);
    await page.press(items[0] ?? box, 'ArrowUp');
    expect(page.seen.focused).toBe(box);
    const event = await page.press(box, 'ArrowUp');
    expect(event.defaultPrevented).toBe(false);
  });

  it('opens a result: it is a button of its title', async () => {
    const { view, calls } = popup();
    const page = await mount(view);
    await page.click(page.get('button', 'Day one'));
    expect(calls.onOpen).toHaveBeenCalledWith(expect.objectContaining({ post: 'p3' }), '');
  });

  it('empties the box with Escape, then leaves it', async () => {
    const { view, calls } = popup({ query: 'work' });
    const page = await mount(view);
    const box = page.get('searchbox', NAME);
    box.focus();
    expect((await page.press(box, 'Escape')).defaultPrevented).toBe(true);
    expect(calls.onQuery).toHaveBeenCalledWith('');
    expect(page.seen.focused).toBe(box);
    await page.show(popup().view);
    await page.press(box, 'Escape');
    expect(page.seen.focused).toBe(null);
  });

  it('takes what is typed', async () => {
    const { view, calls } = popup();
    const page = await mount(view);
    await page.type(page.get('searchbox', NAME), 'probation');
    expect(calls.onQuery).toHaveBeenCalledWith('probation');
  });
});

describe('the switch of the site', () => {
  it.each([
    ['on', 'true', 'bbc.co.uk'],
    ['off', 'false', 'bbc.co.uk'],
    ['page-only', 'false', 'this page only'],
    ['everywhere', 'true', 'bbc.co.uk'],
  ] as const)('%s is %s', async (state, checked, words) => {
    const { view, calls } = popup({ site: { name: 'bbc.co.uk', state } });
    const page = await mount(view);
    const toggle = page.get('switch', 'Mark terms on bbc.co.uk');
    expect(toggle.getAttribute('aria-checked')).toBe(checked);
    expect(page.root.querySelector('footer')?.textContent).toContain(words);
    await page.click(toggle);
    expect(calls.onToggleSite).toHaveBeenCalledWith(checked === 'false');
  });

  it('says that it is one of all where there is room', async () => {
    const page = await mount(
      popup({
        page: unread('no-text'),
        related: null,
        site: { name: 'bbc.co.uk', state: 'everywhere' },
      }).view,
    );
    expect(page.root.querySelector('footer')?.textContent).toContain('everywhere');
  });

  it('is not there where it could do nothing', async () => {
    const page = await mount(popup({ site: { name: '', state: 'impossible' } }).view);
    expect(page.all('switch')).toEqual([]);
    expect(page.text()).toContain('not possible here');
  });
});
