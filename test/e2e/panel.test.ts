import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from '../browsers/index.ts';
import { byRole, click, textMatching, textOf, until } from '../browsers/view.ts';
import { describeJourney } from './browser-suite.ts';
import { SAMPLE_DUMP, SAMPLE_PAGES } from './sample.ts';
import {
  cardIsShown,
  extensionPageAt,
  filledCard,
  importReport,
  marksAppear,
  marksOn,
  openPopup,
  placeOfMark,
  setSite,
  startImport,
  termsButton,
} from './steps.ts';

const [NEWS = 'missing.html', OTHER = 'missing.html'] = SAMPLE_PAGES;

describeJourney('the panel', ground => {
  const open: Page[] = [];
  const visit = async (path: string) => {
    const page = await ground().browser.openPage(ground().server.url + path);
    open.push(page);
    return page;
  };
  /** In a tab of its own: it follows the tab in front all the same. */
  const openPanel = async () => {
    const panel = await ground().browser.openExtensionPage('sidepanel.html');
    open.push(panel);
    return panel;
  };
  /** Whether the browser's own side bar shows the panel; only Chromium opens it for us, and says so. */
  const isOpen = (ours: Page) =>
    ours.evaluate(async () => {
      const { runtime } = Reflect.get(globalThis, 'chrome');
      const found = await runtime.getContexts?.({ contextTypes: ['SIDE_PANEL'] });
      return (found?.length ?? 0) > 0;
    });
  const reopened = async (popup: Page) => {
    await popup.goto(await popup.evaluate(() => location.href));
    await termsButton(popup);
    return popup;
  };
  beforeAll(async () => {
    const { browser, server } = ground();
    const options = await browser.openExtensionPage('options.html');
    await startImport(options, 'The sample', [SAMPLE_DUMP]);
    await importReport(options, 'The sample');
    await options.close();
    const page = await browser.openPage(server.url + NEWS);
    const popup = await openPopup(browser, server.url + NEWS);
    await setSite(popup, true);
    await popup.close();
    await page.close();
  });
  afterEach(async () => {
    for (const page of open.splice(0)) await page.close().catch(() => {});
  });

  it('follows the tab in front, and says where it may not read', async () => {
    const panel = await openPanel();
    await textMatching(panel, /has not been let into this page/);
    const page = await visit(NEWS);
    await textMatching(panel, /\d+ terms? on this page/i);
    await textMatching(panel, /Before this article|Since|In the archive/i);
    const title = await page.evaluate(() => document.querySelector('h1')?.textContent ?? '?');
    await textMatching(panel, new RegExp(title));
    await visit('empty.html');
    await textMatching(panel, /no text to compare/);
    await page.toFront();
    await textMatching(panel, /\d+ terms? on this page/i);
    await page.goto(ground().server.url + OTHER);
    await until('it shows the other page', async () => !(await textOf(panel)).includes(title));
  });

  it('shows what the archive says of a term, and mutes it until that is undone', async () => {
    const panel = await openPanel();
    const page = await visit(NEWS);
    const [mark] = await marksAppear(page);
    const first = await byRole(panel, 'button', /show what the archive says/);
    await panel.evaluate(() => document.querySelector<HTMLElement>('.term-list button')?.click());
    await textMatching(panel, /All \d+ (post|comment)|Find in the archive/);
    expect(await first.attribute('aria-expanded')).toBe('true');
    expect(await textOf(panel)).toMatch(/\b20[12]\d\b/);
    const press = (name: string) =>
      panel.evaluate(wanted => {
        const buttons = [...document.querySelectorAll<HTMLElement>('.term-detail button')];
        buttons.find(button => button.textContent === wanted)?.click();
      }, name);
    await press('Mute this term');
    await until('it is marked no more', async () =>
      (await marksOn(page)).every(({ text }) => text !== mark!.text),
    );
    await press('Undo');
    await until('it is marked again', async () =>
      (await marksOn(page)).some(({ text }) => text === mark!.text),
    );
  });

  it('searches, beside whatever is read', async () => {
    const panel = await openPanel();
    await click(panel, 'tab', 'Search');
    await (await byRole(panel, 'searchbox', /^search \d+ posts/)).type('HMPPS');
    await textMatching(panel, /\d+ posts?.*HMPPS/s);
    await click(panel, 'tab', 'Page');
    await textMatching(panel, /has not been let into this page/);
  });

  it('is what a page that takes no cards is shown in', async () => {
    const { browser, server } = ground();
    const path = `${browser.name === 'chromium' ? 'coep' : 'sandbox'}/${NEWS}`;
    const panel = await openPanel();
    const page = await visit(path);
    const [mark] = await marksAppear(page);
    await textMatching(panel, /\d+ terms? on this page/i);
    const { x, y } = await placeOfMark(page, mark!.text);
    await page.moveTo(2, 2);
    await page.moveTo(x, y);
    await textMatching(panel, /All \d+ (post|comment)|Find in the archive/);
    expect(await cardIsShown(page)).toBe(false);
    await panel.close();
    // Without it, the browser opens it where that counts as the user's wish; else the toolbar says so.
    await page.goto(server.url + path);
    await marksAppear(page);
    const again = await placeOfMark(page, mark!.text);
    await page.moveTo(2, 2);
    await page.moveTo(again.x, again.y);
    const popup = await openPopup(browser, server.url + path);
    open.push(popup);
    await until('the page is not silent', async () => {
      if (browser.name === 'chromium' && (await isOpen(popup))) return true;
      return /lets no cards in/.test(await textOf(await reopened(popup)));
    });
  });
});

describeJourney("the popup's list of terms", ground => {
  const open: Page[] = [];
  // A page that a failed try leaves open would be taken for the next one's.
  afterEach(async () => {
    for (const page of open.splice(0)) await page.close().catch(() => {});
  });

  it('goes to the mark of the one that is chosen, by keyboard', async () => {
    const { browser, server } = ground();
    const options = await browser.openExtensionPage('options.html');
    await startImport(options, 'The sample', [SAMPLE_DUMP]);
    await importReport(options, 'The sample');
    await options.close();
    const page = await browser.openPage(server.url + NEWS);
    open.push(page);
    const popup = await openPopup(browser, server.url + NEWS);
    open.push(popup);
    await (await termsButton(popup)).focus();
    await popup.press('Enter');
    const second = await byRole(popup, 'button', /go to it$/, 1);
    const name = (await second.text()).split(/[ ,]/)[0]!;
    await popup.press('ArrowDown');
    await popup.press('Enter').catch(() => {});
    await page.toFront();
    const card = await filledCard(page);
    await until('the card is shown', () => cardIsShown(page));
    expect(await textOf(card)).toContain(name);
  });

  it('searches for a term that is known and not marked', async () => {
    const { browser, server } = ground();
    const path = server.url + NEWS;
    const page = await browser.openPage(path);
    open.push(page);
    const popup = await openPopup(browser, path);
    open.push(popup);
    await (await termsButton(popup)).click();
    await (await byRole(popup, 'button', /search for it$/)).focus();
    await popup.press('Enter');
    const reader = await extensionPageAt(browser, 'reader.html#q=');
    await textMatching(reader, /\d+ (posts?|comments?)/);
    await reader.close();
  });
});
