import { createRelatedLater, type RelatedLaterPorts } from '../../lib/jobs/index.ts';
import type { Sender } from '../../lib/messages/server.ts';
import { hostOf, type Settings, showRelated, siteState, wait } from '../../lib/platform/index.ts';
import type { CountRelated } from './relater-ports.ts';
import { sharedBlocks } from './shared-blocks.ts';

export interface CountLater {
  /** A page has been annotated; `text` as far as it goes to tell what it is about. */
  note(page: { readonly url: string; readonly text: string }, sender: Sender): void;
}

/** Characters: what belongs to a page is known from so much of it. */
const ENOUGH = 200_000;

/** The count at the toolbar's button: of pages of the sites that are on, unless it is switched off. */
export function createCountLater(
  readSettings: () => Promise<Settings>,
  loadCount: () => Promise<CountRelated>,
): CountLater {
  const ports: RelatedLaterPorts = {
    wait,
    now: Date.now,
    async count(page) {
      const settings = await readSettings();
      const state = siteState(settings, hostOf(page.url));
      if (state !== 'on' && state !== 'everywhere') return null;
      const shared = await sharedBlocks(page);
      if (!settings.count) return null;
      const count = await loadCount();
      return count({ ...page, published: null, shared });
    },
    show: ({ tab, url }, count) => showRelated(tab, url, count),
    fault: console.error,
  };
  const later = createRelatedLater(ports);
  return {
    note({ url, text }, { tabId, top, title, private: isPrivate }) {
      if (tabId === undefined || !top || isPrivate) return;
      later.note({ tab: tabId, url, title, text: text.slice(0, ENOUGH) });
    },
  };
}
