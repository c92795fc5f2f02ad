import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFiles } from '../../../lib/cli/import-files.ts';
import { createLibrary, type Library, pageBlocks } from '../../../lib/jobs/index.ts';
import type { RelatedAnswer } from '../../../lib/model/index.ts';
import { readPages, readTerms } from '../../quality/labelled-pages.ts';
import { ARCHIVES, SETS } from '../../quality/measure-marks.ts';

const page = (text: string, title = '') => ({ title, text, published: null });
const postsOf = ({ before, since }: RelatedAnswer) => [...before, ...since];

describe('related posts of the labelled pages', () => {
  const pages = Object.values(SETS).flatMap(file => readPages(file, readTerms().terms));
  const answers = new Map<string, RelatedAnswer>();
  beforeAll(async () => {
    const { store } = await importFiles(ARCHIVES, 'Labelled', { titled: true });
    const library = createLibrary(store);
    for (const { name, text } of pages) answers.set(name, await library.related(page(text, name)));
    store.close();
  });
  const belonging = (onTopic: boolean) =>
    pages
      .filter(one => one.onTopic === onTopic)
      .filter(({ name }) => postsOf(answers.get(name)!).length > 0)
      .map(({ name }) => name);

  it('are there for every page on the subject, and at most five', () => {
    expect(belonging(true)).toHaveLength(pages.filter(({ onTopic }) => onTopic).length);
    for (const answer of answers.values()) expect(postsOf(answer).length).toBeLessThanOrEqual(5);
  });

  it('are not there for pages on other subjects', () => {
    // It is about two companies that the archive writes of.
    expect(belonging(false).filter(name => name !== 'bank-it')).toEqual([]);
  });
});

const STORY =
  `The watchdog found that the hostel in Mill Lane had no night staff on eleven nights in
March, that the alarm had been switched off, and that nobody had told the police about the curfew. The
contractor said that agency workers had been hired and that residents were safe. Councillors asked why the
inspection had been announced a week before.`.replaceAll('\n', ' ');
const HISTORY = `${STORY} The company runs nine such houses, and has been fined twice.`;

describe('related posts', () => {
  let folder = '';
  let library: Library;
  let close = () => {};
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'backstory-related-'));
    const post = (id: string, date: string, title: string, content_text: string, url = true) => ({
      id,
      title,
      content_text,
      date_published: `${date}T10:00:00Z`,
      ...(url ? { url: `https://blog.example/${id}` } : {}),
    });
    const filler = (n: number) =>
      post(`f${n}`, `2012-01-${10 + n}`, `Garden ${n}`, `Beans, compost and rain, week ${n}.`);
    const items = [
      ...Array.from({ length: 12 }, (_, n) => filler(n)),
      post('first', '2014-03-01', 'No night staff', `${HISTORY} I said so in January.`),
      post('again', '2019-05-01', 'Repeated', `${HISTORY} I said so in January, remember.`),
      post(
        'near',
        '2016-04-02',
        'Agency workers',
        'The hostel is staffed by agency workers, and the contractor hires them by the night. The curfew is checked by whoever is awake.',
      ),
      post(
        'later',
        '2022-04-02',
        'An alarm',
        'In Mill Lane the alarm at the hostel rang all night; the police came, and the contractor did not.',
      ),
    ];
    const file = join(folder, 'feed.json');
    const version = 'https://jsonfeed.org/version/1.1';
    await writeFile(file, JSON.stringify({ version, title: 'A blog', items }));
    const { store } = await importFiles([file], 'A blog', { titled: true });
    library = createLibrary(store);
    close = () => store.close();
  });
  afterAll(async () => {
    close();
    await rm(folder, { recursive: true, force: true });
  });

  it('fold a post that was published again, and say so', async () => {
    const [best, ...others] = postsOf(await library.related(page(STORY)));
    expect([best?.title, ...(best?.also.map(({ title }) => title) ?? [])].sort()).toEqual([
      'No night staff',
      'Repeated',
    ]);
    expect(best?.why.whole).toBe(true);
    expect(others.map(({ title }) => title)).not.toContain('Repeated');
  });

  it('stand before and since the page', async () => {
    const { before, since } = await library.related({ ...page(STORY), published: '2020-01-01' });
    expect(before.length).toBeGreaterThan(0);
    for (const { date } of before) expect(date! < '2020-01-01').toBe(true);
    for (const { date } of since) expect(date! > '2020-01-01').toBe(true);
  });

  it('say why: the words, the best passage with them, where it is on the blog', async () => {
    const [best] = postsOf(await library.related(page(STORY)));
    expect(best?.why.words.length).toBeGreaterThan(2);
    const passage = best?.why.passage?.map(piece => piece.text).join('') ?? '';
    expect(HISTORY).toContain(passage);
    expect(best?.url).toMatch(/^https:\/\/blog\.example\/(first|again)$/);
  });

  it('are counted beyond those that are shown', async () => {
    const all = await library.related(page(STORY), { limit: 10 });
    const one = await library.related(page(STORY), { limit: 1 });
    expect(postsOf(one)).toHaveLength(1);
    expect(one.more).toBe(postsOf(all).length - 1);
    expect(all.more).toBe(0);
  });

  it('leave out what many pages of the site have', async () => {
    const furniture = STORY;
    const article =
      'A recipe for soup: leeks, potatoes, stock, and an hour of patience on a low flame.';
    const whole = page(`${article}\n${furniture}`);
    expect(postsOf(await library.related(whole)).length).toBeGreaterThan(0);
    const shared = new Set([furniture]);
    expect(postsOf(await library.related({ ...whole, shared }))).toEqual([]);
  });
});

describe('the blocks of a page', () => {
  it('weigh title, headings and lead more, and leave out what is shared', () => {
    const lead = 'L'.repeat(320);
    const blocks = pageBlocks({
      title: 'The title',
      text: `The title\n${lead}\nA heading\nplain\nshared by all`,
      published: null,
      headings: ['A  heading'],
      shared: new Set(['shared by all']),
    });
    expect(blocks.map(({ text, weight }) => [text.slice(0, 9), weight])).toEqual([
      ['The title', 3],
      ['LLLLLLLLL', 1.5],
      ['A heading', 2],
      ['plain', 1],
    ]);
  });

  it('are paragraphs where the text is wrapped', () => {
    const blocks = pageBlocks({
      title: '',
      text: 'one\ntwo\n\nthree',
      published: null,
      wrapped: true,
    });
    expect(blocks.slice(1).map(({ text }) => text)).toEqual(['one two', 'three']);
  });
});
