/** Highlighting in tabs, as the background does it: by key, by menu, from the panel. */
import type { ToHighlighter } from '../messages/catalogue.ts';
import { HIGHLIGHT_COLOURS, type HighlightColour, type HighlightRecord } from '../model/index.ts';
import { textFragmentUrl } from '../text/index.ts';
import { readerAddress } from './addresses.ts';
import { browser } from './browser.ts';
import { readSettings } from './settings.ts';
import { HIGHLIGHTER_FILE } from './sites.ts';

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
  await markSelection(tab.id, colour, info.frameId);
}

/** The command 'highlight', in the tab that it was given in. */
export async function highlightByKey(
  command: string,
  tab?: { readonly id?: number | undefined },
): Promise<void> {
  if (command !== 'highlight') return;
  const id = tab?.id ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0]?.id;
  if (id !== undefined) await markSelection(id, null);
}

/**
 * Highlights what is selected in a tab; the key or the menu allows that for this tab, whether or not its
 * site was chosen. Without a frame the one that has a selection takes it.
 */
async function markSelection(
  tabId: number,
  colour: HighlightColour | null,
  frameId?: number,
): Promise<void> {
  const message: ToHighlighter = { type: 'highlighter.mark', colour };
  await putIntoTab(tabId, frameId);
  const frame = frameId === undefined ? {} : { frameId };
  await browser.tabs.sendMessage(tabId, message, frame).catch(() => undefined);
}

/** Where it may not be put, it may be there already: our reader has its own. */
async function putIntoTab(tabId: number, frameId?: number): Promise<boolean> {
  const target =
    frameId === undefined ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] };
  const put = await browser.scripting
    .executeScript({ target, files: [HIGHLIGHTER_FILE] })
    .catch(() => null);
  return put !== null;
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
  const address = page.place ? readerAddress(page.place) : page.url;
  const tabs = await browser.tabs.query({});
  const open = tabs.find(({ url }) => url !== undefined && isSamePage(url, address));
  if (open?.id !== undefined) {
    await browser.tabs.update(open.id, { active: true });
    if (open.windowId !== undefined)
      await browser.windows?.update(open.windowId, { focused: true });
    return go(open.id, id);
  }
  const url = page.place ? address : textFragmentUrl(address, anchor);
  const tab = await browser.tabs.create({ url });
  if (tab.id === undefined) return false;
  await loaded(tab.id);
  return go(tab.id, id);
}

async function go(tabId: number, id: string): Promise<boolean> {
  await putIntoTab(tabId, 0);
  const message: ToHighlighter = { type: 'highlighter.go', id };
  const answer: unknown = await browser.tabs
    .sendMessage(tabId, message, { frameId: 0 })
    .catch(() => false);
  return answer === true;
}

/** Our reader says behind the `#` which post it shows. */
function isSamePage(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)];
  const post = ({ hash }: URL) => {
    const params = new URLSearchParams(hash.slice(1));
    return `${params.get('archive')}/${params.get('post')}`;
  };
  const isOurs = other.startsWith(browser.runtime.getURL(''));
  return (
    a.origin === b.origin &&
    a.pathname === b.pathname &&
    a.search === b.search &&
    (!isOurs || post(a) === post(b))
  );
}

/** Milliseconds that a page may take to load before it is asked all the same. */
const PATIENCE = 20_000;

function loaded(tabId: number): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer);
      browser.tabs.onUpdated.removeListener(listener);
      resolve();
    };
    const listener = (changed: number, { status }: { readonly status?: string }) => {
      if (changed === tabId && status === 'complete') done();
    };
    const timer = setTimeout(done, PATIENCE);
    browser.tabs.onUpdated.addListener(listener);
    void browser.tabs.get(tabId).then(
      ({ status }) => status === 'complete' && done(),
      () => done(),
    );
  });
}
