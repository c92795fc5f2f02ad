import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from '../browsers/index.ts';
import { byRole, click, textMatching, textOf, until } from '../browsers/view.ts';
import { describeJourney, type Ground } from './browser-suite.ts';
import { SAMPLE_DUMP, SAMPLE_PAGES } from './sample.ts';
import {
  cardIsShown,
  extensionPageAt,
  filledCard,
  hoverMark,
  importReport,
  marksAppear,
  marksOn,
  openPopup,
  setSite,
  startImport,
  termsButton,
} from './steps.ts';

const [NEWS = 'missing.html'] = SAMPLE_PAGES;

async function importSample({ browser }: Ground): Promise<void> {
  const options = await browser.openExtensionPage('options.html');
  await startImport(options, 'The sample', [SAMPLE_DUMP]);
  await importReport(options, 'The sample');
  await options.close();
}

/** Counts, from now on, every change of the document but the one element that we put beside the body. */
function watchMutations(page: Page): Promise<void> {
  return page.evaluate(() => {
    const seen: string[] = [];
    Reflect.set(globalThis, 'seenMutations', seen);
    new MutationObserver(records => {
      for (const { type, target, addedNodes, removedNodes, attributeName } of records) {
        const ours =
          type === 'childList' &&
          target === document.documentElement &&
          [...addedNodes, ...removedNodes].every(
            node => node !== document.body && node !== document.head && !node.hasChildNodes(),
          );
        if (!ours) seen.push(`${type} ${attributeName ?? ''} of ${target.nodeName}`);
      }
    }).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
}

const mutationsOf = (page: Page) =>
  page.evaluate(() => Reflect.get(globalThis, 'seenMutations') as string[]);

describeJourney('a news page', ground => {
  const open: Page[] = [];
  const visit = async (path: string) => {
    const page = await ground().browser.openPage(ground().server.url + path);
    open.push(page);
    return page;
  };
  const popupOver = async (path: string) => {
    const popup = await openPopup(ground().browser, ground().server.url + path);
    open.push(popup);
    return popup;
  };
  beforeAll(() => importSample(ground()));
  afterEach(async () => {
    for (const page of open.splice(0)) await page.close().catch(() => {});
  });

  it('is left alone until the user switches its site on', async () => {
    const page = await visit(NEWS);
    await watchMutations(page);
    const popup = await popupOver(NEWS);
    await setSite(popup, true);
    await popup.close();
    await page.toFront();
    const marks = await marksAppear(page);
    expect(marks.length).toBeGreaterThan(3);
    expect(await mutationsOf(page)).toEqual([]);
  });

  it.each([
    ['as usual', ''],
    ["under default-src 'none'", 'csp-none/'],
  ])('is marked and shows a card, %s', async (_, folder) => {
    const page = await visit(folder + NEWS);
    const marks = await marksAppear(page);
    const [first] = marks;
    await watchMutations(page);
    const card = await hoverMark(page, first!.text);
    expect(await textOf(card)).toMatch(/\b20[12]\d\b/);
    await until('the card is shown', () => cardIsShown(page));
    expect(await mutationsOf(page)).toEqual([]);
    // The pointer goes away, and so does the card.
    await page.moveTo(2, 2);
    await until('the card is gone', async () => !(await cardIsShown(page)));
  });

  it('tells the page nothing of who marks it', async () => {
    const page = await visit(NEWS);
    const marks = await marksAppear(page);
    for (const { group } of marks) expect(group).not.toMatch(/backstory|term|wxt/i);
    // What is ours stands beside the body, once there is a card.
    const ours = () =>
      page.evaluate(() =>
        [...document.documentElement.children]
          .filter(element => element !== document.head && element !== document.body)
          .map(({ tagName, id, className, textContent, shadowRoot }) =>
            [tagName, id, className, textContent, shadowRoot].join('|'),
          ),
      );
    expect(await ours()).toEqual([]);
    await hoverMark(page, marks[0]!.text);
    expect(await ours()).toEqual(['DIV||||']);
  });

  it('opens cards by keyboard alone, from the popup on', async () => {
    const page = await visit(NEWS);
    await marksAppear(page);
    const popup = await popupOver(NEWS);
    const terms = await termsButton(popup);
    await terms.focus();
    await popup.press('Enter');
    // It opens the list of them, and the first has the focus.
    await byRole(popup, 'button', /go to it$/);
    await popup.press('Enter').catch(() => {});
    await page.toFront();
    const card = await filledCard(page);
    await until('the card is shown', () => cardIsShown(page));
    const first = await textOf(card);
    await page.press('n');
    await until('the next card is there', async () => (await textOf(card)) !== first);
    await filledCard(page);
    await page.press('Escape');
    await until('the card is gone', async () => !(await cardIsShown(page)));
  });

  it('leads from a quote in the card into the reader', async () => {
    const page = await visit(NEWS);
    const [first] = await marksAppear(page);
    const card = await hoverMark(page, first!.text);
    const quotes = await byRole(card, 'region', 'What the archive says');
    expect(await quotes.text()).toMatch(/\b20[12]\d\b/);
    await click(card, 'button', /\b(19|20)\d\d$/);
    const reader = await extensionPageAt(ground().browser, 'reader.html');
    open.push(reader);
    await textMatching(reader, /comments?/i);
  });

  it('is cleared when its site is switched off, and stays so', async () => {
    const page = await visit(NEWS);
    await marksAppear(page);
    const popup = await popupOver(NEWS);
    await setSite(popup, false);
    await until('the marks are gone', async () => (await marksOn(page)).length === 0);
    const other = await visit(`csp-none/${NEWS}`);
    // Time enough for an annotator to mark, if there were one: the page with its popup does it in less.
    await popupOver(NEWS).then(again =>
      textMatching(again, /before this article|since|in the archive/i),
    );
    expect(await marksOn(other)).toEqual([]);
    await setSite(popup, true);
    await page.toFront();
    await marksAppear(page);
    await other.goto(`${ground().server.url}csp-none/${NEWS}`);
    await marksAppear(other);
  });

  it.each(['empty.html', 'inputs.html', 'large.html'])(
    'of an odd kind does no harm: %s',
    async path => {
      const page = await visit(path);
      await watchMutations(page);
      const popup = await popupOver(path);
      if (path === 'empty.html') await textMatching(popup, /no text to compare/);
      else await textMatching(popup, /\d+ terms? on this page/, 60_000);
      await page.toFront();
      if (path !== 'empty.html') await marksAppear(page);
      const inFields = await page.evaluate(
        () =>
          [...CSS.highlights.values()].flatMap(highlight =>
            [...highlight].filter(range =>
              range.startContainer.parentElement?.closest('textarea, input, [contenteditable]'),
            ),
          ).length,
      );
      expect(inFields).toBe(0);
      expect(await mutationsOf(page)).toEqual([]);
    },
  );
});
