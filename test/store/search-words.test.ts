/** What the search says for its views: the words to be marked in what it found, and what can be filtered by. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLibrary, type Library, runImport } from '../../lib/jobs/index.ts';
import { addJob, deleteDatabases, setUp } from './set-up.ts';

const FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'The words',
  items: [
    ['1', 'Supervision again', 'Ada Marsh', ['pay', 'union']],
    ['2', 'The supervisor writes', 'Ada Marsh', ['pay']],
    ['3', 'A community rehabilitation company (CRC)', 'Rook', []],
  ].map(([id, title, name, tags]) => ({
    ...{ id, title, tags },
    url: `https://words.example/${id}`,
    date_published: '2016-02-03T10:00:00Z',
    authors: [{ name }],
    content_text: `${title}. The community rehabilitation company (CRC) was paid for supervision by the start.`,
  })),
});
let library: Library;

beforeAll(async () => {
  const setup = setUp();
  expect(await runImport(setup.env, await addJob(setup, { 'words.json': FEED }))).toMatchObject({
    state: 'done',
    posts: 3,
  });
  library = createLibrary(setup.store);
});
afterAll(deleteDatabases);

it.each([
  ['what is still being typed as it is completed', 'supervi', 'supervisor'],
  ['a slip as what it was taken for', 'supervison', 'supervision'],
  ['a term by its other names', 'term:CRC', 'rehabilitation'],
  ['nothing of a word that is left out', 'paid -supervision', 'paid'],
])('marks %s', async (_, query, word) => {
  const words = await library.wordsOf(query);
  expect(words).toContain(word);
  const marked = library.mark('The paid supervisor of a rehabilitation, its supervision', words);
  expect(marked.some(({ text, hit }) => hit && text === word)).toBe(true);
  expect(await library.wordsOf('paid -supervision')).not.toContain('supervision');
});

it('has values for filters, the commonest first', async () => {
  expect(await library.filterValues('author')).toEqual(['Ada Marsh', 'Rook']);
  expect(await library.filterValues('label')).toEqual(['pay', 'union']);
  expect(await library.filterValues('term')).toContain('CRC');
});
