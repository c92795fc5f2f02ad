/** Every format, as its owner has it, through the options page's file input. */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { byRole, click, textMatching, until } from '../browsers/view.ts';
import { classicExport, makeBlog, takeoutFeed, takeoutSettings } from '../generate/index.ts';
import { listen, send, type TestServer } from '../servers/index.ts';
import { emptyLibrary } from './background.ts';
import { hostileFile, type MadeFile, SMALL_FILES } from './blog-files.ts';
import { describeJourney } from './browser-suite.ts';
import { contents } from './database.ts';
import { importReport, startImport } from './steps.ts';

const blog = makeBlog({ posts: 24, comments: 330, seed: 5 });
const CLASSIC = [...classicExport(blog)].join('');
const FEED = [...takeoutFeed(blog)].join('');
const FOLDER = 'Takeout/Blogger/Blogs/The Duty Rota';

const made = (
  name: string,
  content: MadeFile['content'],
  leftOut: readonly RegExp[],
): MadeFile => ({
  name,
  content,
  posts: blog.counts.posts + blog.counts.pages,
  comments: blog.counts.comments,
  leftOut,
});
const drafts = new RegExp(`${blog.counts.drafts} drafts? w(as|ere) left out`);
const spam = new RegExp(`${blog.counts.spam} spam comments? w(as|ere) left out`);

const TAKEOUT = made(
  'takeout.zip',
  zipSync({
    [`${FOLDER}/feed.atom`]: strToU8(FEED),
    [`${FOLDER}/settings.csv`]: strToU8(takeoutSettings(blog)),
  }),
  [drafts, spam],
);

const FILES: readonly (readonly [format: string, file: MadeFile])[] = [
  ["Blogger's classic export", made('blog.xml', CLASSIC, [drafts])],
  ['a Takeout zip', TAKEOUT],
  ["Takeout's feed, gzipped", made('feed.atom.gz', gzipSync(strToU8(FEED)), [drafts, spam])],
  ...SMALL_FILES,
];

describeJourney('a blog comes as', ground => {
  it.each(FILES)('%s, and all of it is found', async (format, source) => {
    const { browser, file } = ground();
    const options = await browser.openExtensionPage('options.html');
    await startImport(options, format, [await file(source.name, source.content)]);
    const report = await importReport(options, format);
    expect(report).toMatchObject({ posts: source.posts, comments: source.comments });
    for (const said of source.leftOut) expect(report.text).toMatch(said);
    if (source.leftOut.length === 0) expect(report.text).not.toMatch(/left out/);
    const { archives, posts, comments, staged } = await contents(options, format);
    expect(archives).toMatchObject([
      { posts: source.posts, comments: source.comments, state: 'ready' },
    ]);
    expect(new Set(posts).size).toBe(source.posts);
    expect(new Set(comments).size).toBe(source.comments);
    expect([posts.length, comments.length, staged]).toEqual([source.posts, source.comments, 0]);
    await emptyLibrary(options);
    await options.close();
  });

  it('a pack that the tool has made', async () => {
    const { browser, file } = ground();
    const options = await browser.openExtensionPage('options.html');
    const source = await file('for-the-tool.zip', TAKEOUT.content);
    const path = source.replace(/[^/\\]+$/, 'shared.backstory');
    const tool = resolve(import.meta.dirname, '..', '..', 'lib', 'cli', 'main.ts');
    execFileSync(process.execPath, [tool, 'pack', source, '-o', path], { stdio: 'pipe' });
    const { posts, comments } = TAKEOUT;
    await startImport(options, 'A pack', [path]);
    expect(await importReport(options, 'A pack')).toMatchObject({ posts, comments });
    const packed = await contents(options);
    await emptyLibrary(options);
    await startImport(options, 'Its source', [source]);
    await importReport(options, 'Its source');
    expect(packed).toEqual(await contents(options));
    expect(packed.posts).toHaveLength(posts);
    await emptyLibrary(options);
    await options.close();
  });

  it('two formats, and is one archive with nothing twice', async () => {
    const { browser, file } = ground();
    const options = await browser.openExtensionPage('options.html');
    await startImport(options, 'The first', [await file('takeout.zip', TAKEOUT.content)]);
    await importReport(options, 'The first');
    const before = await contents(options);
    // Nobody says that it is the same blog: it is found to be.
    await startImport(options, 'The second', [await file('again.xml', CLASSIC)]);
    await until('the second report is there', async () =>
      /unchanged/.test(await (await byRole(options, 'article', 'Import into The first')).text()),
    );
    await importReport(options, 'The first');
    const after = await contents(options);
    expect(after.archives).toHaveLength(1);
    expect(after.posts).toEqual(before.posts);
    expect(after.comments).toEqual(before.comments);
    await emptyLibrary(options);
    await options.close();
  });
});

describeJourney('a blog that means harm', ground => {
  let server: TestServer;
  beforeAll(async () => {
    server = await listen((_, response) => send(response, ''));
  });
  afterAll(() => server.close());

  it('is words and no more: nothing runs, nothing is asked of the network', async () => {
    const { browser, file } = ground();
    const options = await browser.openExtensionPage('options.html');
    await startImport(options, 'Harm', [await file('harm.xml', hostileFile(server.url))]);
    expect(await importReport(options, 'Harm')).toMatchObject({ posts: 1, comments: 1 });
    const reader = await browser.openExtensionPage('reader.html#q=harmless');
    const address = await reader.evaluate(() => location.pathname);
    await click(reader, 'link', /Gate 1/);
    await textMatching(reader, /Harmless words before\..*Harmless words after\..*Said below/);
    // What a click can reach is clicked.
    await reader.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>('article *, .body *'))
        if (element.closest('a, button') === null) element.click();
    });
    const found = await reader.evaluate(() => ({
      elements: document.querySelectorAll(
        'main :is(script, style, link, meta, base, iframe, object, embed, video, form, input, svg, img)',
      ).length,
      handlers: [...document.querySelectorAll('main *')].flatMap(element =>
        element.getAttributeNames().filter(name => name.startsWith('on') || name === 'style'),
      ),
      links: [...document.querySelectorAll<HTMLAnchorElement>('main a')]
        .map(({ protocol }) => protocol)
        .filter(protocol => !/^(https?|(chrome|moz)-extension):$/.test(protocol)),
      path: location.pathname,
    }));
    expect(found).toEqual({ elements: 0, handlers: [], links: [], path: address });
    // The counter counts: a request that is made is seen, and it is the only one.
    await reader.evaluate(
      url => fetch(url, { mode: 'no-cors' }).then(() => null),
      `${server.url}counts`,
    );
    expect(server.asked.map(({ path }) => path)).toEqual(['/counts']);
    await reader.close();
    await options.close();
  });
});
