/** What a reader does to highlight, a step a function. */

import { describeQuote } from '../../lib/anchor/index.ts';
import { makeRecord, pageKey } from '../../lib/highlights/index.ts';
import type { Clock, HighlightId } from '../../lib/model/index.ts';
import type { Frame, Page } from '../browsers/index.ts';
import { frameAt, textMatching, until } from '../browsers/view.ts';
import { highlightsOn, tabOf } from './steps.ts';

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
export function toolbarBox(page: Page): Promise<{ left: number; top: number }> {
  return until('there is no toolbar', async () => {
    // As a person would select again: the page may not have had its highlighter yet.
    await page.press('Shift');
    return page.evaluate(() => {
      for (let y = 2; y < innerHeight; y += 6)
        for (let x = 2; x < innerWidth; x += 6) {
          const hit = document.elementFromPoint(x, y);
          if (hit === null || hit === document.body) continue;
          if (hit.parentElement !== document.documentElement) continue;
          return { left: x, top: y };
        }
      return null;
    });
  });
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

/** Whether words are painted as highlighted, in a colour; each node's part is painted by itself. */
export async function isHighlighted(page: Page, words: string, colour = ''): Promise<boolean> {
  const squash = (text: string) => text.replace(/\s+/g, '');
  const first = 2 * COLOURS.indexOf(colour);
  const groups = first < 0 ? null : [`h-${first}`, `h-${first + 1}`];
  const painted = (await highlightsOn(page)).filter(({ group }) => groups?.includes(group) ?? true);
  return squash(painted.map(({ text }) => text).join('')).includes(squash(words));
}

/** Waits until words are painted as highlighted. */
export async function highlightsAppear(page: Page, words: string, colour = ''): Promise<void> {
  await until(`'${words}' is not highlighted`, () => isHighlighted(page, words, colour));
}

export async function highlightsGo(page: Page, words: string): Promise<void> {
  await until(`'${words}' is still highlighted`, async () => !(await isHighlighted(page, words)));
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

/** Selects from a character of one element's text to one of another's; null for its beginning or end. */
export async function selectFrom(
  page: Page,
  from: string,
  to: string,
  backward = false,
): Promise<void> {
  await page.toFront();
  await page.evaluate(
    ([start, end, turned]) => {
      const first = document.querySelector(start as string)!;
      const last = document.querySelector(end as string)!;
      first.scrollIntoView({ block: 'center', behavior: 'instant' });
      const selection = document.getSelection()!;
      if (turned) selection.setBaseAndExtent(last, last.childNodes.length, first, 0);
      else selection.setBaseAndExtent(first, 0, last, last.childNodes.length);
    },
    [from, to, backward] as const,
  );
  await page.press('Shift');
}

/** What the key does, in the document that the browser would have it done in. */
export async function markByKey(ours: Page, url: string): Promise<unknown> {
  const tab = await tabOf(ours, url);
  return ours.evaluate(async id => {
    const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    return api.tabs.sendMessage(id, { type: 'highlighter.mark', colour: null }, { frameId: 0 });
  }, tab);
}

/** Puts highlights of words into the database, as if made on the page of this address. */
export async function keepHighlights(
  ours: Page,
  url: string,
  text: string,
  quotes: readonly string[],
): Promise<void> {
  const at = `${Date.now().toString(36).padStart(9, '0')}-0000-test000000` as Clock;
  const rows = quotes.map((exact, index) => {
    const start = text.indexOf(exact);
    const { heading, element, ...anchor } = {
      ...describeQuote(text, start, start + exact.length),
      heading: null,
      element: null,
    };
    const id = `h${index.toString(36).padStart(20, '0')}` as HighlightId;
    const page = { url, key: pageKey(url), title: 'A page', site: '127.0.0.1', published: null };
    const record = makeRecord(
      {
        id,
        created: Date.now() + index,
        page: { ...page, place: null },
        anchor: { ...anchor, heading, element },
        colour: (['yellow', 'green', 'blue', 'pink'] as const)[index % 4]!,
      },
      at,
    );
    return { ...record, changed: at };
  });
  await ours.evaluate(async all => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('backstory');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction('highlights', 'readwrite');
    for (const row of all) transaction.objectStore('highlights').put(row);
    await new Promise(done => transaction.addEventListener('complete', done));
    database.close();
  }, rows);
}

/** The states that the page's highlights were last seen in, by their quote. */
export function statesOf(ours: Page): Promise<Record<string, string>> {
  return ours.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('backstory');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const all = (name: string) =>
      new Promise<Record<string, never>[]>(resolve => {
        const request = database.transaction(name).objectStore(name).getAll();
        request.onsuccess = () => resolve(request.result);
      });
    const [rows, seen] = [await all('highlights'), await all('sightings')];
    database.close();
    return Object.fromEntries(
      rows.map(row => [
        String((row.anchor as { exact: string } | undefined)?.exact),
        String(seen.find(({ id }) => id === row.id)?.state ?? 'unseen'),
      ]),
    );
  });
}
