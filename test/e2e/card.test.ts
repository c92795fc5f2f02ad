import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Frame, Page } from '../browsers/index.ts';
import { byRole, click, textMatching, textOf, until } from '../browsers/view.ts';
import { describeJourney } from './browser-suite.ts';
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
  placeOfMark,
  setSite,
  startImport,
  startPasting,
} from './steps.ts';

const [NEWS = 'missing.html'] = SAMPLE_PAGES;

const choose = async (card: Frame, name: string | RegExp) => {
  await click(card, 'button', 'More about this term');
  await click(card, 'menuitem', name);
};

/** Six posts in which PIB is now this, now that. */
const AMBIGUOUS = [2014, 2015, 2016]
  .flatMap((year, i) => [
    `Monday, 3 March ${year}

Notes of spring ${i}

The Parole Inspection Bureau (PIB) met again in room ${i}. Nobody at the Parole Inspection Bureau would say when the PIB will publish. The Tidewater Parole Office sent ${i} letters to Ada Marsh.

Posted by Heron at 09:0${i}`,
    `Tuesday, 3 June ${year}

Notes of summer ${i}

The Prison Industries Board (PIB) sold ${i} benches. The Prison Industries Board says that they are sound, and the PIB wants wood from store ${i}. The Tidewater Parole Office bought one, and Ada Marsh sat on it.

Posted by Heron at 09:3${i}`,
  ])
  .join('\n\n');

describeJourney('what can be done from a card', ground => {
  const open: Page[] = [];
  const visit = async () => {
    const page = await ground().browser.openPage(ground().server.url + NEWS);
    open.push(page);
    return page;
  };
  const texts = async (page: Page) => (await marksOn(page)).map(mark => mark.text);
  const close = async (page: Page) => {
    await page.press('Escape');
    await until('the card is gone', async () => !(await cardIsShown(page)));
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

  it('a term is muted, on this page once its card is closed, and by Undo is not', async () => {
    const page = await visit();
    const [first] = await marksAppear(page);
    const term = first!.text;
    const card = await hoverMark(page, term);
    await choose(card, 'Mute this term');
    await textMatching(card, /is no longer marked, on any page/);
    expect(await texts(page)).toContain(term);
    await click(card, 'button', 'Undo');
    await until('it is undone', async () => !/no longer marked/.test(await textOf(card)));
    await choose(card, 'Mute this term');
    await textMatching(card, /is no longer marked, on any page/);
    await close(page);
    await until('its marks are gone', async () => !(await texts(page)).includes(term));
    expect((await marksOn(page)).length).toBeGreaterThan(1);
  });

  it('opens at a tap, and is put away by one beside it', async () => {
    const page = await visit();
    const [first] = await marksAppear(page);
    const { x, y } = await placeOfMark(page, first!.text);
    await page.tapAt(x, y);
    await until('the card is shown', () => cardIsShown(page));
    await filledCard(page);
    await page.tapAt(3, 3);
    await until('the card is gone', async () => !(await cardIsShown(page)));
  });

  it('a word is marked no more on this site, and by Undo again', async () => {
    const page = await visit();
    const [first] = await marksAppear(page);
    const word = first!.text;
    const card = await hoverMark(page, word);
    await choose(card, 'Wrong meaning here');
    await textMatching(card, /is no longer marked on 127\.0\.0\.1/);
    await click(card, 'button', 'Undo');
    await until('it is undone', async () => !/no longer marked/.test(await textOf(card)));
    await close(page);
    expect(await texts(page)).toContain(word);
  });

  it('nothing is marked on this site any more, until it is undone', async () => {
    const page = await visit();
    const other = await visit();
    const [first] = await marksAppear(page);
    const card = await hoverMark(page, first!.text);
    await choose(card, /^never on 127/);
    await textMatching(card, /Nothing is marked on 127\.0\.0\.1 any more/);
    await until('another tab is cleared at once', async () => (await marksOn(other)).length === 0);
    await click(card, 'button', 'Undo');
    await until('it is marked again', async () => (await marksOn(other)).length > 0);
    await choose(card, /^never on 127/);
    await textMatching(card, /Nothing is marked on/);
    await close(page);
    await until('this one is cleared', async () => (await marksOn(page)).length === 0);
    const popup = await openPopup(ground().browser, ground().server.url + NEWS);
    open.push(popup);
    await setSite(popup, true);
    await page.toFront();
    await marksAppear(page);
  });

  it('a word is taken as another of its meanings, on this site from then on', async () => {
    const { browser, server } = ground();
    const options = await browser.openExtensionPage('options.html');
    await startPasting(options, 'Notes', AMBIGUOUS);
    await importReport(options, 'Notes');
    await options.close();
    const ambiguous = async () => {
      const page = await browser.openPage(`${server.url}ambiguous.html`);
      open.push(page);
      await marksAppear(page);
      return { page, card: await hoverMark(page, 'PIB') };
    };
    const { page, card } = await ambiguous();
    const heading = async (of: Frame) => (await byRole(of, 'heading')).text();
    const before = await heading(card);
    await textMatching(card, new RegExp(`Taken as ${before}. Also: `));
    const other = await byRole(card, 'button', /^take it as/);
    const name = await other.text();
    await other.click();
    await until('the card shows the other meaning', async () => (await heading(card)) === name);
    await textMatching(card, new RegExp(`PIB.* is taken as ${name} from now on`));
    await textMatching(card, new RegExp(`Taken as ${name}. Also: .*${before}`));
    await close(page);
    expect(await heading((await ambiguous()).card)).toBe(name);
    await page.toFront();
    const same = await hoverMark(page, 'PIB');
    expect(await heading(same)).toBe(name);
  });

  it('Enter opens the reader', async () => {
    const page = await visit();
    await marksAppear(page);
    const popup = await openPopup(ground().browser, ground().server.url + NEWS);
    open.push(popup);
    await click(popup, 'button', /terms? on this page/);
    await click(popup, 'button', /go to it$/);
    await page.toFront();
    await until('the card is shown', () => cardIsShown(page));
    await page.press('Enter');
    const reader = await extensionPageAt(ground().browser, 'reader.html');
    open.push(reader);
    await byRole(reader, 'heading', /comments?/);
  });
});
