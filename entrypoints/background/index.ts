import type { Runtime } from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import {
  createAnnotateJob,
  createDamageWatch,
  createHighlights,
  createLaterQueue,
  keepTerms,
  updateArchives,
  wakeIfOpen,
  watchedStore,
} from '../../lib/jobs/index.ts';
import { answer } from '../../lib/messages/server.ts';
import {
  createMenu,
  highlightByKey,
  highlightByMenu,
  laterScript,
  openPanelByKey,
  refreshHighlights,
  refreshTabs,
  regularAlarm,
  stepThroughMentions,
  wakeAlarm,
} from '../../lib/platform/background.ts';
import {
  browser,
  isStorageFull,
  keepSettings,
  newId,
  registerAnnotator,
  SETTINGS_KEY,
  senderOf,
  sentinelKeeper,
  wait,
} from '../../lib/platform/index.ts';
import {
  BackstoryDatabase,
  createHighlightStore,
  createImportStore,
  createPackFiles,
  createStaging,
  createSyncStore,
} from '../../lib/store/index.ts';
import { createCountLater } from './count-later.ts';
import { createHandlers } from './handlers.ts';
import { IMPORTER, type MakeImporter } from './importer-ports.ts';
import { KEEPER, type MakeKeeper } from './keeper-ports.ts';
import { type CountRelated, type MakeRelater, RELATER } from './relater-ports.ts';
import { createSyncLater } from './sync-later.ts';
import { type MakeSyncer, SYNCER } from './syncer-ports.ts';

export default defineBackground(() => {
  // 1. What is kept.
  const database = new BackstoryDatabase();
  const store = createImportStore(database);
  const staging = createStaging(database);
  const kept = createHighlightStore(database);
  const damage = createDamageWatch(kept, sentinelKeeper, Date.now);
  const look = () => void damage.look().catch(console.error);
  const highlightStore = watchedStore(kept, () => {
    look();
    sync.changed();
  });

  // 2. What is done with it.
  const terms = keepTerms(store);
  const matcher = createAnnotateJob(terms.reader);
  const annotator = {
    ...matcher,
    forget() {
      terms.forget();
      matcher.forget();
    },
  };
  const settings = keepSettings();
  const alarm = wakeAlarm('import');
  const loadImporter = laterScript<MakeImporter>('/importer.js', IMPORTER);
  const queue = createLaterQueue(async () => {
    const create = await loadImporter();
    return create({
      store,
      blob: staging.blob,
      packFiles: createPackFiles(database),
      schedule: alarm.set,
      ended: async () => {
        annotator.forget();
        await refreshTabs();
      },
    });
  });
  const updates = regularAlarm('updates', 60);
  const lookForUpdates = () => void updateArchives(store, queue, Date.now());
  const loadRelater = laterScript<MakeRelater>('/relater.js', RELATER);
  let count: CountRelated | null = null;
  const counts = createCountLater(
    () => settings.read(),
    async () => {
      count ??= (await loadRelater())({
        reader: store,
        annotator,
        onDamage: archive => void queue.rebuild(archive),
      });
      return count;
    },
  );
  const loadKeeper = laterScript<MakeKeeper>('/keeper.js', KEEPER);
  const onTerms = async () => {
    annotator.forget();
    await refreshTabs();
    void queue.wake();
  };
  const loadSyncer = laterScript<MakeSyncer>('/syncer.js', SYNCER);
  const regularSync = regularAlarm('sync', 15);
  const pendingSync = wakeAlarm('sync-pending');
  const sync = createSyncLater({
    load: async onChange =>
      (await loadSyncer())({
        store,
        syncStore: createSyncStore(database),
        onChange,
        changed: async what => {
          if (what === 'terms') return onTerms();
          settings.forget();
          await registerAnnotator();
          await refreshTabs();
        },
      }),
    isDamaged: damage.isDamaged,
    regular: regularSync,
    pending: pendingSync,
    pulled: async () => {
      look();
      await refreshHighlights();
    },
  });
  const syncDue = () => void sync.due().catch(console.error);
  const highlights = createHighlights({ store: highlightStore, now: Date.now, newId });
  const handlers = createHandlers({
    store,
    queue,
    annotator,
    settings,
    highlightStore,
    highlights,
    counts,
    damage,
    keeper: async () =>
      (await loadKeeper())({ highlights: highlightStore, archives: store, staging }),
    onTerms,
    sync,
  });

  // 3. Who asks. Listeners are registered in this first turn: a worker that was woken by an event
  // misses it otherwise.
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    answer(handlers, message, senderOf(sender), { isStorageFull, fault: console.error }),
  );
  browser.alarms.onAlarm.addListener(alarm.listener(() => void queue.wake()));
  browser.alarms.onAlarm.addListener(updates.listener(lookForUpdates));
  browser.alarms.onAlarm.addListener(regularSync.listener(syncDue));
  browser.alarms.onAlarm.addListener(pendingSync.listener(syncDue));
  browser.runtime.onStartup.addListener(syncDue);
  browser.runtime.onInstalled.addListener(syncDue);
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'sync' || (area === 'local' && SETTINGS_KEY in changes)) sync.changed();
  });
  browser.runtime.onStartup.addListener(() => void registerAnnotator());
  browser.runtime.onStartup.addListener(() => void queue.wake());
  browser.runtime.onInstalled.addListener(() => void registerAnnotator());
  browser.runtime.onInstalled.addListener(() => void createMenu());
  browser.permissions.onAdded.addListener(() => void registerAnnotator());
  browser.permissions.onRemoved.addListener(() => void registerAnnotator());
  browser.permissions.onAdded.addListener(() => void sync.again().catch(console.error));
  browser.permissions.onRemoved.addListener(() => sync.changed());
  browser.commands.onCommand.addListener(stepThroughMentions);
  browser.commands.onCommand.addListener(openPanelByKey);
  browser.commands.onCommand.addListener(highlightByKey);
  browser.contextMenus.onClicked.addListener(highlightByMenu);

  // 4. Most starts are for a page that is to be annotated: what that needs is read before it asks.
  void settings.read();
  annotator.annotate('').catch(console.error);

  // 5. What was left open when the last worker died, once there is time for it.
  void wait(SOON).then(() => {
    void wakeIfOpen(store, queue, Date.now());
    void staging.sweep(Date.now());
    void updates.set(true);
    lookForUpdates();
    look();
  });
});

/** Milliseconds: a page has its marks by then. */
const SOON = 500;
