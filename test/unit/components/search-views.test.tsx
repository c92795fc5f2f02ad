import { describe, expect, it, vi } from 'vitest';
import {
  type SearchControls,
  SearchPage,
  type SearchPageProps,
} from '../../../components/search/index.ts';
import { counts } from '../../gallery/data.ts';
import { answer, controls, lacking, nothing, suggested, years } from '../../gallery/search-data.ts';
import { type Mounted, mount, submit } from './mount.ts';

async function search(query: string, props: Partial<SearchPageProps> = {}) {
  const onQuery = vi.fn<SearchPageProps['onQuery']>();
  const onOrder = vi.fn<SearchControls['onOrder']>();
  const view = (next: string, more: Partial<SearchPageProps> = {}) => (
    <SearchPage
      counts={counts}
      query={next}
      answer={{ ...answer, query: next, corrected: null }}
      failure={null}
      controls={{ ...controls, onOrder }}
      onQuery={onQuery}
      onOpen={() => undefined}
      {...props}
      {...more}
    />
  );
  const page = await mount(view(query));
  return { page, onQuery, onOrder, view };
}

describe('chips', () => {
  it('choose between posts and comments', async () => {
    const { page, onQuery } = await search('in:posts pay');
    expect(page.get('button', 'Posts').getAttribute('aria-pressed')).toBe('true');
    await page.click(page.get('button', 'Comments'));
    expect(onQuery).toHaveBeenLastCalledWith('in:comments pay');
    await page.click(page.get('button', 'All'));
    expect(onQuery).toHaveBeenLastCalledWith('pay');
  });

  it('show the filters that are typed, and take them out by click and by key', async () => {
    const query = 'author:"Jim Brown" -label:pay after:2014-06 term:CRC hours';
    const { page, onQuery } = await search(query);
    await page.click(page.get('button', 'Remove: by Jim Brown'));
    expect(onQuery).toHaveBeenLastCalledWith('-label:pay after:2014-06 term:CRC hours');
    await page.press(page.get('button', 'Remove: term CRC'), 'Delete');
    expect(onQuery).toHaveBeenLastCalledWith('author:"Jim Brown" -label:pay after:2014-06 hours');
    expect(page.get('button', 'Remove: not labelled pay')).toBeTruthy();
    expect(page.get('button', 'Remove: from Jun 2014')).toBeTruthy();
  });

  it('hand the focus on when one is gone', async () => {
    const { page, view } = await search('author:a label:b hours');
    await page.click(page.get('button', 'Remove: by a'));
    await page.show(view('label:b hours'));
    expect(page.seen.focused?.getAttribute('aria-label')).toBe('Remove: labelled b');
    await page.click(page.get('button', 'Remove: labelled b'));
    await page.show(view('hours'));
    expect(page.seen.focused?.textContent).toContain('Filter');
  });

  it('set one more, with what the archive has on offer', async () => {
    const { page, onQuery } = await search('hours');
    const values = () =>
      [...page.root.querySelectorAll('datalist option')].map(one => one.getAttribute('value'));
    await page.click(page.get('button', 'Filter'));
    expect(page.seen.focused?.getAttribute('aria-label')).toBe('Filter by');
    expect(values()).toEqual(['Kestrel', 'Curlew', 'Jim Brown']);
    await page.choose(page.get('combobox', 'Filter by'), 'label');
    await page.type(page.get('textbox', 'Label'), 'a');
    expect(values()).toEqual(['workload', 'pay']);
    await submit(page, page.get('textbox', 'Label'));
    expect(onQuery).toHaveBeenLastCalledWith('label:a hours');
    expect(page.seen.focused?.textContent).toContain('Filter');
    expect(page.all('textbox')).toEqual([]);
  });

  it('close that line on Escape, and nothing else', async () => {
    const { page, onQuery } = await search('hours');
    await page.click(page.get('button', 'Filter'));
    const event = await page.press(page.get('textbox', 'Author'), 'Escape');
    expect(event.defaultPrevented).toBe(true);
    expect(page.all('textbox')).toEqual([]);
    expect(onQuery).not.toHaveBeenCalled();
  });
});

describe('the years', () => {
  const bars = (page: Mounted) => page.all('option').filter(one => one.tagName === 'DIV');
  const selected = (page: Mounted) =>
    bars(page).flatMap(bar =>
      bar.getAttribute('aria-selected') === 'true' ? bar.getAttribute('aria-label') : [],
    );

  it('say how many there are in each, and which are asked for', async () => {
    const { page } = await search('year:2014-2015 hours');
    expect(bars(page)).toHaveLength(13);
    expect(selected(page)).toEqual(['2014: 2 posts, 12 comments', '2015: 4 posts, 27 comments']);
    expect(page.get('button', 'Remove: 2014–2015')).toBeTruthy();
    const list = page.get('listbox', 'Results by year');
    const help = page.root.querySelector(`[id="${list.getAttribute('aria-describedby')}"]`);
    expect(help?.textContent).toContain('with Shift');
  });

  it('are chosen by click, and all of them by another or by the ×', async () => {
    const { page, onQuery, view } = await search('hours');
    await page.click(bars(page)[2]!);
    expect(onQuery).toHaveBeenLastCalledWith('year:2014 hours');
    await page.show(view('year:2014 hours'));
    await page.click(bars(page)[2]!);
    expect(onQuery).toHaveBeenLastCalledWith('hours');
    await page.click(page.get('button', 'Remove: 2014'));
    expect(onQuery).toHaveBeenLastCalledWith('hours');
  });

  it('are gone along by arrows and chosen with Shift; Delete chooses all', async () => {
    const { page, onQuery, view } = await search('hours');
    const list = page.get('listbox', 'Results by year');
    await page.press(list, 'Home');
    await page.press(list, 'ArrowRight');
    expect(onQuery).not.toHaveBeenCalled();
    expect(page.seen.focused?.getAttribute('aria-label')).toMatch(/^2013/);
    await page.press(list, 'ArrowRight', { shiftKey: true });
    expect(onQuery).toHaveBeenLastCalledWith('year:2013-2014 hours');
    await page.press(list, 'ArrowRight', { shiftKey: true });
    expect(onQuery).toHaveBeenLastCalledWith('year:2013-2015 hours');
    await page.press(list, 'ArrowLeft', { shiftKey: true });
    expect(onQuery).toHaveBeenLastCalledWith('year:2013-2014 hours');
    await page.show(view('year:2013-2014 hours'));
    await page.press(list, 'Enter');
    expect(onQuery).toHaveBeenLastCalledWith('year:2014 hours');
    await page.press(list, 'Delete');
    expect(onQuery).toHaveBeenLastCalledWith('hours');
    expect(bars(page).filter(bar => /tabindex="0"/i.test(bar.outerHTML))).toHaveLength(1);
  });

  it('stay where nothing is left of what they choose; one year alone is a chip', async () => {
    const none = { ...nothing, query: 'year:2021 hours', near: [], years };
    const { page, view } = await search('year:2021 hours', { answer: none });
    expect(selected(page)).toEqual(['2021: nothing']);
    await page.show(view('year:2014 x', { answer: { ...answer, years: years.slice(2, 3) } }));
    expect(bars(page)).toEqual([]);
    expect(page.get('button', 'Remove: 2014')).toBeTruthy();
  });
});

describe('the order', () => {
  it('is chosen', async () => {
    const { page, onOrder } = await search('hours');
    await page.choose(page.get('combobox', 'Order of the results'), 'oldest');
    expect(onOrder).toHaveBeenLastCalledWith('oldest');
  });

  it('is by date where there are no words to match', async () => {
    const { page } = await search('in:posts ');
    expect(page.get('combobox', 'Order of the results').textContent).toBe(
      'newest firstoldest first',
    );
  });
});

describe('what is said', () => {
  it('which words were taken for which, and the way to those typed', async () => {
    const { page, onQuery } = await search('workload agrement', { answer });
    expect(page.text()).toContain('Results for workload agreement · 37 posts, 212 comments');
    await page.click(page.get('button', 'Search for “workload agrement”'));
    expect(onQuery).toHaveBeenLastCalledWith('workload "agrement"');
  });

  it('how much more of a thread there is, and what stands elsewhere in it', async () => {
    const { page } = await search('workload');
    const [post, comment] = [...page.root.querySelectorAll('.result')];
    expect(post?.textContent).toContain('3 more in this thread');
    expect(comment?.textContent).toContain('elsewhere in this thread: signed');
  });

  it('which results lack a word', async () => {
    const { page, view } = await search(lacking.query, { answer: lacking });
    const [whole, less] = [...page.root.querySelectorAll('ol.results')];
    expect(whole?.children).toHaveLength(1);
    expect(less?.getAttribute('start')).toBe('2');
    expect(less?.textContent).toContain('missing: agreement, zebra');
    expect(page.text()).toContain('Only 1 with every word; also these, best match first.');
    const all = { ...lacking, posts: 0, hits: lacking.hits.slice(1) };
    await page.show(view(lacking.query, { answer: all }));
    expect(page.get('status', 'Nothing with every word')).toBeTruthy();
    expect(page.text()).toContain('None has every word.');
  });

  it('what may have been meant where there is nothing', async () => {
    const { page, onQuery } = await search(nothing.query, { answer: nothing });
    await page.click(page.get('button', 'Search with zephyr for zeppelin'));
    expect(onQuery).toHaveBeenLastCalledWith('zephyr workload');
    expect(page.text()).toContain('wroklod occurs nowhere.');
  });

  it('that filters may be why there is nothing', async () => {
    const query = 'in:posts -label:pay after:2014 year:2014 hours';
    const { page, onQuery } = await search(query, { answer: { ...nothing, query, near: [] } });
    expect(page.text()).toContain('Nothing in the archive for “hours” with these filters.');
    await page.click(page.get('button', 'Search without filters'));
    expect(onQuery).toHaveBeenLastCalledWith('hours');
  });

  it('no more than the beginning of a page that was pasted', async () => {
    const query = 'x'.repeat(10_000);
    const near = [{ word: query, like: [] }];
    const { page } = await search(query, { answer: { ...nothing, query, near } });
    expect(page.text()).toMatch(/Nothing in the archive for “x{100}…”/);
    expect(page.text().length).toBeLessThan(1000);
  });

  it('what was not looked for, and what is being made anew', async () => {
    const lack = { ...answer, leftOut: ['the', 'of', '…'], damaged: ['a1', 'gone'] };
    const { page } = await search('the hours of', { answer: lack });
    expect(page.text()).toContain('Not looked for: the, of, and what came after.');
    expect(page.text()).toContain('A part of the search index of Sample archive cannot be read.');
  });

  it('what else there is by that name, keeping the filters', async () => {
    const { page, onQuery } = await search('in:posts workl', { answer: suggested });
    await page.click(page.get('button', 'Search for by Workless'));
    expect(onQuery).toHaveBeenLastCalledWith('author:Workless in:posts');
    await page.click(page.get('button', 'Search for workload management tool'));
    expect(onQuery).toHaveBeenLastCalledWith('in:posts workload management tool');
    expect(page.get('button', 'Open Workloads, and who counts them')).toBeTruthy();
  });
});
