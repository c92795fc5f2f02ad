/** What a reader does to highlight, a step a function. */
import type { Frame, Page } from '../browsers/index.ts';
import { frameAt, textMatching, until } from '../browsers/view.ts';
import { highlightsOn } from './steps.ts';

const COLOURS = ['yellow', 'green', 'blue', 'pink'];
/** Of the toolbar: its edge, a patch's width with the gap behind it, and the middle of the first. */
const PATCH = 32;
const MIDDLE = 20;

/** Selects the words of an element, as a person does who goes over them by key; gives them. */
export async function select(page: Page, selector: string, nth = 0): Promise<string> {
  await page.toFront();
  const words = await page.evaluate(
    ([wanted, at]) => {
      const element = document.querySelectorAll<HTMLElement>(wanted as string)[at as number]!;
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const selection = document.getSelection()!;
      selection.removeAllRanges();
      const range = document.createRange();
      range.selectNodeContents(element);
      selection.addRange(range);
      return selection.toString();
    },
    [selector, nth] as const,
  );
  // A key that the user presses, and that leaves the selection as it is.
  await page.press('Shift');
  return words.replace(/\s+/g, ' ').trim();
}

/** Where the toolbar lies, once it is there: the element beside the body. */
function toolbarBox(page: Page): Promise<{ left: number; top: number }> {
  return until('there is no toolbar', () =>
    page.evaluate(() => {
      for (let y = 2; y < innerHeight; y += 6)
        for (let x = 2; x < innerWidth; x += 6) {
          const hit = document.elementFromPoint(x, y);
          if (hit === null || hit === document.body) continue;
          if (hit.parentElement !== document.documentElement) continue;
          return { left: x, top: y };
        }
      return null;
    }),
  );
}

/** Presses a colour of the toolbar, by pointer. */
export async function pressColour(page: Page, colour: string): Promise<void> {
  const { left, top } = await toolbarBox(page);
  await page.clickAt(left + MIDDLE + PATCH * COLOURS.indexOf(colour) - 4, top + MIDDLE - 4);
}

export async function highlightFirst(page: Page, selector: string): Promise<string> {
  const words = await select(page, selector);
  await pressColour(page, 'yellow');
  return words;
}

/** Waits until words are painted as highlighted: all of them together hold these. */
export async function highlightsAppear(page: Page, words: string): Promise<void> {
  const squash = (text: string) => text.replace(/\s+/g, '');
  await until(`'${words}' is not highlighted`, async () =>
    squash((await highlightsOn(page)).map(({ text }) => text).join('')).includes(squash(words)),
  );
}

/** Clicks a highlight, and gives the window with its note. */
export async function noteOf(page: Page, words: string): Promise<Frame> {
  const { x, y } = await until(`'${words}' is not highlighted`, () =>
    page.evaluate(wanted => {
      for (const [name, highlight] of CSS.highlights) {
        if (!name.startsWith('h-')) continue;
        for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
          const range = document.createRange();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
          if (!wanted.startsWith(range.toString().replace(/\s+/g, ' ').trim().slice(0, 12)))
            continue;
          startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
          const box = range.getClientRects()[0];
          if (box) return { x: box.x + 4, y: box.y + box.height / 2 };
        }
      }
      return null;
    }, words),
  );
  await page.clickAt(x, y);
  const note = await frameAt(page, 'note.html');
  await textMatching(note, /Copy as a quote/);
  return note;
}

/** The file that a page of ours offers to save once `act` is done: its name and bytes. */
export async function savedFile(
  page: Page,
  act: () => Promise<void>,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  await page.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    const blobs = new Map<string, Blob>();
    URL.createObjectURL = (blob: Blob) => {
      const url = make(blob);
      blobs.set(url, blob);
      return url;
    };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      const blob = blobs.get(this.href);
      if (blob) Reflect.set(globalThis, 'saved', { name: this.download, blob });
      click.call(this);
    };
  });
  await act();
  const { name, text } = await until('no file is offered', () =>
    page.evaluate(async () => {
      const saved: { name: string; blob: Blob } | undefined = Reflect.get(globalThis, 'saved');
      if (!saved) return null;
      const bytes = new Uint8Array(await saved.blob.arrayBuffer());
      const letters = Array.from(bytes, byte => String.fromCharCode(byte));
      return { name: saved.name, text: btoa(letters.join('')) };
    }),
  );
  return { name, bytes: new Uint8Array(Buffer.from(text, 'base64')) };
}
