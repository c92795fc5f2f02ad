import { beforeAll, expect, it } from 'vitest';
import type { Page } from '../browsers/index.ts';
import { click, textMatching, until } from '../browsers/view.ts';
import { describeJourney } from './browser-suite.ts';
import { SAMPLE_DUMP } from './sample.ts';
import {
  extensionPageAt,
  importReport,
  marksAppear,
  openPopup,
  relatedIn,
  setSite,
  startImport,
  tabOf,
} from './steps.ts';

describeJourney('what belongs to a page', ground => {
  beforeAll(async () => {
    const options = await ground().browser.openExtensionPage('options.html');
    await startImport(options, 'The sample', [SAMPLE_DUMP]);
    await importReport(options, 'The sample');
    await options.close();
  });
  const visit = async (name: string) => {
    const { browser, server } = ground();
    const page = await browser.openPage(server.url + name);
    const popup = await openPopup(browser, server.url + name);
    return { page, popup };
  };

  it('is nothing where the page is about something else', async () => {
    const { page, popup } = await visit('garden.html');
    await textMatching(popup, /Nothing in the archive belongs to this page/);
    await popup.close();
    await page.close();
  });

  it('is five posts at most, and opens in the reader at the passage that says why', async () => {
    const { page, popup } = await visit('contracts.html');
    const listed = await relatedIn(popup);
    expect(listed.length).toBeLessThanOrEqual(5);
    const shown = await popup.evaluate(
      () => document.querySelector('.related .passage')?.textContent ?? '',
    );
    await click(popup, 'button', listed[0]!.title);
    const reader = await extensionPageAt(ground().browser, 'reader.html');
    const marked = await until('the passage is marked', () =>
      reader.evaluate(() => {
        const [range] = CSS.highlights.get('passage') ?? [];
        if (!(range instanceof Range)) return null;
        const { top, bottom } = range.getBoundingClientRect();
        return { text: range.toString(), seen: bottom > 0 && top < innerHeight };
      }),
    );
    const bare = (text: string) => text.replace(/[…\s]+/g, ' ').trim();
    expect(bare(marked.text)).toBe(bare(shown));
    expect(marked.seen).toBe(true);
    await reader.close();
    await popup.close();
    await page.close();
  });

  /** What the toolbar's button says beside the tab of an address, asked from a page of ours. */
  const badgeOf = async (ours: Page, url: string) => {
    const id = await tabOf(ours, url);
    return ours.evaluate(async tabId => {
      const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      const [text, title] = await Promise.all([
        api.action.getBadgeText({ tabId }),
        api.action.getTitle({ tabId }),
      ]);
      return { text: String(text), title: String(title) };
    }, id);
  };

  it('is counted at the button of a site that is on, only where there is any, until that is switched off', async () => {
    const { browser, server } = ground();
    const news = `${server.url}contracts.html`;
    const { page, popup } = await visit('contracts.html');
    await relatedIn(popup);
    // Not of a page that was opened to us by this one click.
    expect((await badgeOf(popup, news)).text).toBe('');
    await setSite(popup, true);
    await page.goto(news);
    await marksAppear(page);
    const shown = await until('the count', async () => {
      const badge = await badgeOf(popup, news);
      return badge.text !== '' && badge;
    });
    expect(shown.text).toMatch(/^[1-9]\+?$/);
    expect(shown.title).toMatch(
      /^Backstory: \d+ posts? belongs? to this page$|^Backstory: \d+ posts belong/,
    );

    // A page on something else, read after it: when the next count is there, this one has been counted.
    const other = await browser.openPage(`${server.url}garden.html`);
    const watchdog = await browser.openPage(`${server.url}watchdog.html`);
    await marksAppear(watchdog);
    await until(
      'the next count',
      async () => (await badgeOf(popup, `${server.url}watchdog.html`)).text !== '',
    );
    expect((await badgeOf(popup, `${server.url}garden.html`)).text).toBe('');

    const options = await browser.openExtensionPage('options.html');
    await click(options, 'switch', 'Show the count of related posts');
    await until('the counts go', async () => (await badgeOf(popup, news)).text === '');
    await page.goto(news);
    await marksAppear(page);
    await click(options, 'switch', 'Show the count of related posts');
    await until('the counts are back', async () => (await badgeOf(popup, news)).text !== '');
    for (const opened of [options, watchdog, other, popup, page]) await opened.close();
  });
});
