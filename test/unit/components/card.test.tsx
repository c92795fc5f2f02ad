import { describe, expect, it, vi } from 'vitest';
import { Card, type CardProps, searchFor } from '../../../components/card/index.ts';
import { otherNames } from '../../../components/card/other-names.ts';
import { sayRenamed } from '../../../components/card/renamed.ts';
import { saySpark } from '../../../components/card/Sparkline.tsx';
import { ambiguous, evidence, failure } from '../../gallery/data.ts';
import { mount } from './mount.ts';

function card(props: Partial<CardProps> = {}) {
  const calls = {
    onClose: vi.fn<() => void>(),
    onPin: vi.fn<() => void>(),
    onOpen: vi.fn<CardProps['onOpen']>(),
    onSearch: vi.fn<CardProps['onSearch']>(),
    onStep: vi.fn<CardProps['onStep']>(),
    onSense: vi.fn<CardProps['onSense']>(),
    onMute: vi.fn<() => void>(),
    onWrongMeaning: vi.fn<() => void>(),
    onNever: vi.fn<() => void>(),
    onUndo: vi.fn<() => void>(),
  };
  const view = (
    <Card evidence={evidence} failure={null} note={null} pinned={false} {...calls} {...props} />
  );
  return { calls, view };
}

describe('card', () => {
  it('says what the term is, how often, when first and last', async () => {
    const page = await mount(card().view);
    expect(page.get('heading', 'Community Rehabilitation Company').tagName).toBe('H1');
    expect(page.text()).toContain('CRC · body · 2014–2026');
    expect(page.text()).toContain('84 posts · 1,204 comments');
    expect(page.text()).toContain('First 3 Jun 2014Last 20 Oct 2026');
    expect(page.text()).toContain('A company that supervised people of low and medium risk');
    expect(page.text()).toContain('MoJ acronyms, OGL v3.0');
    expect(page.get('img', 'Mentions by year, 2014 to 2026: most in 2018, 37.')).toBeTruthy();
  });

  it('says a lone date once, and draws no bars for one year', async () => {
    const { first } = evidence;
    const lone = { ...evidence, first, last: first, years: [{ year: 2014, count: 1 }] };
    const page = await mount(card({ evidence: lone }).view);
    expect(page.text()).toContain('Only on 3 Jun 2014');
    expect(page.text()).not.toContain('Last');
    expect(page.all('img')).toEqual([]);
  });

  it('has the name as its heading where nothing stands behind it', async () => {
    const page = await mount(card({ evidence: { ...evidence, expansion: null } }).view);
    expect(page.get('heading', 'CRC').tagName).toBe('H1');
    expect(page.text()).toContain('body · 2014–2026');
    expect(page.text()).not.toContain('CRC · body');
  });

  it('sets the words that were found apart in each quote, and opens where it stands', async () => {
    const { view, calls } = card();
    const page = await mount(view);
    expect([...page.root.querySelectorAll('mark')].map(mark => mark.textContent)).toEqual([
      'CRC',
      'CRC',
      'CRC',
      'CRC',
    ]);
    await page.click(page.get('button', 'Counting the cost'));
    expect(calls.onOpen).toHaveBeenCalledWith(expect.objectContaining({ post: 'p1' }));
  });

  it.each([
    ['Escape', 'onClose', []],
    ['n', 'onStep', [1]],
    ['p', 'onStep', [-1]],
  ] as const)('%s calls %s, wherever the focus is', async (key, name, args) => {
    const { view, calls } = card();
    await mount(view).then(page => page.press(page.root.ownerDocument, key));
    expect(calls[name].mock.calls).toEqual([args]);
  });

  it('opens the reader with Enter, but for a button that has the focus', async () => {
    const { view, calls } = card();
    const page = await mount(view);
    await page.press(page.get('button', 'Pin this card'), 'Enter');
    expect(calls.onOpen).not.toHaveBeenCalled();
    await page.press(page.root.ownerDocument, 'Enter');
    expect(calls.onOpen.mock.calls[0]?.[0]).toMatchObject({ post: 'p1', date: '2015-02-12' });
  });

  it('shows the best comment below the newest quote, with what it answers', async () => {
    const page = await mount(card().view);
    const [, second] = page.root.querySelectorAll('figure');
    expect(second?.textContent).toContain('Comment by Kestrel · 5 Jun 2014');
    expect(second?.textContent).toContain('answering Curlew: Nobody has told us');
    const { bestComment } = evidence;
    const toPost = { ...bestComment!, answers: { author: null, text: null } };
    await page.show(card({ evidence: { ...evidence, bestComment: toPost } }).view);
    expect(page.root.querySelectorAll('figure')[1]?.textContent).toMatch(/answering Day one$/);
    const undated = { ...toPost, quote: { ...toPost.quote, date: null } };
    await page.show(card({ evidence: { ...evidence, bestComment: undated } }).view);
    expect(page.root.querySelectorAll('figure')[1]?.textContent).toMatch(
      /Comment by Kestrel · date unknown *answering a post of 5 Jun 2014, Day one$/,
    );
  });

  it('takes no keys any more once it is gone', async () => {
    const { view, calls } = card();
    const page = await mount(view);
    await page.show(null);
    await page.press(page.root.ownerDocument, 'Escape');
    expect(calls.onClose).not.toHaveBeenCalled();
  });

  it('goes from pin and close to the quotes to the footer', async () => {
    const page = await mount(card({ pinned: true }).view);
    const stops = [...page.root.querySelectorAll('button, .card-quotes')];
    expect(stops.map(stop => stop.getAttribute('aria-label') ?? stop.textContent)).toEqual([
      'Pin this card',
      'More about this term',
      'Close this card',
      '3 Jun 2014',
      '20 Oct 2026',
      'What the archive says',
      'Counting the cost',
      'Day one',
      expect.stringContaining('title missing'),
      'Day one',
      'All 84 posts',
      'Previous mention P',
      'Next mention N',
    ]);
    expect(stops[0]?.getAttribute('aria-pressed')).toBe('true');
  });

  it('says that it is looking, and what failed', async () => {
    const page = await mount(card({ evidence: null }).view);
    expect(page.get('status', 'Looking in the archive…')).toBeTruthy();
    expect(page.root.querySelector('main')?.getAttribute('aria-busy')).toBe('true');
    await page.show(card({ evidence: null, failure }).view);
    expect(page.get('alert', new RegExp(failure.action))).toBeTruthy();
    expect(page.root.querySelector('main')?.getAttribute('aria-busy')).toBe('false');
  });
});

describe('the meanings of a word', () => {
  it('are told, and another can be taken', async () => {
    const { view, calls } = card({ evidence: ambiguous });
    const page = await mount(view);
    expect(page.text()).toContain(
      'Taken as Probation Institute. Also: Probation Instruction · private investigator',
    );
    await page.click(page.get('button', 'Take it as private investigator'));
    expect(calls.onSense).toHaveBeenCalledWith(ambiguous.others[1]);
    await page.show(card().view);
    expect(page.text()).not.toContain('Taken as');
  });
});

describe('the menu of a card', () => {
  const open = async (props: Partial<CardProps> = {}) => {
    const { view, calls } = card(props);
    const page = await mount(view);
    const button = page.get('button', 'More about this term');
    await page.click(button);
    return { page, calls, button };
  };

  it.each([
    ['Mute this term', 'onMute'],
    ['Wrong meaning here', 'onWrongMeaning'],
    ['Never on bbc.co.uk', 'onNever'],
  ] as const)('%s', async (name, handler) => {
    const { page, calls, button } = await open();
    await page.click(page.get('menuitem', name));
    expect(calls[handler]).toHaveBeenCalledOnce();
    expect(page.all('menuitem')).toEqual([]);
    expect(page.seen.focused).toBe(button);
  });

  it('goes round by arrows, and closes with Escape, which leaves the card open', async () => {
    const { page, calls, button } = await open();
    const [first, second, third] = page.all('menuitem');
    expect(page.seen.focused).toBe(first);
    await page.press(first!, 'ArrowDown');
    expect(page.seen.focused).toBe(second);
    await page.press(first!, 'ArrowUp');
    expect(page.seen.focused).toBe(third);
    await page.press(third!, 'n');
    await page.press(third!, 'Escape');
    expect(page.all('menuitem')).toEqual([]);
    expect(page.seen.focused).toBe(button);
    expect(calls.onClose).not.toHaveBeenCalled();
    expect(calls.onStep).not.toHaveBeenCalled();
  });

  it('offers for a page without a site what needs none', async () => {
    const { page } = await open({ evidence: { ...evidence, host: '' } });
    expect(page.all('menuitem').map(item => item.textContent)).toEqual(['Mute this term']);
  });

  it.each([
    ['muted', '“CRC” is no longer marked, on any page.'],
    ['wrong-meaning', '“CRCs” is no longer marked on bbc.co.uk.'],
    ['site-off', 'Nothing is marked on bbc.co.uk any more.'],
    ['taken', 'On bbc.co.uk, “CRCs” is taken as Community Rehabilitation Company from now on.'],
  ] as const)('says what was done, %s, and how to undo it', async (kind, words) => {
    const { view, calls } = card({ note: { kind } });
    const page = await mount(view);
    const [note] = page.all('status');
    expect(note?.textContent?.replace(/[\u2068\u2069]/g, '')).toBe(`${words}Undo`);
    await page.click(page.get('button', 'Undo'));
    expect(calls.onUndo).toHaveBeenCalledOnce();
  });
});

it.each([
  [{ formerly: [], now: null }, null],
  [{ formerly: [], now: 'HMPPS' }, 'NOMS became HMPPS.'],
  [{ formerly: ['A', 'B'], now: null }, 'A and B became NOMS.'],
  [{ formerly: ['A'], now: 'C' }, 'A became NOMS, which became C.'],
])('a renaming, %j, is told', (names, words) => {
  expect(sayRenamed({ name: 'NOMS', ...names })).toBe(words);
});

it.each([
  [{}, 'All 84 posts', 'CRC'],
  [{ name: 'Approved Premises', posts: 1 }, 'Find in the archive', '"Approved Premises"'],
  [{ name: 'The “Rehab” Fund', posts: 0 }, 'All 1,204 comments', '"The  Rehab  Fund"'],
])('the search for %j', (more, words, query) => {
  expect(searchFor({ ...evidence, ...more })).toEqual({ words, query });
});

describe('other names', () => {
  it.each([
    ['CRC', 'Community Rehabilitation Company', ['CRCs', 'Community Rehabilitation Companies'], []],
    ['HMPPS', null, ['NOMS', 'Prison Service', 'NOMS'], ['NOMS', 'Prison Service']],
    ['Napo', null, ['NAPO', 'the union'], ['the union']],
    ['A', null, ['bbbbbb', 'cccccc', 'dddddd', 'eeeeee'], ['bbbbbb', 'cccccc', 'dddddd']],
  ] as const)('of %s', (name, expansion, aliases, expected) => {
    expect(otherNames(name, expansion, aliases)).toEqual(expected);
  });
});

it('the bars are told in words', () => {
  expect(saySpark([])).toBe('No mention has a date.');
  expect(
    saySpark([
      { year: 2019, count: 1 },
      { year: 2020, count: 1204 },
    ]),
  ).toBe('Mentions by year, 2019 to 2020: most in 2020, 1,204.');
});
