/** Highlighting in tabs, as the background does it: by key, by menu, from the panel. */

import { isOfPage, pageKey } from '../highlights/index.ts';
import type { ToHighlighter } from '../messages/catalogue.ts';
import { HIGHLIGHT_COLOURS, type HighlightColour, type HighlightRecord } from '../model/index.ts';
import { textFragmentUrl } from '../text/index.ts';
import { readerAddress } from './addresses.ts';
import { browser } from './browser.ts';
import { markInTab, putHighlighter } from './marking.ts';
import { readSettings } from './settings.ts';
import { onTabLoaded } from './tabs.ts';

const MENU = 'highlight:';
const NAMES: Readonly<Record<HighlightColour, string>> = {
  yellow: 'Highlight in yellow',
  green: 'Highlight in green',
  blue: 'Highlight in blue',
  pink: 'Highlight in pink',
};

/** The items at a selection, by the user's names. To be called at an installation, and where names may be others: browsers keep them. */
export async function createMenu(): Promise<void> {
  const { colourNames } = await readSettings();
  await browser.contextMenus.removeAll();
  for (const colour of HIGHLIGHT_COLOURS) {
    browser.contextMenus.create({
      id: MENU + colour,
      title: titleOf(colour, colourNames[colour]),
      contexts: ['selection'],
    });
  }
}

/** In a title `&` stands before the letter that is a key for it. */
function titleOf(colour: HighlightColour, name: string): string {
  if (name.toLowerCase() === colour) return NAMES[colour];
  return `${NAMES[colour]}: ${name.replaceAll('&', '&&')}`;
}

export async function highlightByMenu(
  info: { readonly menuItemId: number | string; readonly frameId?: number | undefined },
  tab?: { readonly id?: number | undefined },
): Promise<void> {
  const colour = HIGHLIGHT_COLOURS.find(name => MENU + name === info.menuItemId);
  if (colour === undefined || tab?.id === undefined) return;
  await markInTab(tab.id, colour, info.frameId);
}

/** The command 'highlight', in the tab that it was given in. */
export async function highlightByKey(
  command: string,
  tab?: { readonly id?: number | undefined },
): Promise<void> {
  if (command !== 'highlight') return;
  const id = tab?.id ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0]?.id;
  if (id !== undefined) await markInTab(id, null);
}

/** Tells every page that its highlights may have changed. */
export async function refreshHighlights(): Promise<void> {
  const message: ToHighlighter = { type: 'highlighter.refresh' };
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(({ id }) =>
      id === undefined ? null : browser.tabs.sendMessage(id, message).catch(() => undefined),
    ),
  );
}

/**
 * Brings a highlight to the front: in the tab that shows its page, or else in a new one. There the
 * address itself asks the browser to find the words, for sites that we may not read. False where the
 * page does not have it.
 */
export async function goToHighlight({ id, page, anchor }: HighlightRecord): Promise<boolean> {
  const tabs = await browser.tabs.query({});
  const shows = (url: string) =>
    page.place ? page.key === pageKey(url) : isOfPage(page, pageKey(url));
  const open = tabs.find(({ url }) => url !== undefined && shows(url));
  if (open?.id !== undefined) {
    await browser.tabs.update(open.id, { active: true });
    if (open.windowId !== undefined)
      await browser.windows?.update(open.windowId, { focused: true });
    return (await go(open.id, id)) ?? false;
  }
  const url = page.place ? readerAddress(page.place) : textFragmentUrl(page.url, anchor);
  const stop = new AbortController();
  const tab = await browser.tabs.create({ url });
  const ours = page.place !== null;
  const found = tab.id !== undefined && (await goOnceThere(tab.id, id, ours, stop.signal));
  stop.abort();
  return found;
}

/** Null where nobody answers. */
async function go(tabId: number, id: string): Promise<boolean | null> {
  await putHighlighter(tabId, 0);
  const message: ToHighlighter = { type: 'highlighter.go', id };
  const answer: unknown = await browser.tabs
    .sendMessage(tabId, message, { frameId: 0 })
    .catch(() => null);
  return typeof answer === 'boolean' ? answer : null;
}

/** Milliseconds that a page may take to load. */
const PATIENCE = 20_000;
/** Milliseconds between two questions. */
const AGAIN = 250;

/**
 * In a new tab, which shows an empty page first: asked whenever a page is there, until one answers. On
 * a site that was not granted none does, and the browser alone has found the words.
 */
function goOnceThere(
  tabId: number,
  id: string,
  ours: boolean,
  signal: AbortSignal,
): Promise<boolean> {
  return new Promise(resolve => {
    const ask = async () => {
      const found = await go(tabId, id);
      if (found !== null) resolve(found);
      // Our reader listens once it has read its post from the database.
      else if (ours && !signal.aborted) setTimeout(() => void ask(), AGAIN);
    };
    onTabLoaded(tabId, () => void ask(), signal);
    void browser.tabs.get(tabId).then(
      ({ status }) => void (status === 'complete' && ask()),
      () => resolve(false),
    );
    const timer = setTimeout(() => resolve(false), PATIENCE);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}
