import { describe, expect, it, vi } from 'vitest';
import { markWords, Reader, type ReaderProps } from '../../../components/reader/index.ts';
import { DEEPEST, threadLines } from '../../../components/reader/thread.ts';
import type { Comment, Post } from '../../../lib/model/index.ts';
import { failure, readerPage } from '../../gallery/data.ts';
import { mount } from './mount.ts';

const onOpen = vi.fn<ReaderProps['onOpen']>();
const read = (props: Partial<ReaderProps> = {}) => (
  <Reader page={readerPage} failure={null} onOpen={onOpen} {...props} />
);
const withPost = (post: Partial<Post>) =>
  read({ page: { ...readerPage, post: { ...readerPage.post, ...post } } });

describe('reader', () => {
  it('shows the post: title, labels, count, the way to the original', async () => {
    const page = await mount(read());
    expect(page.get('heading', 'A plan for the year').tagName).toBe('H1');
    expect(page.text()).toContain('Sample archive · 8 December 2016');
    expect(page.text()).toContain('union, workload · 10 comments · see the original');
  });

  it('opens every address apart, without telling where from', async () => {
    const page = await mount(read());
    const links = page.all('link');
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) {
      expect(link.getAttribute('rel')).toBe('noopener noreferrer');
      expect(link.getAttribute('target')).toBe('_blank');
    }
  });

  it('loads an image only when it is asked for', async () => {
    const page = await mount(read());
    expect(page.root.querySelectorAll('img, iframe, video, object')).toHaveLength(0);
    await page.click(page.get('button', 'Show image: The first page of the plan'));
    const image = page.root.querySelector('img');
    expect(image?.getAttribute('src')).toBe('https://images.example/plan.png');
    expect(image?.getAttribute('alt')).toBe('The first page of the plan');
    expect(image?.getAttribute('referrerpolicy')).toBe('no-referrer');
  });

  it('shows a table as one, its first row as what the columns are', async () => {
    const page = await mount(read());
    const cells = (name: string) =>
      [...page.root.querySelectorAll(`.body ${name}`)].map(cell => cell.textContent);
    expect(cells('thead th[scope=col]')).toEqual(['Office', 'Cases', 'What was promised']);
    expect(cells('tbody tr')).toHaveLength(2);
    expect(cells('tbody td').slice(0, 3)).toEqual([
      'Harbour Street',
      '71',
      'two more desks by the spring',
    ]);
  });

  it('has headings of the body follow the title without a gap', async () => {
    const page = await mount(read());
    expect(page.get('heading', 'What was asked').tagName).toBe('H2');
  });

  it('stands first words in for a missing title, and says so', async () => {
    const page = await mount(withPost({ title: null, teaser: true }));
    expect(page.get('heading', /^The plan runs to eleven pages.*… title missing$/).tagName).toBe(
      'H1',
    );
    expect(page.text()).toContain('Only the beginning of this post was kept');
  });

  it('says that the blog has it no longer', async () => {
    const page = await mount(withPost({ gone: true }));
    expect(page.text()).toContain('No longer on the blog. It is kept here.');
    await page.show(read());
    expect(page.text()).not.toContain('No longer');
  });

  it('marks words where it is asked to', async () => {
    const page = await mount(read({ marks: ['Workload', 'agreement'] }));
    const marked = [...page.root.querySelectorAll('mark')].map(mark => mark.textContent);
    expect(marked).toEqual(['workload agreement', 'workload agreement']);
  });

  it('goes older and newer, as links where addresses are known', async () => {
    const page = await mount(read());
    const [top] = page.all('button').filter(b => b.getAttribute('aria-label') === 'Older: Numbers');
    if (top) await page.click(top);
    expect(onOpen).toHaveBeenLastCalledWith({ archive: 'a1', post: 'p4', comment: null });
    await page.show(read({ hrefOf: ({ post }) => `#${post}` }));
    expect(page.all('link').map(link => link.getAttribute('href'))).toContain('#p4');
  });

  it('says that it is opening, and what failed', async () => {
    const page = await mount(read({ page: null }));
    expect(page.get('status', 'Opening the post…')).toBeTruthy();
    await page.show(read({ page: null, failure }));
    expect(page.get('alert', new RegExp(failure.action))).toBeTruthy();
  });
});

describe('the thread', () => {
  it('says who is unknown and what was removed', async () => {
    const page = await mount(read());
    expect(page.get('listitem', 'author unknown · 9 Dec 2016, 17:00Removed')).toBeTruthy();
    expect(page.get('listitem', /^author unknown · date unknown/)).toBeTruthy();
  });

  it('says of a comment that the blog has it no longer', async () => {
    const props = read();
    const page = await mount(props);
    expect(page.text()).not.toContain('no longer on the blog');
    const comments = readerPage.comments.map((comment, i) =>
      i > 0 ? comment : { ...comment, gone: true },
    );
    await page.show(read({ page: { ...readerPage, comments } }));
    expect(page.text().match(/no longer on the blog, kept here/g)).toHaveLength(1);
  });

  it('scrolls to the comment it was opened at, sets it apart and focuses it', async () => {
    const page = await mount(read({ target: 'c2' }));
    expect(page.seen.scrolled?.id).toBe('c2');
    expect(page.seen.focused?.id).toBe('c2');
    expect(page.seen.focused?.getAttribute('aria-current')).toBe('true');
    expect(page.root.querySelectorAll('[aria-current]')).toHaveLength(1);
  });

  it('leaves the focus alone without one', async () => {
    expect((await mount(read())).seen).toEqual({ focused: null, scrolled: null });
  });

  it('goes from an answer to what it answers', async () => {
    const page = await mount(read());
    await page.click(page.get('button', 'Kestrel, 15:40'));
    expect(page.seen.focused?.id).toBe('c1');
  });

  it('keeps its depth readable however long the chain is', () => {
    const chain = Array.from({ length: 20 }, (_, i) => ({
      ...readerPage.comments[0],
      id: `c${i}`,
      parent: i === 0 ? null : `c${i - 1}`,
    })) as Comment[];
    const lines = threadLines(chain);
    expect(lines.map(({ depth }) => depth)).toEqual(chain.map((_, i) => Math.min(i, DEEPEST)));
    expect(lines[19]?.answers?.id).toBe('c18');
  });

  it('shows a reply whose parent is not there on its own', () => {
    const [line] = threadLines([{ ...readerPage.comments[1], parent: 'gone' } as Comment]);
    expect(line).toMatchObject({ depth: 0, answers: null });
  });
});

describe('marking words', () => {
  it.each([
    ['The café’s workload', ['CAFE’S'], ['café’s']],
    ['workload agreement, workload', ['workload', 'agreement'], ['workload agreement', 'workload']],
    ['overworked', ['work'], []],
    ['nothing asked', [], []],
  ])('%s', (text, marks, hits) => {
    const pieces = markWords(text, marks);
    expect(pieces.map(piece => piece.text).join('')).toBe(text);
    expect(pieces.filter(({ hit }) => hit).map(piece => piece.text)).toEqual(hits);
  });
});
