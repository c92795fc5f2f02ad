import { copyFile, mkdir, open, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { FailureError } from '../../../lib/model/index.ts';
import { readPack } from '../../../lib/sources/index.ts';
import {
  backstory,
  DUMPS,
  expectFailure,
  type PackReport,
  parseLines,
  SAMPLE,
  type ShownPost,
  scratchFolder,
  value,
  values,
} from './tool.ts';

const folder = await scratchFolder();
const at = (name: string) => join(folder, name);
const full = join(DUMPS, 'full.txt');
const pack = at('good.zip');

beforeAll(async () => {
  await value(['pack', DUMPS, '-o', pack]);
  await writeFile(at('empty.txt'), '');
  await writeFile(at('blank.txt'), ' \n\n \n');
  await writeFile(at('letter.txt'), 'Dear all,\n\nno post is to be found in this.\n');
  const bytes = new Uint8Array(100_000);
  for (let i = 0; i < bytes.length; i++) bytes[i] = (i * i * 31 + i * 7) % 256;
  await writeFile(at('picture.jpg'), bytes);
  await writeFile(at('not-a-pack.zip'), zipSync({ 'readme.txt': strToU8('hello') }));
  const inner = zipSync({ 'full.txt': await readFile(full) });
  await writeFile(at('nested.zip'), zipSync({ 'blog.zip': inner }));
  await writeFile(at('cut.zip'), (await readFile(pack)).subarray(0, 3_000));
  const entry = (no: number) =>
    `<entry><id>tag:blogger.com,1999:blog-9.post-${no}</id><category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#post"/><title>${no % 7}</title><app:control xmlns:app="http://purl.org/atom/app#"><app:draft>DRAFT</app:draft></app:control><content>Words</content></entry>`;
  const feed = (entries: string) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:blogger.com,1999:blog-9.archive</id>${entries}</feed>`;
  await writeFile(at('drafts.xml'), feed(entry(1) + entry(2)).replaceAll('DRAFT', 'yes'));
  await writeFile(at('twice.xml'), feed(entry(1) + entry(1) + entry(8)));
  await mkdir(at('empty-folder'));
  const line = await open(at('line.txt'), 'w');
  const words = Buffer.from('one line of many words '.repeat(50_000));
  for (let bytes = 0; bytes < 50_000_000; bytes += words.length) await line.write(words);
  await line.close();
});

describe('a source that cannot be read', () => {
  it.each([
    ['empty.txt', /empty/i],
    ['blank.txt', /no text/i],
    ['letter.txt', /no post/i],
    ['picture.jpg', /not text/i],
    ['line.txt', /line 1 is longer/i],
    ['not-a-pack.zip', /not a pack/i],
    ['nested.zip', /blog\.zip: It is a zip file in a zip file, .* Unpack the outer one/],
    ['drafts.xml', /No post was found in .*Left out: 2 × post \(draft\)/],
    ['cut.zip', /ends in the middle/i],
    ['missing.txt', /cannot be read/],
    ['empty-folder', /no file/],
  ])('%s: fails, names it once and says what to do, and leaves no file', async (name, said) => {
    const outcome = await backstory(['pack', at(name), '-o', at('none.zip')]);
    expectFailure(outcome, 1, said);
    const lines = outcome.err.trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.split(at(name))).toHaveLength(2);
    await expect(stat(at('none.zip'))).rejects.toThrow('ENOENT');
  });

  it('is named and skipped where others can be', async () => {
    const bad = ['missing.txt', 'empty.txt', 'picture.jpg', 'line.txt', 'cut.zip'].map(at);
    const [first, ...more] = bad;
    const { status, out, err } = await backstory([
      'pack',
      first!,
      full,
      ...more,
      '-o',
      at('m.zip'),
    ]);
    expect(status).toBe(0);
    const [report] = parseLines<PackReport>(out);
    expect(report).toMatchObject({ posts: 1, comments: 13 });
    const skipped = report?.skipped.filter(({ kind }) => kind === 'source') ?? [];
    for (const path of bad) {
      expect(err).toContain(path);
      expect(skipped.filter(({ reason }) => reason.includes(path))).toHaveLength(1);
    }
    expect(skipped).toHaveLength(bad.length);
    expect(await values<ShownPost>(['show', at('m.zip')])).toHaveLength(1);
  });

  it('that brings a post twice is said to', async () => {
    const report = await value<PackReport>(['pack', at('twice.xml'), '-o', at('twice.zip')]);
    expect(report).toMatchObject({ posts: 2 });
    expect(report.skipped).toEqual([{ kind: 'post', reason: 'found again', count: 1 }]);
  });

  it('leaves what an older pack holds alone', async () => {
    await copyFile(pack, at('older.zip'));
    expectFailure(await backstory(['pack', at('empty.txt'), '-o', at('older.zip')]), 1, /empty/);
    expect(await readFile(at('older.zip'))).toEqual(await readFile(pack));
  });
});

describe('a dump that was cut off', () => {
  it('gives what is there', async () => {
    const whole = await value<PackReport>(['pack', SAMPLE, '-o', at('whole.zip')]);
    const text = await readFile(SAMPLE);
    await writeFile(at('cut.txt'), text.subarray(0, Math.floor(text.length * 0.4)));
    const part = await value<PackReport>(['pack', at('cut.txt'), '-o', at('part.zip')]);
    expect(part.posts).toBeGreaterThan(5);
    expect(part.posts).toBeLessThan(whole.posts);
    const known = new Set((await values<ShownPost>(['show', at('whole.zip')])).map(({ id }) => id));
    const posts = await values<ShownPost>(['show', at('part.zip')]);
    // All but the last, which was cut, are the posts that they are in the whole.
    expect(posts.filter(({ id }) => !known.has(id)).length).toBeLessThanOrEqual(1);
  });
});

describe('a pack that is damaged', () => {
  it.each([
    ['cut.zip', /cut\.zip: The pack is damaged/],
    ['not-a-pack.zip', /not a pack: it has no pack\.json/],
    ['letter.txt', /letter\.txt is no pack/],
    ['empty.txt', /empty\.txt is no pack/],
    ['missing.zip', /missing\.zip cannot be read/],
    ['.', /cannot be read/],
  ])('%s: is told, and nothing printed', async (name, said) => {
    expectFailure(await backstory(['show', at(name)]), 1, said);
  });

  it.each([
    ['terms', []],
    ['search', ['desks']],
    ['annotate', [SAMPLE, '--text']],
  ])('is told by %s too', async (command, more) => {
    expectFailure(await backstory([command, at('cut.zip'), ...more]), 1, /The pack is damaged/);
  });

  it('with a byte flipped anywhere never gives other content than was packed', async () => {
    const bytes = await readFile(pack);
    const good = await readPack(bytes);
    let told = 0;
    let tried = 0;
    for (let place = 0; place < bytes.length; place += 11) {
      const flipped = Uint8Array.from(bytes);
      flipped[place]! ^= 0x10;
      tried++;
      // Some bytes of a zip file say nothing, such as times and the local copies of names.
      const read = await readPack(flipped).catch(error => error);
      if (read instanceof FailureError) told++;
      else expect(read).toEqual(good);
    }
    expect(told).toBeGreaterThan(tried * 0.7);
  });
});
