/** A tab's page, by way of its annotator. */
import type {
  AnnotatorPage,
  AnnotatorText,
  PageFacts,
  ToAnnotator,
} from '../messages/catalogue.ts';
import { browser } from './browser.ts';
import { ANNOTATOR_FILE } from './sites.ts';

const PAGE_FACTS_FILE = '/page-facts.js';

export interface PageTab {
  readonly id: number;
  readonly url: string;
  /** Its window is a private one: nothing of it is remembered, not even for the session. */
  readonly private: boolean;
}

/** The tab of this number, or the one in front; null where the browser does not tell its address. */
export async function tabInFront(id: number | null): Promise<PageTab | null> {
  const tab =
    id === null
      ? (await browser.tabs.query({ active: true, currentWindow: true }))[0]
      : await browser.tabs.get(id).catch(() => undefined);
  if (tab?.id === undefined) return null;
  return { id: tab.id, url: tab.url ?? '', private: tab.incognito };
}

/**
 * The text of a tab's page. The annotator is put into the tab first, if it is not there: the click on
 * the toolbar allows that for this tab. Null where the browser lets nobody in.
 */
export async function readTab(id: number): Promise<AnnotatorPage | null> {
  const run = (file: string) =>
    browser.scripting.executeScript({ target: { tabId: id }, files: [file] });
  try {
    const [[facts]] = await Promise.all([run(PAGE_FACTS_FILE), run(ANNOTATOR_FILE)]);
    const read = (await tell(id, { type: 'annotator.read' })) as AnnotatorText | null;
    // Both are answers of our own scripts.
    return read && { ...read, ...(facts?.result as PageFacts) };
  } catch {
    return null;
  }
}

/** What a document of a tab says of itself; null where nobody is let in. */
export async function factsOf(tabId: number, frameId: number): Promise<PageFacts | null> {
  const target = { tabId, frameIds: [frameId] };
  const run = browser.scripting.executeScript({ target, files: [PAGE_FACTS_FILE] });
  const [facts] = await run.catch(() => []);
  return (facts?.result as PageFacts | undefined) ?? null;
}

/** Calls back whenever the tab has loaded a page. */
export function onTabLoaded(id: number, run: () => void, signal: AbortSignal): void {
  const listener = (changed: number, { status }: { readonly status?: string }) => {
    if (changed === id && status === 'complete') run();
  };
  browser.tabs.onUpdated.addListener(listener);
  signal.addEventListener('abort', () => browser.tabs.onUpdated.removeListener(listener));
}

/**
 * Calls back with the tab in front of this window, now, when another comes to the front, and when it
 * goes to another address.
 */
export function followTabInFront(run: (tab: PageTab | null) => void, signal: AbortSignal): void {
  const look = () => void tabInFront(null).then(tab => signal.aborted || run(tab));
  const onUpdated = (_: number, change: { readonly status?: string; readonly url?: string }) => {
    if (change.status === 'complete' || change.url !== undefined) look();
  };
  browser.tabs.onActivated.addListener(look);
  browser.tabs.onUpdated.addListener(onUpdated);
  signal.addEventListener('abort', () => {
    browser.tabs.onActivated.removeListener(look);
    browser.tabs.onUpdated.removeListener(onUpdated);
  });
  look();
}

/** Calls back when the annotator of a tab has read its page anew: it asks the background, which all pages hear. */
export function onTabRead(id: number, run: () => void, signal: AbortSignal): void {
  const listener = (message: unknown, sender: { readonly tab?: { readonly id?: number } }) => {
    const { type } = Object(message) as { readonly type?: unknown };
    if (type === 'annotator.annotate' && sender.tab?.id === id) run();
    return undefined;
  };
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener));
}

/** Goes to a painted mark of the tab's page, and brings the tab to the front. */
export async function goInTab(id: number, mark: number): Promise<void> {
  await browser.tabs.update(id, { active: true });
  await tell(id, { type: 'annotator.go', mark });
}

/** In its frames too. */
export async function stopInTab(id: number): Promise<void> {
  const message: ToAnnotator = { type: 'annotator.stop' };
  await browser.tabs.sendMessage(id, message).catch(() => null);
}

async function tell(id: number, message: ToAnnotator): Promise<unknown> {
  return browser.tabs.sendMessage(id, message, { frameId: 0 }).catch(() => null);
}
