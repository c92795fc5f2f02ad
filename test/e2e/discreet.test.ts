/** Marks that the page can't see, and what else it can try. */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from '../browsers/index.ts';
import { byRole, click, frameAt, textMatching, until } from '../browsers/view.ts';
import { describeJourney } from './browser-suite.ts';
import { pressColour, select } from './highlighting.ts';
import { switchMarksOn } from './marking.ts';
import { cardIsShown, filledCard, marksAppear, marksOn } from './steps.ts';

/** Where a word first stands, in the viewport. */
function placeOf(page: Page, word: string) {
  return page.evaluate(wanted => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.nodeValue!.indexOf(wanted);
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + wanted.length);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, top, bottom };
    }
    throw new Error(`no '${wanted}'`);
  }, word);
}

describeJourney('a page that may not know of its marks', ground => {
  const open: Page[] = [];
  let reader: Page;
  const visit = async (path: string) => {
    const page = await ground().browser.openPage(ground().server.url + path);
    open.push(page);
    return page;
  };

  /** How many points of our colours lie under a word: the only way to see what the page can't. */
  async function coloursUnder(page: Page, word: string) {
    await page.toFront();
    const box = await placeOf(page, word);
    const path = await ground().file('seen.png', '');
    await page.screenshot(path);
    const picture = `data:image/png;base64,${(await readFile(path)).toString('base64')}`;
    return reader.evaluate(
      async ({ source, left, right, top, bottom }) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.width;
        canvas.height = image.height;
        const context = canvas.getContext('2d')!;
        context.drawImage(image, 0, 0);
        const width = Math.max(1, Math.floor(right - left));
        const points = (y: number, height: number) => {
          const { data } = context.getImageData(Math.ceil(left), y, width, height);
          return Array.from({ length: data.length / 4 }, (_, i) => data.subarray(4 * i, 4 * i + 3));
        };
        // Text on white is grey, or red on one side and blue on the other, but nowhere this teal.
        const isAccent = ([red = 0, green = 0, blue = 0]: Uint8ClampedArray) =>
          green > red + 30 && blue > red + 30 && Math.abs(blue - green) < 40;
        const isYellow = ([red = 0, green = 0, blue = 0]: Uint8ClampedArray) =>
          red > 200 && green > 180 && blue < green - 40;
        // Of a link, be it thinned by the white around it.
        const isLink = ([red = 0, green = 0, blue = 0]: Uint8ClampedArray) =>
          blue > red + 40 && Math.abs(green - red) < 12;
        return {
          link: points(Math.floor(bottom) - 4, 8).filter(isLink).length,
          accent: points(Math.floor(bottom) - 4, 8).filter(isAccent).length,
          yellow: points(Math.floor(top), Math.ceil(bottom - top)).filter(isYellow).length,
        };
      },
      { source: picture, ...box },
    );
  }
  const accentUnder = async (page: Page, word: string) => (await coloursUnder(page, word)).accent;
  const isUnderlined = (page: Page, word: string) =>
    until(`'${word}' has no line`, async () => (await accentUnder(page, word)) >= 3);

  beforeAll(async () => {
    await switchMarksOn(ground());
    const options = await ground().browser.openExtensionPage('options.html');
    await click(options, 'switch', 'Mark discreetly');
    await until('the setting is kept', async () =>
      (await byRole(options, 'switch', 'Mark discreetly'))
        .attribute('aria-checked')
        .then(is => is === 'true'),
    );
    await options.close();
    reader = await ground().browser.openPage(`${ground().server.url}empty.html`);
  });
  afterEach(async () => {
    for (const page of open.splice(0)) await page.close().catch(() => {});
  });

  it('has lines under its words, and neither highlights nor sheets nor attributes of ours', async () => {
    const page = await visit('story.html');
    await isUnderlined(page, 'NOMS');
    expect(await marksOn(page)).toEqual([]);
    const found = await page.evaluate(() => ({
      highlights: CSS.highlights.size,
      sheets: document.adoptedStyleSheets.length,
      ours: [...document.documentElement.children]
        .filter(element => element !== document.head && element !== document.body)
        .map(element => [element.outerHTML, element.shadowRoot]),
      frames: window.length,
    }));
    expect(found).toEqual({ highlights: 0, sheets: 0, ours: [['<div></div>', null]], frames: 0 });
  });

  it('keeps them in place', async () => {
    const page = await visit('list.html');
    await isUnderlined(page, 'NOMS');
    // Pushed down, narrowed, scrolled.
    await page.evaluate(() => {
      const banner = document.createElement('div');
      banner.style.height = '90px';
      document.body.prepend(banner);
    });
    await isUnderlined(page, 'NOMS');
    await page.resize(500, 700);
    await isUnderlined(page, 'NOMS');
    await page.evaluate(() => document.querySelector('#inner')!.scrollBy(0, 12));
    await isUnderlined(page, 'NOMS');
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '22px';
      scrollBy(0, 20);
    });
    await isUnderlined(page, 'NOMS');
    // Scrolled out of its box, it has no line where it would be.
    await page.evaluate(() => document.querySelector('#inner')!.scrollTo(0, 600));
    await until('the line is gone with its word', async () => {
      const { top } = await placeOf(page, 'NOMS');
      return top < 0 || (await accentUnder(page, 'NOMS')) === 0;
    });
    await page.resize(1280, 800);
  });

  it('lets the pointer through, and shows cards', async () => {
    const page = await visit('story.html');
    await isUnderlined(page, 'NOMS');
    const { left, right, top, bottom } = await placeOf(page, 'NOMS');
    const at = { x: (left + right) / 2, y: (top + bottom) / 2 };
    expect(await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.nodeName, at)).toBe(
      'P',
    );
    await page.moveTo(2, 2);
    await page.moveTo(at.x - 1, at.y);
    await page.moveTo(at.x, at.y);
    await filledCard(page);
    await until('the card is shown', () => cardIsShown(page));
  });

  it('has highlights under its words, of which it knows as little', async () => {
    const page = await visit('selections.html');
    const words = await select(page, '#plain');
    await pressColour(page, 'yellow');
    await page.evaluate(() => document.getSelection()?.removeAllRanges());
    await page.press('Escape');
    const yellow = async () => (await coloursUnder(page, 'one after')).yellow;
    await until('there is no yellow under the words', async () => (await yellow()) > 200);
    const seen = () =>
      page.evaluate(() => ({
        highlights: CSS.highlights.size,
        sheets: document.adoptedStyleSheets.length,
        ours: [...document.documentElement.children]
          .filter(element => element !== document.head && element !== document.body)
          .map(element => element.outerHTML),
        frames: window.length,
      }));
    const { ours: hosts, ...rest } = await seen();
    expect(rest).toEqual({ highlights: 0, sheets: 0, frames: 0 });
    expect(new Set(hosts)).toEqual(new Set(['<div></div>']));
    await page.goto(`${ground().server.url}selections.html`);
    await until('it is there again', async () => (await yellow()) > 200);
    const { left, right, top, bottom } = await placeOf(page, 'one after');
    await page.clickAt((left + right) / 2, (top + bottom) / 2);
    await textMatching(await frameAt(page, 'note.html'), new RegExp(words.slice(0, 20)));
  });

  it('is marked as usual again once that is wanted', async () => {
    const page = await visit('story.html');
    await isUnderlined(page, 'NOMS');
    const options = await ground().browser.openExtensionPage('options.html');
    await click(options, 'switch', 'Mark discreetly');
    // It is still to tell the background.
    await marksAppear(page);
    await options.close();
    expect(await page.evaluate(() => document.documentElement.children.length)).toBe(2);
  });

  it('has lines in the colour of links where the user has a few colours for all', async () => {
    const { browser } = ground();
    await browser.setForcedColours(true);
    try {
      const page = await visit('story.html');
      await page.goto(`${ground().server.url}story.html`);
      expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
      const linkUnder = async (word: string) => (await coloursUnder(page, word)).link;
      await until('the word has a line', async () => (await linkUnder('NOMS')) >= 3);
      // A browser paints highlights there as it likes: marks are boxes then.
      expect(await marksOn(page)).toEqual([]);
      expect(await linkUnder('stayed')).toBe(0);
    } finally {
      await browser.setForcedColours(false);
    }
  });
});
