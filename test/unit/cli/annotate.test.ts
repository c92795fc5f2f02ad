import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  backstory,
  expectFailure,
  parseLines,
  SAMPLE,
  SAMPLE_PAGES,
  scratchFolder,
  value,
  values,
} from './tool.ts';

interface Annotated {
  readonly page: string;
  readonly text: string;
  readonly mentions: readonly { start: number; end: number; text: string; term: string }[];
  readonly related: readonly { id: string; title: string | null; date: string; score: number }[];
}

const folder = await scratchFolder();
const pack = join(folder, 'sample.zip');
const pages = readdirSync(SAMPLE_PAGES)
  .filter(name => name.endsWith('.html'))
  .map(name => join(SAMPLE_PAGES, name));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

function expectTrueOffsets({ text, mentions }: Annotated): void {
  let free = 0;
  for (const mention of mentions) {
    expect(text.slice(mention.start, mention.end)).toBe(mention.text);
    expect(mention.start).toBeGreaterThanOrEqual(free);
    free = mention.end;
  }
}

beforeAll(async () => {
  await value(['pack', SAMPLE, '-o', pack]);
});

describe('annotate', () => {
  it('prints a line a page, with mentions where it says they are', async () => {
    const answers = await values<Annotated>(['annotate', pack, ...pages]);
    expect(answers.map(({ page }) => page)).toEqual(pages);
    for (const answer of answers) {
      expect(Object.keys(answer)).toEqual(['page', 'text', 'mentions', 'related']);
      expectTrueOffsets(answer);
    }
    const contracts = answers.find(({ page }) => page.includes('contracts'));
    expect(contracts?.mentions.length).toBeGreaterThan(5);
    expect(contracts?.related[0]).toMatchObject({
      id: expect.stringMatching(/^p[0-9a-z]{11}$/),
      date: expect.any(String),
      score: expect.any(Number),
      why: { terms: expect.any(Array), words: expect.any(Array), passage: expect.any(String) },
    });
  });

  it('shows with --as-shown what a page would, and no more', async () => {
    const all = await values<Annotated>(['annotate', pack, ...pages]);
    const shown = await values<Annotated>(['annotate', pack, '--as-shown', ...pages]);
    for (const [index, answer] of shown.entries()) {
      expectTrueOffsets(answer);
      expect(all[index]?.mentions).toEqual(expect.arrayContaining([...answer.mentions]));
      expect(new Set(answer.mentions.map(({ term }) => term)).size).toBe(answer.mentions.length);
    }
    expect(shown.some(({ mentions }, at) => mentions.length < all[at]!.mentions.length)).toBe(true);
  });

  it('counts in UTF-16 units of the text as it is', async () => {
    const text = '😀 NOMS\r\nbecame 𝓗 HMPPS\tand e\u0301 NOMS\n';
    const answer = await value<Annotated>([
      'annotate',
      pack,
      '--text',
      await file('units.txt', text),
    ]);
    expect(answer.text).toBe(text);
    expectTrueOffsets(answer);
    expect(answer.mentions.map(({ term }) => term)).toEqual(['NOMS', 'HMPPS', 'NOMS']);
  });

  it.each([
    ['whole', '<!doctype html><html><head><title>x</title></head><body>%</body></html>'],
    ['without a head', '<html><body>%</body></html>'],
    ['without a head element', '<!doctype html><html><title>x</title><body>%</body></html>'],
    ['of head and paragraphs alone', '<!doctype html><meta charset=utf-8><title>x</title>%'],
    ['of paragraphs alone', '%<p>More.</p>'],
    ['with a comment first', '<!-- saved --><html><head></head><body>%</body></html>'],
  ])('reads a page %s', async (name, frame) => {
    const paragraph =
      '<p>In 2017 HMPPS took the place of NOMS, and the staff heard of it late.</p>';
    const path = await file(`${name}.html`, frame.replace('%', paragraph));
    const answer = await value<Annotated>(['annotate', pack, path]);
    expect(answer.mentions.map(({ text }) => text)).toEqual(['HMPPS', 'NOMS']);
  });

  it('reads a page of Windows characters', async () => {
    const html = Buffer.from('<html><body><p>The staff\x92s letter to NOMS \x96 unread.', 'latin1');
    const answer = await value<Annotated>(['annotate', pack, await file('windows.html', html)]);
    expect(answer.text).toBe('The staff’s letter to NOMS – unread.');
  });

  it.each([
    ['empty.html', ''],
    ['blank.html', '<!doctype html><html><head></head><body><img src=x></body></html>'],
  ])('says that %s has no text, and answers all the same', async (name, content) => {
    const { status, out, err } = await backstory(['annotate', pack, await file(name, content)]);
    expect(status).toBe(0);
    expect(parseLines<Annotated>(out)).toMatchObject([{ text: '', mentions: [], related: [] }]);
    expect(err).toContain(name);
  });

  it('reads a page of 5 MB', async () => {
    const sentence = 'HMPPS took over from NOMS, and staff wrote about little else. ';
    const paragraphs = `<p>${sentence.repeat(10)}</p>`.repeat(Math.ceil(5_000_000 / 620));
    const html = `<!doctype html><html><head></head><body>${paragraphs}</body></html>`;
    const answer = await value<Annotated>(['annotate', pack, await file('large.html', html)]);
    expect(answer.text.length).toBeGreaterThan(4_500_000);
    expect(answer.mentions.length).toBeGreaterThan(100_000);
    const wrong = answer.mentions.filter(
      mention => answer.text.slice(mention.start, mention.end) !== mention.text,
    );
    expect(wrong).toEqual([]);
  });

  it('names what it cannot read, and annotates the rest', async () => {
    const binary = await file(
      'binary.html',
      new Uint8Array(5_000).map((_, i) => (i * 97) % 251),
    );
    const good = await file('good.html', '<html><head></head><body><p>NOMS</p></body></html>');
    const missing = join(folder, 'missing.html');
    const { status, out, err } = await backstory(['annotate', pack, missing, binary, folder, good]);
    expect(status).toBe(1);
    expect(parseLines<Annotated>(out).map(({ page }) => page)).toEqual([good]);
    for (const name of [missing, binary, folder]) expect(err).toContain(name);
    expect(err).not.toMatch(/^ {4}at /m);
  });

  it('is wrong use without a page', async () => {
    expectFailure(await backstory(['annotate', pack]), 2, /which pages/);
  });
});
