import { beforeAll, expect, it } from 'vitest';
import type { Page } from '../browsers/index.ts';
import { textMatching, until } from '../browsers/view.ts';
import { describeJourney } from './browser-suite.ts';
import { SAMPLE_DUMP, SAMPLE_PAGES } from './sample.ts';
import {
  cardIsShown,
  hoverMark,
  importReport,
  marksAppear,
  openPopup,
  placeOfMark,
  setSite,
  startImport,
} from './steps.ts';

const [NEWS = 'missing.html'] = SAMPLE_PAGES;

/** What pages do to their document, by themselves or by the libraries that they are made with. */
const DEEDS: Record<string, () => void> = {
  'takes away what it does not know beside its body': () => {
    for (const child of [...document.documentElement.children])
      if (child !== document.head && child !== document.body) child.remove();
  },
  'writes its document again': () => {
    const html = document.documentElement.outerHTML;
    document.open();
    document.write(html);
    document.close();
  },
  'puts another root in the place of its own': () => {
    const root = document.documentElement;
    const copy = document.createElement('html');
    copy.append(root.querySelector('head')!.cloneNode(true));
    copy.append(root.querySelector('body')!.cloneNode(true));
    root.replaceWith(copy);
  },
};

describeJourney('a page that does as it likes', ground => {
  const visit = () => ground().browser.openPage(ground().server.url + NEWS);
  /** Ours is the one element beside head and body. */
  const hasHost = (page: Page) => page.evaluate(() => document.documentElement.children.length > 2);

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

  it.each(Object.entries(DEEDS))('and %s is still marked and shows cards', async (_, deed) => {
    const page = await visit();
    const [first] = await marksAppear(page);
    await hoverMark(page, first!.text);
    expect(await hasHost(page)).toBe(true);
    await page.moveTo(2, 2);
    await until('the card is gone', async () => !(await cardIsShown(page)));
    await page.evaluate(deed);
    const [mark] = await until('the marks are there again', async () => {
      const marks = await marksAppear(page);
      return (await placeOfMark(page, marks[0]!.text)) && marks;
    });
    await hoverMark(page, mark!.text);
    await until('the card is shown', () => cardIsShown(page));
    await page.close();
  });

  it('and names a field as a property is named is marked', async () => {
    const page = await ground().browser.openPage(`${ground().server.url}fields.html`);
    await marksAppear(page);
    await page.close();
  });

  it('opens no card by events of its own', async () => {
    const page = await visit();
    const [mark] = await marksAppear(page);
    const place = await placeOfMark(page, mark!.text);
    await page.evaluate(({ x, y }) => {
      const at = { clientX: x, clientY: y, bubbles: true, pointerType: 'mouse' };
      const target = document.elementFromPoint(x, y) ?? document.body;
      target.dispatchEvent(new MouseEvent('click', at));
      target.dispatchEvent(new PointerEvent('pointermove', at));
    }, place);
    // Time enough for a card: the popup asks more of page and background than a card does.
    const popup = await openPopup(ground().browser, ground().server.url + NEWS);
    await textMatching(popup, /\d+ terms? on this page/);
    await popup.close();
    await page.toFront();
    expect(await cardIsShown(page)).toBe(false);
    await hoverMark(page, mark!.text);
    await until('the card is shown', () => cardIsShown(page));
    await page.close();
  });
});
