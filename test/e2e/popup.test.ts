import { expect, it } from 'vitest';
import { byRole, click, fill, isThere, textMatching, textOf, until } from '../browsers/view.ts';
import { describeJourney } from './browser-suite.ts';
import { SAMPLE_DUMP, SAMPLE_PAGES } from './sample.ts';
import { extensionPageAt, importReport, openPopup, relatedIn, startImport } from './steps.ts';

const [NEWS = 'missing.html'] = SAMPLE_PAGES;

describeJourney('the popup', ground => {
  const openOverNews = () => openPopup(ground().browser, ground().server.url + NEWS);

  it('offers to get an archive while there is none', async () => {
    await ground().browser.openPage(ground().server.url + NEWS);
    const popup = await openOverNews();
    await textMatching(popup, /There is no archive yet/);
    expect(await isThere(popup, 'button', 'Import an archive')).toBe(true);
    await popup.close();
  });

  it('gets to know an archive that is imported meanwhile', async () => {
    const popup = await openOverNews();
    const options = await ground().browser.openExtensionPage('options.html');
    await startImport(options, 'The sample', [SAMPLE_DUMP]);
    await importReport(options, 'The sample');
    await options.close();
    await byRole(popup, 'searchbox', /^search \d+ posts? and \d+ comments/);
    await popup.close();
  });

  it('lists what belongs to the page, with dates and reasons', async () => {
    const popup = await openOverNews();
    await textMatching(popup, /Before this article|Since|In the archive/i);
    const items = await until('related posts', async () => {
      const listed = await popup.evaluate(() =>
        // biome-ignore lint/performance/useDomNodeTextContent: what is hidden was not said to anybody
        [...document.querySelectorAll('ol > li')].map(item => (item as HTMLElement).innerText),
      );
      return listed.length > 0 && listed;
    });
    for (const item of items) expect(item).toMatch(/\b20[012]\d\b.* · /s);
    await popup.close();
  });

  it('reads a page that comes while it is open', async () => {
    const { browser, server } = ground();
    const page = await browser.openPage(`${server.url}empty.html`);
    const popup = await openPopup(browser, `${server.url}empty.html`);
    await textMatching(popup, /no text to compare/);
    await page.goto(server.url + NEWS);
    await textMatching(popup, /\d+ terms? on this page/);
    expect((await relatedIn(popup)).length).toBeGreaterThan(0);
    await popup.close();
    await page.close();
  });

  it('searches posts and comments as one types', async () => {
    const popup = await openOverNews();
    const box = await byRole(popup, 'searchbox', /^search \d+ posts? and \d+ comments/);
    await box.type('sup');
    await textMatching(popup, /\d+ (posts?|comments?)\b.*(Post|Comment)/);
    await box.type('ervision');
    await textMatching(popup, /supervision/i);
    expect(await textOf(popup)).not.toMatch(/Before this article/);
    await fill(popup, 'searchbox', '', 'xylophonist quartz');
    await textMatching(popup, /Nothing in the archive for “xylophonist quartz”/);
    await popup.close();
  });

  it('opens what it found in the reader, by keyboard', async () => {
    const popup = await openOverNews();
    await (await byRole(popup, 'searchbox')).type('HMPPS');
    await byRole(popup, 'listitem', /hmpps/);
    await popup.press('ArrowDown');
    await popup.press('Enter');
    const reader = await extensionPageAt(ground().browser, 'reader.html');
    await textMatching(reader, /HMPPS/);
    await byRole(reader, 'heading', /\d+ comments?|no comments/);
    await reader.close();
    await popup.close();
  });

  it('opens a related post in the reader, by pointer', async () => {
    const popup = await openOverNews();
    await byRole(popup, 'listitem', /\d{4}/);
    const title = await popup.evaluate(
      () => document.querySelector('ol > li button')?.textContent ?? '',
    );
    await click(popup, 'button', title);
    const reader = await extensionPageAt(ground().browser, 'reader.html');
    await byRole(reader, 'heading', title);
    await reader.close();
    await popup.close();
  });

  it('still answers when the worker has gone', async () => {
    const popup = await openOverNews();
    await textMatching(popup, /terms? on this page/);
    await ground().browser.killWorker();
    await (await byRole(popup, 'searchbox')).type('supervision');
    await textMatching(popup, /\d+ (posts?|comments?)/);
    await popup.close();
  });
});
