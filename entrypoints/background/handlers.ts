import {
  type Annotator,
  chooseGlossary,
  editTerms,
  gatherCardEvidence,
  type HighlightStore,
  type ImportQueue,
  type ImportStore,
  keepGlossary,
  muteTerm,
  nextLook,
} from '../../lib/jobs/index.ts';
import type { Handlers } from '../../lib/messages/server.ts';
import { FailureError, fail } from '../../lib/model/index.ts';
import {
  createMenu,
  openTab,
  refreshHighlights,
  refreshTab,
  refreshTabs,
} from '../../lib/platform/background.ts';
import {
  hideRelated,
  hostOf,
  issueToken,
  readerAddress,
  redeemToken,
  registerAnnotator,
  searchAddress,
  setMeaning,
  setOff,
} from '../../lib/platform/index.ts';
import { createHighlightHandlers, type HighlightParts } from './highlight-handlers.ts';
import type { MarkRequest } from './mark-handlers.ts';
import { createSyncHandlers } from './sync-handlers.ts';
import type { SyncLater } from './sync-later.ts';

export interface Parts extends Omit<HighlightParts, 'store' | 'archives'> {
  readonly store: ImportStore;
  readonly highlightStore: HighlightStore;
  readonly queue: ImportQueue;
  readonly annotator: Pick<Annotator, 'forget'>;
  readonly sync: SyncLater;
}

/** One handler a message, but for those of marks: the parts that it needs, called in order. */
export function createHandlers(parts: Parts): Omit<Handlers, MarkRequest> {
  const { store, queue, annotator, settings: kept } = parts;
  async function staged(ids: readonly number[]) {
    const found = await store.staged(ids);
    if (found.length === ids.length) return found;
    throw new FailureError(
      fail('not-found', 'The files to import are gone.', 'Choose them again.').error,
    );
  }
  async function archiveChanged(except?: number) {
    annotator.forget();
    parts.sync.changed();
    await refreshTabs(except);
  }

  return {
    ...createHighlightHandlers({ ...parts, store: parts.highlightStore, archives: store }),
    ...createSyncHandlers(parts.sync),
    'annotator.open-card': async ({ type: _, url, ...ticket }) => ({
      token: await issueToken({ ...ticket, kind: 'card', host: hostOf(url) ?? '' }),
    }),
    'card.evidence': async ({ token }) => {
      const ticket = await redeemToken(token, 'card');
      if (ticket) return gatherCardEvidence(store, ticket);
      throw new FailureError(
        fail('not-found', 'This card is no longer valid.', 'Open it again from the page.').error,
      );
    },
    'card.sense': async ({ type: _, ...subject }) => gatherCardEvidence(store, subject),
    'card.closed': async (_, { tabId }) => {
      if (tabId !== undefined) await refreshTab(tabId);
      return null;
    },
    'card.open-reader': async place => {
      await openTab(readerAddress(place));
      return null;
    },
    'card.open-search': async ({ query }) => {
      await openTab(searchAddress(query));
      return null;
    },
    'card.mute': async ({ archive, key, muted }, { tabId }) => {
      await muteTerm(store, archive, key, muted);
      await archiveChanged(tabId);
      return null;
    },
    'card.meaning': async ({ key, ...of }, { tabId }) => {
      const before = await setMeaning(of, { key });
      await refreshTabs(tabId);
      return { before };
    },
    'card.meaning-back': async ({ before, ...of }, { tabId }) => {
      await setMeaning(of, before);
      await refreshTabs(tabId);
      return null;
    },
    'card.site': async ({ host, off }, { tabId }) => {
      await setOff(host, off);
      await registerAnnotator();
      await hideRelated();
      await refreshTabs(tabId);
      return null;
    },
    'page.import': async ({ staged: ids, ...request }) => ({
      job: await queue.add({ ...request, sources: await staged(ids) }),
    }),
    'page.import-site': async ({ type: _, ...request }) => ({ job: await queue.addSite(request) }),
    'page.update-site': async ({ archive }) => {
      await queue.update(archive);
      return null;
    },
    'page.set-updates': async ({ archive, every }) => {
      await store.saveSite(archive, { every, next: nextLook(every, Date.now()) });
      return null;
    },
    'page.news-seen': async () => {
      for (const { id, site } of await store.archives()) {
        if (site && site.news > 0) await store.saveSite(id, { news: 0 });
      }
      return null;
    },
    'page.pause-import': async ({ job }) => {
      await queue.pause(job);
      return null;
    },
    'page.cancel-import': async ({ job }) => {
      await queue.stop(job);
      return null;
    },
    'page.resume-import': async ({ job }) => {
      await queue.resume(job);
      return null;
    },
    'page.forget-job': async ({ job }) => {
      const known = await store.job(job);
      if (known?.ended === null) {
        throw new FailureError(
          fail('wrong-use', 'This import has not ended.', 'Cancel it first.').error,
        );
      }
      await store.forgetJob(job);
      return null;
    },
    'page.delete-archive': async ({ archive }) => {
      await store.deleteArchive(archive);
      await archiveChanged();
      return null;
    },
    'page.rename-archive': async ({ archive, title }) => {
      await store.renameArchive(archive, title);
      return null;
    },
    'page.rebuild-index': async ({ archive }) => {
      await queue.rebuild(archive);
      return null;
    },
    'page.edit-terms': async ({ archive, edits }) => {
      const recount = await editTerms(store, archive, edits, Date.now());
      await archiveChanged();
      if (recount) void queue.wake();
      return null;
    },
    'page.choose-glossary': async ({ archive, glossary }) => {
      await chooseGlossary(store, archive, glossary, Date.now());
      void queue.wake();
      return null;
    },
    'page.keep-glossary': async ({ type: _, ...file }) => {
      await keepGlossary(store, file, Date.now());
      void queue.wake();
      return null;
    },
    'page.wake': async () => {
      void queue.wake();
      return null;
    },
    'page.sites-changed': async () => {
      kept.forget();
      await createMenu();
      await registerAnnotator();
      await hideRelated();
      await refreshTabs();
      await refreshHighlights();
      return null;
    },
  };
}
