/** Marks that the page can't see, and what else it can try. */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from '../browsers/index.ts';
import { byRole, click, until } from '../browsers/view.ts';
import { describeJourney } from './browser-suite.ts';
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

  /** How many points of our accent lie under a word: the only way to see what the page can't. */
  async function accentUnder(page: Page, word: string): Promise<number> {
    await page.toFront();
    const box = await placeOf(page, word);
    const path = await ground().file('seen.png', '');
    await page.screenshot(path);
    const picture = `data:image/png;base64,${(await readFile(path)).toString('base64')}`;
    return reader.evaluate(
      async ({ source, left, right, bottom }) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.width;
        canvas.height = image.height;
        const context = canvas.getContext('2d')!;
        context.drawImage(image, 0, 0);
        const width = Math.max(1, Math.floor(right - left));
        const { data } = context.getImageData(Math.ceil(left), Math.floor(bottom) - 4, width, 8);
        let count = 0;
        for (let i = 0; i < data.length; i += 4) {
          const [red = 0, green = 0, blue = 0] = data.subarray(i, i + 3);
          // Text on white is grey, or red on one side and blue on the other, but nowhere this teal.
          if (green > red + 30 && blue > red + 30 && Math.abs(blue - green) < 40) count++;
        }
        return count;
      },
      { source: picture, ...box },
    );
  }
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
});
