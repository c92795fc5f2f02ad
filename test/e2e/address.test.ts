/** A blog by its address, through the options page, from a server on this machine. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { click, fill, textMatching, until } from '../browsers/view.ts';
import { addPost, makeBlog, refuse, serveBlogger, type TestServer } from '../servers/index.ts';
import { describeJourney } from './browser-suite.ts';
import { contents } from './database.ts';
import { SAMPLE_PAGES } from './sample.ts';
import { importReport, openPopup } from './steps.ts';

const [NEWS = 'missing.html'] = SAMPLE_PAGES;

describeJourney('a blog is imported from its address', ground => {
  const blog = makeBlog(9, no => no % 4);
  let site: TestServer;
  beforeAll(async () => {
    site = await serveBlogger({ blog });
  });
  afterAll(() => site.close());
  const lookNow = /^look now for updates of/;

  it('whole, and its posts can be searched', async () => {
    const { browser } = ground();
    const options = await browser.openExtensionPage('options.html');
    await fill(options, 'textbox', /^paste a blog.s address/, site.url);
    await click(options, 'button', 'Look');
    await textMatching(options, /is a Blogger blog with 9 posts/);
    await click(options, 'button', 'Import it');
    const report = await importReport(options, blog.title);
    expect(report).toMatchObject({ posts: 9, comments: blog.comments.length });
    const { archives, posts } = await contents(options);
    expect(archives).toMatchObject([{ posts: 9, comments: blog.comments.length, state: 'ready' }]);
    expect(new Set(posts).size).toBe(9);
    const reader = await browser.openExtensionPage('reader.html#q=caseloads');
    await textMatching(reader, /Caseloads, part 3/);
    expect(site.busiest()).toBe(1);
    await reader.close();
    await options.close();
  });

  it('and what is new on it is fetched, and said in the popup', async () => {
    const { browser, server } = ground();
    const page = await browser.openPage(server.url + NEWS);
    const options = await browser.openExtensionPage('options.html');
    const { title } = addPost(blog, Date.UTC(2019, 2, 1), 1);
    await click(options, 'button', lookNow);
    await until(
      'the new post is there',
      async () => (await contents(options)).posts.length === 10,
      30_000,
    );
    const popup = await openPopup(browser, server.url + NEWS);
    await textMatching(popup, /1 new post\b/);
    await popup.close();
    const reader = await browser.openExtensionPage(`reader.html#q=${encodeURIComponent(title)}`);
    await textMatching(reader, new RegExp(title));
    for (const opened of [reader, page, options]) await opened.close();
  });

  it('and one that is busy is left alone until it says, with the reason', async () => {
    const { browser } = ground();
    const options = await browser.openExtensionPage('options.html');
    await until(
      'the last look has ended',
      async () => (await contents(options)).archives[0]?.state === 'ready',
    );
    const asked = site.asked.length;
    site.faults.push(refuse(503, '1800'));
    await click(options, 'button', lookNow);
    await textMatching(options, /Paused until .* It goes on by itself then\./, 30_000);
    expect(site.asked.length).toBe(asked + 1);
    expect((await contents(options)).posts).toHaveLength(10);
    await options.close();
  });
});
