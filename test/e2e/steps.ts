/** What a reader does with the extension, a step a function: the tests, `npm start` and the pictures share it. */
import type { Browser, Frame, Handle, Page } from '../browsers/index.ts';
import { byRole, click, fill, frameAt, textMatching, textOf, until } from '../browsers/view.ts';

/** How an import ended, in the options page's own words. */
export interface ImportReport {
  /** "Read 40 posts and 150 comments in 0.4 seconds." */
  readonly state: string;
  /** The whole report: state, failures, ledger. */
  readonly text: string;
  readonly posts: number;
  readonly comments: number;
}

const ENDED = /^(Read |Nothing new|Stopped|Paused|Cancelled)/;

/** Chooses files and starts their import into a new archive, or into one that is there. */
export async function startImport(
  options: Page,
  title: string,
  paths: readonly string[],
  into: 'new archive' | 'known archive' = 'new archive',
): Promise<void> {
  await (await byRole(options, 'file', 'Files to import')).setFiles(paths);
  await submit(options, title, into);
}

export async function startPasting(options: Page, title: string, text: string): Promise<void> {
  await click(options, 'button', 'Paste a text instead');
  await (await byRole(options, 'textbox', 'Text of the posts and comments')).paste(text);
  await submit(options, title, 'new archive');
}

async function submit(options: Page, title: string, into: string): Promise<void> {
  if (into === 'known archive') await (await byRole(options, 'combobox', /^into/)).choose(title);
  else await fill(options, 'textbox', 'Name of the archive', title);
  await click(options, 'button', 'Import');
}

/** Waits until the import into the archive of this title has ended, well or not. */
export async function importReport(
  options: Page,
  title: string,
  patience = 60_000,
): Promise<ImportReport> {
  const article = `Import into ${title}`;
  let last = '';
  return until(
    `the import into '${title}' does not end`,
    async () => {
      const text = await (await byRole(options, 'article', article)).text();
      last = text;
      const state = stateIn(text);
      return state !== null && { state, text, ...countsIn(state) };
    },
    patience,
  ).catch(error => {
    throw new Error(`${error.message}; it says: ${last}`, { cause: error });
  });
}

function stateIn(text: string): string | null {
  const sentence =
    /(?:Read [\d,]+ (?:post|page|comment)|Nothing new|Stopped\. |Paused\. |Cancelled\. ).*/.exec(
      text,
    )?.[0];
  return sentence !== undefined && ENDED.test(sentence) ? sentence : null;
}

export function countsIn(text: string): { posts: number; comments: number } {
  const count = (word: string) =>
    Number(new RegExp(`([\\d,]+) ${word}s?\\b`).exec(text)?.[1]?.replaceAll(',', '') ?? 0);
  // A page is a post of its own kind.
  return { posts: count('post') + count('page'), comments: count('comment') };
}

/** The extension's number of the tab that shows this address. */
export function tabOf(extensionPage: Page, url: string): Promise<number> {
  return until(`no tab shows ${url}`, () =>
    extensionPage.evaluate(async address => {
      // The page's own API, by whichever name the browser has it.
      const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      const tabs: { id?: number; url?: string }[] = await api.tabs.query({});
      return tabs.find(tab => tab.url === address)?.id;
    }, url),
  );
}

/** The popup as it would open over the tab that shows this address, in a tab of its own. */
export async function openPopup(browser: Browser, url: string): Promise<Page> {
  const popup = await browser.openExtensionPage('popup.html');
  const tab = await tabOf(popup, url);
  await popup.goto(`${browser.origin}popup.html?tab=${tab}`);
  return popup;
}

/** Turns the popup's switch for the site of the page it stands over. */
export async function setSite(popup: Page, on: boolean): Promise<void> {
  const wanted = String(on);
  // What it lists pushes the switch down, from under the pointer.
  await until(
    'the popup goes on reading',
    async () => !/Reading this page/.test(await textOf(popup)),
  );
  const marking = /^mark terms on/;
  const site = await byRole(popup, 'switch', marking);
  if ((await site.attribute('aria-checked')) !== wanted) await site.click();
  await until(
    `the site's switch does not turn ${wanted}`,
    async () =>
      (await (await byRole(popup, 'switch', marking)).attribute('aria-checked')) === wanted,
  );
}

export interface Mark {
  /** The name under which it is painted. */
  readonly group: string;
  readonly text: string;
}

/** The marks of terms that are painted on a page, in its order. Pages can see them, so a test can. */
export function marksOn(page: Page): Promise<Mark[]> {
  return paintedOn(page, 'm-');
}

/** The user's highlights as they are painted on a page: `group` has the colour's number, twice. */
export function highlightsOn(page: Page): Promise<Mark[]> {
  return paintedOn(page, 'h-');
}

function paintedOn(page: Page, prefix: string): Promise<Mark[]> {
  return page.evaluate(names => {
    const found: { group: string; text: string; range: Range }[] = [];
    for (const [group, highlight] of CSS.highlights) {
      if (!group.startsWith(names)) continue;
      for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        found.push({ group, text: range.toString(), range });
      }
    }
    const rootOf = ({ range }: { range: Range }) => range.startContainer.getRootNode();
    found.sort((a, b) =>
      rootOf(a) === rootOf(b) ? a.range.compareBoundaryPoints(Range.START_TO_START, b.range) : 0,
    );
    return found.map(({ group, text }) => ({ group, text }));
  }, prefix);
}

/** Waits for marks. */
export function marksAppear(page: Page): Promise<Mark[]> {
  return until('nothing is marked', async () => {
    const marks = await marksOn(page);
    return marks.length > 0 && marks;
  });
}

/** Scrolls to the first mark of this text, and gives the middle of it in the viewport. */
export async function placeOfMark(page: Page, text: string): Promise<{ x: number; y: number }> {
  return until(`'${text}' is not marked`, () =>
    page.evaluate(wanted => {
      for (const highlight of CSS.highlights.values()) {
        for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
          const range = document.createRange();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
          if (range.toString() !== wanted) continue;
          startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
          const box = range.getClientRects()[0];
          if (box) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        }
      }
      return null;
    }, text),
  );
}

/** Rests the pointer on a mark until its card is there and filled. */
export async function hoverMark(page: Page, text: string): Promise<Frame> {
  await page.toFront();
  const { x, y } = await placeOfMark(page, text);
  // It arrives from elsewhere, as pointers do.
  await page.moveTo(2, 2);
  await page.moveTo(x - 1, y);
  await page.moveTo(x, y);
  return filledCard(page);
}

/** The card's frame, once it shows evidence. */
export async function filledCard(page: Page): Promise<Frame> {
  const card = await frameAt(page, 'card.html');
  await textMatching(card, /\d+ (post|comment)s?\b/);
  return card;
}

/** The page of the extension that was opened last at this path, by whomever. */
export function extensionPageAt(browser: Browser, path: string): Promise<Page> {
  const isAt = (address: string) => location.href.startsWith(address);
  return until(`no page at ${path}`, async () => {
    for (const page of (await browser.pages()).reverse())
      if (await page.evaluate(isAt, browser.origin + path).catch(() => false)) return page;
    return null;
  });
}

/** Whether a card lies over the page: the one element that stands beside the body is hit somewhere. */
export function cardIsShown(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    for (let y = 10; y < innerHeight; y += 20)
      for (let x = 10; x < innerWidth; x += 20) {
        const hit = document.elementFromPoint(x, y);
        if (hit?.parentElement === document.documentElement && hit !== document.body) return true;
      }
    return false;
  });
}

/** The popup's words on how many terms the page mentions: a button that opens the list of them. */
export function termsButton(popup: Page): Promise<Handle> {
  return byRole(popup, 'button', /terms? on this page/);
}

/** The related posts that the popup lists; waits until there are so many. */
export function relatedIn(popup: Page, atLeast = 1): Promise<{ title: string; text: string }[]> {
  return until('the popup lists no related posts', async () => {
    if (/Reading this page/.test(await textOf(popup))) return null;
    const listed = await popup.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('ol > li')].map(item => ({
        title: item.querySelector('h3 button')?.textContent ?? '',
        // biome-ignore lint/performance/useDomNodeTextContent: what is hidden was not said to anybody
        text: item.innerText,
      })),
    );
    return listed.length >= atLeast && listed;
  });
}
