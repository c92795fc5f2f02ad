import { describe, expect, it, vi } from 'vitest';
import { Card, type CardProps } from '../../../components/card/index.ts';
import { otherNames } from '../../../components/card/other-names.ts';
import { saySpark } from '../../../components/card/Sparkline.tsx';
import { evidence, failure, inComment } from '../../gallery/data.ts';
import { mount } from './mount.ts';

function card(props: Partial<CardProps> = {}) {
  const calls = {
    onClose: vi.fn<() => void>(),
    onPin: vi.fn<() => void>(),
    onOpen: vi.fn<CardProps['onOpen']>(),
    onSearch: vi.fn<CardProps['onSearch']>(),
    onStep: vi.fn<CardProps['onStep']>(),
  };
  const view = <Card evidence={evidence} failure={null} pinned={false} {...calls} {...props} />;
  return { calls, view };
}

describe('card', () => {
  it('says what the term is, how often, when first and last', async () => {
    const page = await mount(card().view);
    expect(page.get('heading', 'Community Rehabilitation Company').tagName).toBe('H1');
    expect(page.text()).toContain('CRC · body · 2014–2026');
    expect(page.text()).toContain('84 posts · 1,204 comments');
    expect(page.text()).toContain('First 3 Jun 2014Last 20 Oct 2026');
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
    ]);
    await page.click(page.get('button', 'Day one'));
    expect(calls.onOpen).toHaveBeenCalledWith(expect.objectContaining(inComment));
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
      'Close this card',
      '3 Jun 2014',
      '20 Oct 2026',
      'What the archive says',
      'Counting the cost',
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
