/** Whatever is typed into the search of an archive gets an answer: hits, snippets, suggestions, marks. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLibrary, type Library, runImport } from '../../lib/jobs/index.ts';
import { makeDump } from './make-dump.ts';
import { addJob, deleteDatabases, setUp } from './set-up.ts';

const SCRIPTS =
  'Überwachung café Ёлка наблюдение επιτήρηση مراقبة השגחה 保護観察 보호관찰 ประเทศไทย निगरानी 👩‍👩‍👧 😀ok (a+)+$ [x]* \\d';
let library: Library;

beforeAll(async () => {
  const setup = setUp();
  const text = makeDump({ posts: 6, comments: 2 }).replaceAll('met again', `met again ${SCRIPTS}`);
  const job = await runImport(setup.env, await addJob(setup, { 'a.txt': text }));
  expect(job).toMatchObject({ state: 'done', posts: 6 });
  library = createLibrary(setup.store);
});
afterAll(deleteDatabases);

async function answer(query: string, any = false): Promise<number> {
  const { hits, posts, comments, damaged } = await library.search(query, { any, limit: 50 });
  expect(damaged).toEqual([]);
  expect(posts + comments).toBeLessThanOrEqual(18);
  const words = await library.wordsOf(query);
  for (const { snippet, title } of hits) {
    expect(snippet.map(piece => piece.text).join('').length).toBeLessThan(1_000);
    const marked = library.mark(title, words);
    expect(marked.map(piece => piece.text).join('')).toBe(title);
  }
  return hits.length;
}

const token = fc.oneof(
  fc.constantFrom(...SCRIPTS.split(' '), 'hqb', 'Tolliver', 'tollivr', 'week'),
  fc.constantFrom(
    '"',
    '“',
    '”',
    '-',
    '-"',
    ':',
    '(',
    ')',
    '*',
    '\\',
    '|',
    '\ud800',
    '\u0000',
    '\u202e',
  ),
  fc.constantFrom(
    'author:',
    '-label:"',
    'term:HQB',
    'term:',
    'in:posts',
    'year:2019-',
    'before:0000',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

describe('a query', () => {
  it('of any words, signs and filters is answered', async () => {
    const query = fc
      .array(token, { maxLength: 30 })
      .chain(list => fc.constantFrom(list.join(' '), list.join('')));
    await fc.assert(
      fc.asyncProperty(query, fc.boolean(), async (text, any) => {
        await answer(text, any);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['one letter', 'x'],
    ['a word and blanks', 'hqb '],
    ['quotes', '"'],
    ['opened quotes', '"hqb has '],
    ['brackets', '(a+)+$'],
    ['letters that are two units', '😀'],
    ['lone halves of such letters', '\ud83d'],
    ['accents alone', '\u0301'],
    ['Chinese without a gap', '保護観察'],
    ['filters', 'author:"a b" year:2019 '],
  ])('of 10,000 characters, %s, is answered', async (_, part) => {
    const text = part.repeat(Math.ceil(10_000 / part.length)).slice(0, 10_000);
    const start = performance.now();
    await answer(text);
    await answer(text, true);
    // Whoever pastes a page into the search waits for it, not for long.
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it.each(SCRIPTS.split(' ').slice(0, 11))('finds %s, which every post has', async word => {
    expect(await answer(word)).toBeGreaterThanOrEqual(6);
  });

  it.each(['...', '!?', '"" ""', '-', '((()))', '🙂🙂', '\\ | ^ $'])(
    'of signs alone, %s, finds nothing',
    async text => {
      expect(await answer(text)).toBe(0);
    },
  );
});
