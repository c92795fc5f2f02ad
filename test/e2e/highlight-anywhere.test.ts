/** Highlights where no site was switched on, in frames, in our reader, and where none can be made. */
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from '../browsers/index.ts';
import { byRole, click, frameAt, isThere, textMatching, until } from '../browsers/view.ts';
import { describeJourney } from './browser-suite.ts';
import { sentence } from './highlight-pages.ts';
import { highlightsAppear, keepHighlights, pressColour, select } from './highlighting.ts';
import { SAMPLE_DUMP } from './sample.ts';
import {
  cardIsShown,
  extensionPageAt,
  importReport,
  openPopup,
  startImport,
  tabOf,
} from './steps.ts';

describeJourney('highlights anywhere', ground => {
  const open: Page[] = [];
  const visit = async (path: string) => {
    const page = await ground().browser.openPage(ground().server.url + path);
    open.push(page);
    return page;
  };
  const ours = async (path = 'options.html') => {
    const page = await ground().browser.openExtensionPage(path);
    open.push(page);
    return page;
  };
  /** The popup over a page, its window left open as a page of its own. */
  const popupOver = async (url: string) => {
    const popup = await openPopup(ground().browser, url);
    open.push(popup);
    return popup;
  };
  const badgeOf = (page: Page, tab: number) =>
    page.evaluate(async id => {
      const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      return {
        text: await api.action.getBadgeText({ tabId: id }),
        title: await api.action.getTitle({ tabId: id }),
      };
    }, tab);

  beforeAll(async () => {
    const options = await ground().browser.openExtensionPage('options.html');
    await startImport(options, 'The sample', [SAMPLE_DUMP]);
    await importReport(options, 'The sample');
    await options.close();
  });
  afterEach(async () => {
    for (const page of open.splice(0)) await page.close().catch(() => {});
  });

  it('are made from the popup, on a site that was not switched on', async () => {
    const { url } = ground().server;
    const page = await visit('selections.html');
    await select(page, '#plain');
    expect(await cardIsShown(page)).toBe(false);
    const popup = await popupOver(`${url}selections.html`);
    await click(popup, 'button', 'Highlight');
    await page.toFront();
    await highlightsAppear(page, 'Plain words stand here');
    await until('it says so', () => cardIsShown(page));
    // From now on this page has the toolbar as others have.
    await select(page, '#mixed');
    await pressColour(page, 'pink');
    await highlightsAppear(page, 'He said', 'pink');
  });

  it('are painted there once the popup is opened', async () => {
    const { url } = ground().server;
    await keepHighlights(await ours(), `${url}dark.html`, sentence(1), [sentence(1)]);
    const page = await visit('dark.html');
    const popup = await popupOver(`${url}dark.html`);
    await textMatching(popup, /1 highlight of yours on this page/);
    await highlightsAppear(page, sentence(1));
    expect(await isThere(popup, 'button', 'Highlight')).toBe(false);
  });

  it('of words in a frame of the same site are made from the popup as well', async () => {
    const { url } = ground().server;
    const page = await visit('frames.html');
    const frame = await until('the frame is there', async () => {
      for (const one of page.frames())
        if (await one.evaluate(() => location.pathname === '/story.html').catch(() => false))
          return one;
      return null;
    });
    await frame.evaluate(() =>
      document.getSelection()!.selectAllChildren(document.querySelector('h1')!),
    );
    const popup = await popupOver(`${url}frames.html`);
    await click(popup, 'button', 'Highlight');
    await until('it is painted in the frame', () =>
      frame.evaluate(() => [...CSS.highlights.values()].some(({ size }) => size > 0)),
    );
    expect(
      await page.evaluate(() => [...CSS.highlights.values()].every(({ size }) => size === 0)),
    ).toBe(true);
  });

  it('are not made where nobody may: drawings, and sites that were not granted', async () => {
    const { browser, server } = ground();
    const port = new URL(server.url).port;
    for (const address of [`${server.url}drawing.svg`, `http://localhost:${port}/story.html`]) {
      const page = await browser.openPage(address);
      open.push(page);
      await page.evaluate(() =>
        document.getSelection()?.selectAllChildren(document.documentElement),
      );
      const options = await ours();
      // Such a tab has no address for us: it is the one that was opened last before ours.
      const tab = await options.evaluate(async () => {
        const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
        const tabs: { id: number; url?: string }[] = await api.tabs.query({});
        return Math.max(
          ...tabs.filter(({ url }) => !url?.includes('options.html')).map(({ id }) => id),
        );
      });
      await options.goto(`${browser.origin}popup.html?tab=${tab}`);
      await textMatching(options, /can’t read this page|no text to compare/);
      expect(await isThere(options, 'button', 'Highlight')).toBe(false);
      expect((await badgeOf(options, tab)).text).toBe('');
      await options.close();
      await page.close();
    }
  });

  it('are made in our reader, and gone to from the panel', async () => {
    const { browser } = ground();
    const search = await browser.openExtensionPage('reader.html#q=probation');
    open.push(search);
    await (await byRole(search, 'link', '', 0)).text();
    const address = await until('there are results', () =>
      search.evaluate(
        () =>
          [...document.querySelectorAll('a')]
            .map(({ href }) => href)
            .find(href => /post=/.test(href)) ?? null,
      ),
    );
    const reader = await browser.openExtensionPage(address.slice(browser.origin.length));
    open.push(reader);
    await until('the post is there', () =>
      reader.evaluate(() => document.querySelector('article p, main p') !== null),
    );
    const selector = await reader.evaluate(() =>
      document.querySelector('article p') ? 'article p' : 'main p',
    );
    const words = await select(reader, selector);
    await pressColour(reader, 'green');
    await highlightsAppear(reader, words, 'green');
    await reader.close();
    const panel = await ours('sidepanel.html');
    await click(panel, 'tab', 'Highlights');
    await click(panel, 'radio', /^All/);
    await click(
      panel,
      'button',
      new RegExp(`^Go to “${words.slice(0, 16).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`),
    );
    const again = await extensionPageAt(browser, 'reader.html#archive');
    open.push(again);
    await highlightsAppear(again, words, 'green');
    await until('its note is opened', () => cardIsShown(again));
  });

  it('are gone to in the tab that shows them, wherever its address leads', async () => {
    const { url } = ground().server;
    const options = await ours();
    await keepHighlights(options, `${url}thousand.html`, sentence(900), [sentence(900)]);
    const page = await visit('thousand.html?utm_source=letter#s2');
    const before = await options.evaluate(() => 0);
    expect(before).toBe(0);
    const tab = await tabOf(options, `${url}thousand.html?utm_source=letter#s2`);
    expect(tab).toBeGreaterThan(0);
    const panel = await ours('sidepanel.html');
    await click(panel, 'tab', 'Highlights');
    await click(panel, 'radio', /^All/);
    await click(panel, 'button', new RegExp(`^Go to “${sentence(900).slice(0, 14)}`));
    await page.toFront();
    await highlightsAppear(page, sentence(900));
    await until('it is in view', () =>
      page.evaluate(() => {
        const { top, bottom } = document.querySelector('#s900')!.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      }),
    );
    await textMatching(await frameAt(page, 'note.html'), /Copy as a quote/);
  });
});
