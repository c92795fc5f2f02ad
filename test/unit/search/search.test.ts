import { describe, expect, it } from 'vitest';
import {
  parseQuery,
  type SearchOptions,
  type SearchResult,
  search,
} from '../../../lib/search/index.ts';
import { comment, openDocs, post } from './segments.ts';

const SEGMENTS = await openDocs(
  [
    post(0, 'The probation service was split. Officers left the probation service in numbers.', {
      title: 'Probation split in two',
      labels: 'TR, CRC',
    }),
    comment(0, 0, 'My probation officer left as well. Community rehabilitation is not the answer.'),
    comment(0, 1, 'Grayling did this.'),
    post(1, 'Prisons are full. A short piece on prison numbers and on Grayling.', {
      title: 'Prisons',
    }),
  ],
  [
    post(2, 'Rehabilitation in the community, or community rehabilitation companies?', {
      title: 'CRCs',
    }),
    comment(2, 0, 'The officers of my office. Chris Grayling again, and Grayling once more.'),
    post(3, 'Grading of staff. Transforming Rehabilitation was announced.', {
      title: 'Pay grading',
    }),
  ],
);

function ask(text: string, options: Partial<SearchOptions> = {}): Promise<SearchResult> {
  return search(SEGMENTS, parseQuery(text), { limit: 20, fill: false, ...options });
}

/** '2' is post 2, '2.0' its first comment. */
async function found(text: string, options: Partial<SearchOptions> = {}): Promise<string> {
  const { hits } = await ask(text, options);
  return hits
    .map(hit => (hit.comment < 0 ? `${hit.post}` : `${hit.post}.${hit.comment}`))
    .join(' ');
}

describe('search', () => {
  it.each([
    ['every word must occur', 'probation officer left', '0 0.0'],
    ['a word finds its other forms', 'prison ', '1'],
    ['in quotes it does not', '"officer"', '0.0'],
    ['a phrase, its words side by side', '"community rehabilitation"', '2 0.0'],
    ['a phrase does not reach from one field into the next', '"two the"', ''],
    ['an open phrase is completed', '"community rehabil', '2 0.0'],
    ['without a word', 'community -answer', '2'],
    ['without a phrase', 'rehabilitation -"community rehabilitation"', '3'],
    ['nothing but what is left out finds nothing', '-grayling', ''],
    ['the last word as a prefix', 'transf', '3'],
    ['accents and case', 'PROBÁTION spl', '0'],
    ['labels', 'tr ', '0'],
    ['a finished word is no prefix', 'transf ', ''],
    ['words beyond the archive', 'zzzz', ''],
  ])('%s', async (_, text, expected) => expect(await found(text)).toBe(expected));

  it('prefers the form that was typed', async () => {
    const segments = await openDocs([
      post(0, 'officers here'),
      post(1, 'officer here'),
      post(2, 'officers here'),
    ]);
    const first = async (text: string): Promise<number | undefined> =>
      (await search(segments, parseQuery(text), { limit: 3 })).hits[0]?.post;
    expect([await first('officer '), await first('officers ')]).toEqual([1, 0 + 2]);
  });

  it('prefers titles, then labels, then bodies', async () => {
    const segments = await openDocs([
      post(0, 'parole and more'),
      post(1, 'other and more', { title: 'Parole' }),
      post(2, 'other and more', { labels: 'parole' }),
    ]);
    const { hits } = await search(segments, parseQuery('parole'), { limit: 3 });
    expect(hits.map(hit => hit.post)).toEqual([1, 2, 0]);
  });

  it('prefers words that stand together', async () => {
    const segments = await openDocs([
      post(0, 'community work is long and of many kinds and then comes rehabilitation'),
      post(1, 'work is long and of many kinds and then comes community rehabilitation'),
    ]);
    const { hits } = await search(segments, parseQuery('community rehabilitation'), { limit: 2 });
    expect(hits.map(hit => hit.post)).toEqual([1, 0]);
  });

  it('puts the newer first where nothing else decides, then the lower post', async () => {
    const at = (no: number, day: number | null) => ({ ...post(no, 'same text'), day });
    const segments = await openDocs([at(0, 5), at(1, null), at(2, 9)], [at(3, 9)]);
    const { hits } = await search(segments, parseQuery('same'), { limit: 9 });
    expect(hits.map(hit => hit.post)).toEqual([2, 3, 0, 1]);
    expect(hits.at(-1)?.day).toBeNull();
  });

  it.each([
    ['probaton', 'probation', '0 0.0'],
    ['Graylnig ', 'grayling', '1 2.0 0.1'],
    ['rayling ', 'grayling', '1 2.0 0.1'],
    ['communty -answer rehabiltation', 'community -answer rehabilitation', '2'],
    ['transfroming', 'transforming', '3'],
  ])('corrects %s to %s', async (text, corrected, expected) => {
    expect((await ask(text)).corrected?.trim()).toBe(corrected);
    expect(await found(text)).toBe(expected);
  });

  it('corrects only what is unknown, and not in quotes', async () => {
    expect((await ask('prison officers')).corrected).toBeNull();
    expect((await ask('"probaton"')).corrected).toBeNull();
    expect((await ask('crx ')).corrected).toBeNull();
    expect(await ask('probaton', { typos: false })).toMatchObject({ hits: [], corrected: null });
  });

  it('counts posts and comments, and shows one kind', async () => {
    expect(await ask('grayling')).toMatchObject({ posts: 1, comments: 2 });
    expect(await found('grayling', { in: 'posts' })).toBe('1');
    expect(await ask('grayling', { in: 'comments' })).toMatchObject({ posts: 0, comments: 2 });
  });

  it('goes on where the last page ended', async () => {
    const all = (await ask('grayling')).hits;
    const parts = await Promise.all([0, 1, 2].map(offset => ask('grayling', { limit: 1, offset })));
    expect(parts.flatMap(part => part.hits)).toEqual(all);
    expect(parts[0]).toMatchObject({ posts: 1, comments: 2 });
  });

  it('ranks by best match over any of the words, stop words aside', async () => {
    expect(await found('what is the grading of zzzz', { any: true, prefix: false })).toBe('3');
    expect((await found('the', { any: true })).split(' ').length).toBeGreaterThan(2);
    expect((await found('split grayling', { any: true })).split(' ').sort()).toEqual([
      '0',
      '0.1',
      '1',
      '2.0',
    ]);
  });

  it('gives the forms to be marked, those typed first', async () => {
    const { words } = await ask('officer comm');
    expect(words[0]).toBe('officer');
    expect(words).toEqual(expect.arrayContaining(['officers', 'community']));
  });

  it('answers 10,000 characters and mere punctuation', async () => {
    expect((await ask('probation '.repeat(1000))).hits.length).toBe(2);
    expect((await ask('?!*"('.repeat(2000))).hits).toEqual([]);
    expect((await ask('x'.repeat(10_000))).hits).toEqual([]);
  });

  it('finds nothing without segments', async () => {
    expect(await search([], parseQuery('probation'), { limit: 5 })).toMatchObject({
      hits: [],
      posts: 0,
    });
  });
});
