import type { Runtime } from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { createAnnotateJob, createImportQueue, updateArchives } from '../../lib/jobs/index.ts';
import { answer } from '../../lib/messages/server.ts';
import {
  hourlyAlarm,
  refreshTabs,
  stepThroughMentions,
  wakeAlarm,
} from '../../lib/platform/background.ts';
import {
  breathe,
  browser,
  heldJobs,
  isStorageFull,
  keepAlive,
  mayReadLoopback,
  registerAnnotator,
  senderOf,
  wait,
} from '../../lib/platform/index.ts';
import { createBlobSources, createFetchers, createFetchPage } from '../../lib/sources/index.ts';
import {
  BackstoryDatabase,
  createImportStore,
  createPackFiles,
  createStaging,
} from '../../lib/store/index.ts';
import { createHandlers } from './handlers.ts';

export default defineBackground(() => {
  // 1. What is kept.
  const database = new BackstoryDatabase();
  const store = createImportStore(database);
  const staging = createStaging(database);

  // 2. What is done with it.
  const annotator = createAnnotateJob(store);
  const alarm = wakeAlarm('import');
  const queue = createImportQueue({
    store,
    held: heldJobs,
    ...createBlobSources(staging.blob),
    fetchPage: createFetchPage({
      fetcher: createFetchers(
        { fetch: (url, init) => fetch(url, init), now: Date.now, wait },
        { allowLoopback: mayReadLoopback() },
      ),
      packFiles: createPackFiles(database),
    }),
    now: Date.now,
    breathe,
    isStorageFull,
    keepAlive,
    schedule: alarm.set,
    ended: async () => {
      annotator.forget();
      await refreshTabs();
    },
  });
  const updates = hourlyAlarm('updates');
  const lookForUpdates = () => void updateArchives(store, queue, Date.now());
  const handlers = createHandlers({ store, queue, annotator });

  // 3. Who asks. Listeners are registered in this first turn: a worker that was woken by an event
  // misses it otherwise.
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    answer(handlers, message, senderOf(sender), { isStorageFull, fault: console.error }),
  );
  browser.alarms.onAlarm.addListener(alarm.listener(() => void queue.wake()));
  browser.alarms.onAlarm.addListener(updates.listener(lookForUpdates));
  browser.runtime.onStartup.addListener(() => void registerAnnotator());
  browser.runtime.onInstalled.addListener(() => void registerAnnotator());
  browser.permissions.onAdded.addListener(() => void registerAnnotator());
  browser.permissions.onRemoved.addListener(() => void registerAnnotator());
  browser.commands.onCommand.addListener(stepThroughMentions);

  // 4. What was left open when the last worker died.
  void queue.wake();
  void staging.sweep(Date.now());
  void updates.set();
  lookForUpdates();
});
