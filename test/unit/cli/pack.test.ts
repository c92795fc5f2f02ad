import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { classicExport, makeBlog, takeoutFeed, takeoutSettings } from '../../generate/index.ts';
import {
  backstory,
  DUMPS,
  expectFailure,
  type PackReport,
  SHARED_ARCHIVE,
  SHARED_IS_ABSENT,
  type ShownPost,
  scratchFolder,
  value,
  values,
} from './tool.ts';

const folder = await scratchFolder();
const at = (name: string) => join(folder, name);
const dump = (name: string) => join(DUMPS, `${name}.txt`);
const NAMES = ['full', 'bare', 'listing', 'posts'];

const idsIn = async (pack: string) =>
  (await values<ShownPost>(['show', pack]))
    .map(({ id, comments }) => [id, ...comments.map(comment => comment.id)].join(' '))
    .sort();

describe('pack', () => {
  it('reports what it found in one document', async () => {
    const report = await value<PackReport>(['pack', ...NAMES.map(dump), '-o', at('own.zip')]);
    expect(report).toEqual({
      archive: { id: expect.stringMatching(/^a[0-9a-z]{11}$/), title: 'full', url: null },
      posts: 10,
      pages: 0,
      comments: 23,
      removed: 2,
      first: '2015-08-09',
      last: '2020-06-04',
      terms: expect.any(Number),
      skipped: expect.arrayContaining([{ kind: 'post', reason: expect.any(String), count: 1 }]),
      warnings: expect.arrayContaining([
        {
          source: dump('full'),
          place: 'line 23',
          message: 'The page says 14 comments, 13 are here.',
        },
      ]),
    });
  });

  it('refuses files of several blogs with their names, unless they are meant to be one', async () => {
    for (const name of ['lamp', 'gate']) {
      const post = `<item><title>On the ${name}</title><description>Words on the ${name}.</description></item>`;
      const text = `<rss version="2.0"><channel><title>${name}</title><link>https://${name}.example/</link>${post}</channel></rss>`;
      await writeFile(at(`${name}.xml`), text);
    }
    const words = ['pack', at('lamp.xml'), at('gate.xml'), '-o', at('both.zip')];
    const said = /2 blogs: lamp\.example, gate\.example.*--together/;
    expectFailure(await backstory(words), 1, said);
    expect(await value(words.concat('--together'))).toMatchObject({ posts: 2 });
  });

  it('tells its use when asked', async () => {
    const told = { status: 0, out: '', err: expect.stringContaining('Use: backstory pack SOURCE') };
    expect(await backstory(['pack', '--help'])).toMatchObject(told);
  });

  it('makes the same file of the same sources', async () => {
    for (const pack of ['one.zip', 'two.zip']) {
      await value(['pack', ...NAMES.map(dump), '-o', at(pack)]);
    }
    expect(await readFile(at('one.zip'))).toEqual(await readFile(at('two.zip')));
  });

  it('changes few files of a folder where a post comes, is edited or goes', async () => {
    const feed = (nos: readonly number[], edited = 0) =>
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Team</title><link>http://team.example/</link>${nos
        .toReversed()
        .map(
          no =>
            `<item><title>Note ${no}</title><link>http://team.example/${no}</link><guid>http://team.example/${no}</guid><pubDate>${new Date(Date.UTC(2019, 0, no)).toUTCString()}</pubDate><description>Words of note ${no}${no === edited ? ', put right' : ''}.</description></item>`,
        )
        .join('')}</channel></rss>`;
    const target = at('published');
    const publish = async (text: string) => {
      await writeFile(at('team.rss'), text);
      await value(['pack', at('team.rss'), '--folder', target, '-o', at('team.zip')]);
      const { files } = JSON.parse(await readFile(join(target, 'pack.json'), 'utf8')) as {
        files: Record<string, { sha256: string }>;
      };
      return new Map(Object.entries(files).map(([name, { sha256 }]) => [name, sha256]));
    };
    const nos = Array.from({ length: 700 }, (_, i) => i + 1);
    let before = await publish(feed(nos));
    const changed = async (text: string) => {
      const after = await publish(text);
      const names = [...after].filter(([name, digest]) => before.get(name) !== digest);
      before = after;
      return names.map(([name]) => name).filter(name => /^(threads|segment)/.test(name));
    };
    expect(await changed(feed(nos))).toEqual([]);
    const more = [...nos, 701];
    expect(await changed(feed(more))).toEqual(['threads-00010.ndjson', 'segment-00002.bin']);
    expect(await changed(feed(more, 100))).toEqual(['threads-00001.ndjson', 'segment-00000.bin']);
    const fewer = more.filter(no => no !== 300);
    expect(await changed(feed(fewer, 100))).toEqual(['threads-00004.ndjson', 'segment-00001.bin']);
    const shown = await values<ShownPost>(['show', at('team.zip')]);
    expect(shown.map(post => post.title)).toEqual(fewer.map(no => `Note ${no}`));
    const { out } = await backstory(['search', at('team.zip'), '"note 299"']);
    expect(out).toContain('Note 299');
  });

  it('gives posts and comments the same ids whatever their files are called, in any order', async () => {
    const renamed = at('renamed');
    await mkdir(join(renamed, 'deeper'), { recursive: true });
    for (const [index, name] of [...NAMES].reverse().entries()) {
      await copyFile(dump(name), join(renamed, index < 2 ? 'deeper' : '.', `${index}.dat`));
    }
    await value(['pack', ...NAMES.map(dump), '-o', at('named.zip')]);
    await value(['pack', renamed, '-o', at('renamed.zip')]);
    expect(await idsIn(at('renamed.zip'))).toEqual(await idsIn(at('named.zip')));
  });

  it('knows the archive by the blog: its address, else its title, else the name of its file', async () => {
    const blog = makeBlog({ posts: 6, comments: 20, seed: 3 });
    const rss = (title: string) =>
      `<rss version="2.0"><channel><title>${title}</title><item><title>On rotas</title><description>Late again.</description></item></channel></rss>`;
    const idOf = async (name: string, content: string | Uint8Array, ...more: string[]) => {
      await writeFile(at(name), content);
      const words = ['pack', at(name), '-o', at('known.zip'), ...more];
      return (await value<PackReport>(words)).archive.id;
    };
    const takeout = zipSync({
      'Takeout/Blogger/Blogs/A/feed.atom': strToU8([...takeoutFeed(blog)].join('')),
      'Takeout/Blogger/Blogs/A/settings.csv': strToU8(takeoutSettings(blog)),
    });
    const named = await idOf('export.xml', [...classicExport(blog)].join(''));
    expect(await idOf('takeout.zip', takeout)).toBe(named);
    expect(await idOf('retitled.zip', takeout, '--title', 'Another title')).toBe(named);
    const titled = await idOf('feed.xml', rss('The Rota'));
    expect(await idOf('copy.xml', rss('The  rota'))).toBe(titled);
    const others = [named, titled, await idOf('other.xml', rss('The Van'))];
    const post = 'Tuesday, 10 March 2015\n\nAt last\n\nThe van came.\n';
    const bare = [await idOf('dump.txt', post), await idOf('dump-2.txt', post)];
    expect(await idOf('dump.txt', `${post}\nIt left again.\n`)).toBe(bare[0]);
    expect(new Set([...others, ...bare]).size).toBe(5);
  });

  it('counts a source that comes twice once', async () => {
    const report = await value<PackReport>(['pack', dump('full'), dump('full'), '-o', at('x.zip')]);
    expect(report).toMatchObject({ posts: 1, comments: 13, removed: 2 });
  });

  it('takes a pack as a source, under a title of its own', async () => {
    await value(['pack', ...NAMES.map(dump), '-o', at('inner.zip'), '--title', 'Desks']);
    const again = await value<PackReport>([
      'pack',
      at('inner.zip'),
      '-o',
      at('outer.zip'),
      '--title',
      'Vans',
    ]);
    expect(again).toMatchObject({ archive: { title: 'Vans' }, posts: 10, comments: 23 });
    expect(await idsIn(at('outer.zip'))).toEqual(await idsIn(at('inner.zip')));
  });

  it('reads a folder without the pack that it writes into it', async () => {
    const inside = at('inside');
    await mkdir(inside);
    await copyFile(dump('full'), join(inside, 'full.txt'));
    const pack = join(inside, 'made.zip');
    const first = await value<PackReport>(['pack', inside, '-o', pack]);
    expect(await value<PackReport>(['pack', inside, '-o', pack])).toEqual(first);
  });

  it.each([
    ['no source', ['pack']],
    ['no output', ['pack', dump('full')]],
    ['an output without a name', ['pack', dump('full'), '-o']],
    ['an unknown option', ['pack', dump('full'), '-o', 'x', '--colour']],
    ['an unknown command', ['unpack']],
    ['nothing', []],
  ])('is wrong use with %s', async (_, words) => {
    expectFailure(await backstory(words), 2, /Use:/);
  });

  it('says where it cannot write', async () => {
    const outcome = await backstory(['pack', dump('full'), '-o', at('no/such/folder.zip')]);
    expectFailure(outcome, 1, /folder\.zip cannot be written/);
  });
});

describe.skipIf(SHARED_IS_ABSENT)('pack of five real dumps (skipped without ../shared)', () => {
  it('finds all posts, teasers and comments, and the one count that is wrong', async () => {
    const pack = at('shared.zip');
    const report = await value<PackReport>(['pack', SHARED_ARCHIVE, '-o', pack]);
    expect(report).toMatchObject({
      posts: 19,
      pages: 0,
      comments: 154,
      removed: 1,
      first: '2015-03-10',
      last: '2026-02-07',
      skipped: [],
    });
    expect(report.terms).toBeGreaterThan(50);
    expect(report.warnings).toEqual([
      {
        source: expect.stringContaining('003_'),
        place: expect.any(String),
        message: expect.stringMatching(/^The page says 69 comments, 67 are here\./),
      },
    ]);
    const posts = await values<ShownPost>(['show', pack]);
    expect(posts.filter(post => post.teaser)).toHaveLength(6);
    expect(posts.flatMap(post => post.comments)).toHaveLength(154);
  });
});
