import { expect, it, vi } from 'vitest';
import {
  SearchPage,
  type SearchPageProps,
  sayWhatIsSearched,
} from '../../../components/search/index.ts';
import { counts, failure } from '../../gallery/data.ts';
import { answer, controls, nothing } from '../../gallery/search-data.ts';
import { mount } from './mount.ts';

const onOpen = vi.fn<SearchPageProps['onOpen']>();
const search = (props: Partial<SearchPageProps> = {}) => (
  <SearchPage
    counts={counts}
    query="workload agrement"
    answer={answer}
    controls={controls}
    failure={null}
    onQuery={() => undefined}
    onOpen={onOpen}
    {...props}
  />
);

it('shows posts and comments with whose they are, when, and the words that were found', async () => {
  const page = await mount(search());
  const [post, comment, unknown] = [...page.root.querySelectorAll('.result')];
  expect(post?.textContent).toContain('Post · 8 Dec 2016');
  expect(comment?.textContent).toContain(
    'Comment by Kestrel · 9 Dec 2016 · in A plan for the year',
  );
  expect(unknown?.textContent).toContain(
    'Comment, author unknown · date unknown · in a post of 8 Dec 2016, ',
  );
  expect(unknown?.querySelectorAll('mark')).toHaveLength(2);
});

it('says that there is no archive, whatever is typed, and leads to where one comes from', async () => {
  const none = { archives: 0, posts: 0, comments: 0 };
  const page = await mount(search({ counts: none, answer: nothing, archivesHref: '#archives' }));
  expect(page.text()).toContain('There is no archive yet.');
  expect(page.get('link', 'Import an archive').getAttribute('href')).toBe('#archives');
  expect(page.text()).not.toContain('Nothing in the archive');
});

it('leads to the archives', async () => {
  const page = await mount(search({ archivesHref: '#archives' }));
  expect(page.get('link', 'Archives and settings').getAttribute('href')).toBe('#archives');
});

it('opens the comment, not only its post; a new tab is left to the browser', async () => {
  const page = await mount(search({ hrefOf: ({ comment }) => `#${comment}` }));
  const link = page.all('link').find(a => a.getAttribute('href') === '#c1');
  if (!link) throw new Error('no link to the comment');
  await page.click(link);
  expect(onOpen).toHaveBeenLastCalledWith(expect.objectContaining({ comment: 'c1' }));
});

it('says how many there are as they change', async () => {
  const page = await mount(search());
  expect(
    page.get('status', 'Results for workload agreement · 37 posts, 212 comments'),
  ).toBeTruthy();
  await page.show(search({ query: 'zeppelin', answer: nothing }));
  expect(page.get('status', 'Nothing found')).toBeTruthy();
  expect(page.text()).toContain('Nothing in the archive for “zeppelin workload”.');
});

it('has nothing to say before anything is typed, and says what failed', async () => {
  const page = await mount(search({ query: ' ', answer: null }));
  expect(page.text()).toContain('Type a word, a name or a phrase.');
  await page.show(search({ failure, answer: null }));
  expect(page.get('alert', new RegExp(failure.message))).toBeTruthy();
  expect(page.text()).not.toContain('Searching');
});

it.each([
  [null, 'Search the archive'],
  [{ archives: 0, posts: 0, comments: 0 }, 'Search the archive'],
  [{ archives: 1, posts: 1, comments: 0 }, 'Search 1 post'],
  [counts, 'Search 4,812 posts and 203,415 comments'],
])('%j is offered as "%s"', (given, words) => {
  expect(sayWhatIsSearched(given)).toBe(words);
});
