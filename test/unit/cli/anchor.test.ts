import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FoundQuote } from '../../../lib/anchor/index.ts';
import {
  backstory,
  expectFailure,
  parseLines,
  SAMPLE_PAGES,
  scratchFolder,
  values,
} from './tool.ts';

const folder = await scratchFolder();
const lines = (...selectors: unknown[]) => selectors.map(one => JSON.stringify(one)).join('\n');

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('anchor', () => {
  it('looks in all that is to be seen on a page, a line for each selector', async () => {
    const page = await file(
      'page.html',
      '<title>T</title><nav>Home of the <b>news</b></nav><p>Officers had sixty cases <i>each</i>, where the model allowed forty.</p><script>hidden()</script>',
    );
    const answers = await values<FoundQuote>(
      ['anchor', page],
      lines(
        { exact: 'Home of the news' },
        {
          type: 'TextQuoteSelector',
          exact: 'sixty  cases each',
          prefix: 'Officers had ',
          suffix: null,
          start: 0,
        },
        {
          exact: 'Officers had some sixty cases each, where a model allowed forty.',
          prefix: 'news\n',
        },
        { exact: 'hidden() is not to be seen' },
      ),
    );
    expect(answers.map(answer => Object.keys(answer))).toEqual(
      answers.map(() => ['state', 'start', 'end', 'text', 'score']),
    );
    expect(answers).toMatchObject([
      { state: 'exact', start: 0, end: 16, text: 'Home of the news' },
      { state: 'exact', start: 30, text: 'sixty cases each' },
      { state: 'changed', text: 'Officers had sixty cases each, where the model allowed forty.' },
      { state: 'lost', start: null, end: null, text: null },
    ]);
  });

  it('gives offsets of a plain text in UTF-16 units', async () => {
    const path = await file('plain.txt', '😀 One line.\r\n<p>Another line</p>\r\n');
    const [found] = await values<FoundQuote>(
      ['anchor', '--text', path],
      lines({ exact: '<p>Another' }),
    );
    expect(found).toMatchObject({ state: 'exact', start: 14, end: 24 });
  });

  it('reads every sample page', async () => {
    for (const name of readdirSync(SAMPLE_PAGES).filter(one => one.endsWith('.html'))) {
      const [found] = await values<FoundQuote>(
        ['anchor', join(SAMPLE_PAGES, name)],
        lines({ exact: 'no such words are there, whatever is' }),
      );
      expect(found?.state).toBe('lost');
    }
  });

  it('tells lines that are no selectors by their numbers, and answers the others', async () => {
    const path = await file('short.txt', 'These are the words that are looked for.');
    const input = [
      '{"exact": "the words that are"}',
      'not JSON',
      '',
      '{"prefix": "x"}',
      '{"exact": " "}',
      '{"exact": "are looked for", "start": -1}',
      '[1]',
      '{"exact": "are looked for"}',
    ].join('\r\n');
    const { status, out, err } = await backstory(['anchor', '--text', path], input);
    expect(status).toBe(1);
    expect(parseLines<FoundQuote>(out).map(({ text }) => text)).toEqual([
      'the words that are',
      'are looked for',
    ]);
    expect(err.match(/line \d+/g)).toEqual(['line 2', 'line 4', 'line 5', 'line 6', 'line 7']);
    expect(err).not.toMatch(/^ {4}at /m);
  });

  it('says what is wrong with its use', async () => {
    expectFailure(await backstory(['anchor']), 2, /which page/);
    expectFailure(await backstory(['anchor', 'a', 'b']), 2, /one page/);
    expectFailure(await backstory(['anchor', join(folder, 'none.html')]), 1, /none\.html/);
    expectFailure(
      await backstory(['anchor', await file('binary', new Uint8Array(200))]),
      1,
      /not text/,
    );
  });
});
