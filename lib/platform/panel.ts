/** The panel: opening it, what it is to show, and what the toolbar says where a page takes no cards. */
import { browser } from './browser.ts';

/** Chromium's, which the polyfill does not know. */
interface SidePanel {
  open(options: { readonly tabId: number }): Promise<void>;
}

function sidePanel(): SidePanel | undefined {
  const api = Reflect.get(globalThis, 'chrome') as { sidePanel?: SidePanel } | undefined;
  return api?.sidePanel;
}

/**
 * Opens the panel beside a tab; `false` where the browser does not let us. It has to be called straight
 * from what the user did, before anything is awaited: a click, a key, or in Chromium the message of a
 * content script that was clicked.
 */
export async function openPanel(tabId: number): Promise<boolean> {
  try {
    await (sidePanel()?.open({ tabId }) ?? browser.sidebarAction.open());
    return true;
  } catch {
    return false;
  }
}

/** A term that the panel is to show. */
export interface PanelTerm {
  readonly tabId: number;
  readonly archive: string;
  readonly term: number;
}

/**
 * Something that the panel, open or about to be, is asked for: `ask` says what, `on` calls `visit` with
 * it, now and later, once each, until `signal` aborts.
 */
function createAsking<T>(key: string) {
  return {
    async ask(value: T): Promise<void> {
      await browser.storage.session.set({ [key]: value });
    },
    on(visit: (value: T) => void, signal: AbortSignal): void {
      const take = async () => {
        const asked = (await browser.storage.session.get(key))[key] as T | undefined;
        if (asked === undefined || signal.aborted) return;
        await browser.storage.session.remove(key);
        visit(asked);
      };
      const listener = (changes: Record<string, unknown>, area: string) => {
        if (area === 'session' && key in changes) void take();
      };
      browser.storage.onChanged.addListener(listener);
      signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
      void take();
    },
  };
}

/** Asks the panel to show a term. */
export const { ask: askPanel, on: onPanelAsked } = createAsking<PanelTerm>('panel');
/** Asks it to show another of its tabs. */
export const { ask: askPanelTab, on: onPanelTabAsked } = createAsking<'highlights'>('panel-tab');

/** What the toolbar's button wears on a page that takes no cards. */
const BADGE = '!';
/** Quiet on light and dark toolbars. */
export const BADGE_COLOUR = '#5b6068';
const REFUSED = 'Backstory can’t show cards on this page: open the panel';

/** Says at the toolbar's button that a page takes no cards. Browsers forget it when the tab goes on. */
export async function sayRefused(tabId: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR });
  await browser.action.setBadgeText({ tabId, text: BADGE });
  await browser.action.setTitle({ tabId, title: REFUSED });
}

export async function isRefused(tabId: number): Promise<boolean> {
  return (await browser.action.getBadgeText({ tabId })) === BADGE;
}

/** The panel shows what the page would not: nothing is left to be said. */
export async function forgetRefused(tabId: number): Promise<void> {
  await browser.action.setBadgeText({ tabId, text: '' });
  await browser.action.setTitle({ tabId, title: 'Backstory' });
}
