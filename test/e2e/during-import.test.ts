/** The browser stays the reader's own while a large import runs, and the import obeys. */
import { beforeAll, expect, it } from 'vitest';
import { click, textMatching, until } from '../browsers/view.ts';
import { classicExport, makeBlog } from '../generate/index.ts';
import { emptyLibrary } from './background.ts';
import { describeJourney } from './browser-suite.ts';
import { contents, digests, newestJob } from './database.ts';
import { SAMPLE_DUMP, SAMPLE_PAGES } from './sample.ts';
import { countsIn, importReport, openPopup, relatedIn, startImport } from './steps.ts';

const [NEWS = 'missing.html'] = SAMPLE_PAGES;

/** Large enough to last: some 30 MB, several steps. */
const blog = makeBlog({ posts: 320, comments: 14_000, seed: 7 });
const LARGE = [...classicExport(blog)].join('');
const posts = blog.counts.posts + blog.counts.pages;

describeJourney('while a large import runs', ground => {
  beforeAll(async () => {
    const options = await ground().browser.openExtensionPage('options.html');
    await startImport(options, 'The sample', [SAMPLE_DUMP]);
    await importReport(options, 'The sample');
    await options.close();
  });

  it('a pause holds; when it goes on a search answers, a popup lists, and it comes to its end', {
    timeout: 150_000,
  }, async () => {
    const { browser, server, file } = ground();
    const news = await browser.openPage(server.url + NEWS);
    const options = await browser.openExtensionPage('options.html');
    const reader = await browser.openExtensionPage('reader.html');
    // The second time nothing of it is new, but reading it takes its time too.
    await startImport(options, 'Large', [
      await file('large.xml', LARGE),
      await file('the-same.xml', LARGE),
    ]);
    const running = async () => (await newestJob(options))?.state;
    await until('the first step is written', async () => {
      const job = await newestJob(options);
      return job?.state === 'running' && job.bytesDone > 0;
    });

    await click(options, 'button', 'Pause this import');
    await textMatching(options, /Paused\. What has been read is kept/, 30_000);
    const paused = [await newestJob(options), await digests(options, 'Large')];

    const popup = await openPopup(browser, server.url + NEWS);
    expect((await relatedIn(popup)).length).toBeGreaterThan(0);
    await popup.close();
    // A popup took its time, and messages woke the background: still nothing has moved.
    expect([await newestJob(options), await digests(options, 'Large')]).toEqual(paused);

    await click(options, 'button', 'Go on');
    await until('it goes on', async () => (await running()) === 'running');
    await reader.goto(`${browser.origin}reader.html#q=HMPPS`);
    await textMatching(reader, /Post · /);
    // What has come of it is found as well: all of it is older than the sample.
    await reader.goto(`${browser.origin}reader.html#q=in:posts+before:2012`);
    await textMatching(reader, /Post · \d+ \w+ 20(0\d|1[01])/);
    expect(await running(), 'it was over before the search answered').toBe('running');
    const again = await openPopup(browser, server.url + NEWS);
    expect((await relatedIn(again)).length).toBeGreaterThan(0);
    expect(await running(), 'it was over before the popup listed').toBe('running');
    await again.close();

    const report = await importReport(options, 'Large', 100_000);
    expect(report).toMatchObject({ posts, comments: blog.counts.comments });
    const { archives } = await contents(options, 'Large');
    expect(archives).toMatchObject([{ posts, comments: blog.counts.comments, state: 'ready' }]);
    for (const page of [news, reader, options]) await page.close();
  });

  it('it can be cancelled: what was read is kept and can be searched', {
    timeout: 120_000,
  }, async () => {
    const { browser, file } = ground();
    const options = await browser.openExtensionPage('options.html');
    await emptyLibrary(options);
    await startImport(options, 'Half', [await file('half.xml', LARGE)]);
    await until('a step is written', async () => (await newestJob(options))?.bytesDone);
    await click(options, 'button', 'Cancel this import');
    const report = await importReport(options, 'Half', 60_000);
    expect(report.state).toMatch(/^Cancelled\. .* had been read and are kept\./);
    const kept = await contents(options, 'Half');
    expect(kept.posts.length).toBeGreaterThan(0);
    expect(kept.posts.length).toBeLessThan(posts);
    expect(countsIn(report.state)).toEqual({
      posts: kept.posts.length,
      comments: kept.comments.length,
    });
    expect(kept.archives).toMatchObject([{ state: 'ready' }]);
    const title = await options.evaluate(
      () =>
        new Promise<string>(resolve => {
          const request = indexedDB.open('backstory');
          request.onsuccess = () => {
            const all = request.result.transaction('posts').objectStore('posts').getAll();
            all.onsuccess = () => {
              request.result.close();
              const titles = all.result.map(row => String(row.post.title ?? ''));
              resolve(titles.find(text => text.split(' ').length > 3) ?? '');
            };
          };
        }),
    );
    const reader = await browser.openExtensionPage(
      `reader.html#${new URLSearchParams({ q: `"${title}"` })}`,
    );
    await textMatching(reader, new RegExp(title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
    await reader.close();
    await options.close();
  });
});
