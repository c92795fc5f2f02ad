import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import {
  createDamageWatch,
  createHighlights,
  createLaterQueue,
  updateArchives,
  wakeIfOpen,
  watchedStore,
} from '../lib/jobs/index.ts';
import {
  refreshHighlights,
  refreshTabs,
  regularAlarm,
  wakeAlarm,
} from '../lib/platform/background.ts';
import { newId, onOwnWrite, registerAnnotator, sentinelKeeper } from '../lib/platform/index.ts';
import {
  BackstoryDatabase,
  createHighlightStore,
  createImportStore,
  createPackFiles,
  createStaging,
  createSyncStore,
} from '../lib/store/index.ts';
import { createHandlers } from './background/handlers.ts';
import type { CountRelated } from './background/relater-ports.ts';
import { type MakeSteward, STEWARD } from './background/steward-ports.ts';
import { createSyncLater } from './background/sync-later.ts';

// All that the background does but marks: it loads this behind the first of them.
export default defineUnlistedScript(() => {
  const create: MakeSteward = ({ annotator, settings, scripts }) => {
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
    onOwnWrite(settings.forget);

    // 2. What is done with it.
    const alarm = wakeAlarm('import');
    const queue = createLaterQueue(async () => {
      const create = await scripts.importer();
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
    let count: CountRelated | null = null;
    const onTerms = async () => {
      annotator.forget();
      await refreshTabs();
      void queue.wake();
    };
    const regularSync = regularAlarm('sync', 15);
    const pendingSync = wakeAlarm('sync-pending');
    const sync = createSyncLater({
      load: async onChange =>
        (await scripts.syncer())({
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
    const alarms = [
      alarm.listener(() => void queue.wake()),
      updates.listener(lookForUpdates),
      regularSync.listener(syncDue),
      pendingSync.listener(syncDue),
    ];

    // 3. What is asked of it.
    return {
      handlers: createHandlers({
        store,
        queue,
        annotator,
        settings,
        highlightStore,
        highlights,
        damage,
        keeper: async () =>
          (await scripts.keeper())({ highlights: highlightStore, archives: store, queue, staging }),
        onTerms,
        sync,
      }),
      open: () => database.open(),
      async count() {
        count ??= (await scripts.relater())({
          reader: store,
          annotator,
          onDamage: archive => void queue.rebuild(archive),
        });
        return count;
      },
      onAlarm(alarm) {
        for (const hear of alarms) hear(alarm);
      },
      onStartup() {
        syncDue();
        void queue.wake();
      },
      onInstalled: syncDue,
      onPermissions(which) {
        if (which === 'more') void sync.again().catch(console.error);
        else sync.changed();
      },
      onChange: sync.changed,
      takeUp() {
        void wakeIfOpen(store, queue, Date.now());
        void staging.sweep(Date.now());
        void updates.set(true);
        lookForUpdates();
        look();
      },
    };
  };
  Reflect.set(globalThis, STEWARD, create);
});
