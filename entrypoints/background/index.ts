// Before all others: the browser opens the database while they are evaluated.
import './marks-database.ts';
import type { Runtime } from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { createAnnotateJob, createMarksFirst, keepTerms } from '../../lib/jobs/index.ts';
import { answer } from '../../lib/messages/server.ts';
import {
  createMenu,
  highlightByKey,
  highlightByMenu,
  laterScript,
  openPanelByKey,
  stepThroughMentions,
} from '../../lib/platform/background.ts';
import {
  browser,
  isStorageFull,
  keepSettings,
  registerAnnotator,
  SETTINGS_KEY,
  senderOf,
  wait,
} from '../../lib/platform/index.ts';
import { createMarksReader, DATABASE } from '../../lib/store/index.ts';
import { createCountLater } from './count-later.ts';
import { IMPORTER, type MakeImporter } from './importer-ports.ts';
import { KEEPER, type MakeKeeper } from './keeper-ports.ts';
import { createMarkHandlers } from './mark-handlers.ts';
import { marksDatabase } from './marks-database.ts';
import { type MakeRelater, RELATER } from './relater-ports.ts';
import { type MakeSteward, STEWARD, type Steward } from './steward-ports.ts';
import { type MakeSyncer, SYNCER } from './syncer-ports.ts';

// Starts anew for nearly every page that is annotated: it holds what marks need, and loads the rest.
export default defineBackground(() => {
  // 1. What marks are made of.
  const upgrade = async () => (await steward()).open();
  const terms = keepTerms(createMarksReader(upgrade, DATABASE, marksDatabase));
  const matcher = createAnnotateJob(terms.reader);
  const annotator = {
    ...matcher,
    forget() {
      terms.forget();
      matcher.forget();
    },
  };
  const settings = keepSettings();

  // 2. What does all the rest, behind the first marks.
  const load = laterScript<MakeSteward>('/steward.js', STEWARD);
  const scripts = {
    importer: laterScript<MakeImporter>('/importer.js', IMPORTER),
    relater: laterScript<MakeRelater>('/relater.js', RELATER),
    keeper: laterScript<MakeKeeper>('/keeper.js', KEEPER),
    syncer: laterScript<MakeSyncer>('/syncer.js', SYNCER),
  };
  let loaded: Promise<Steward> | null = null;
  function steward(): Promise<Steward> {
    loaded ??= load().then(make => make({ annotator, settings, scripts }));
    loaded.catch(() => {
      loaded = null;
    });
    return loaded;
  }
  const first = createMarksFirst(wait);
  const behindMarks = () => first.over().then(steward);
  const tell = (what: (steward: Steward) => void) =>
    void behindMarks().then(what).catch(console.error);

  // 3. Who asks. Listeners are registered in this first turn: a worker that was woken by an event
  // misses it otherwise.
  const counts = createCountLater(settings.read, async () => (await behindMarks()).count());
  const own = createMarkHandlers({ annotator, settings, counts, first });
  const others = async () => (await behindMarks()).handlers;
  const report = { isStorageFull, fault: console.error };
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    answer({ own, others }, message, senderOf(sender), report),
  );
  browser.alarms.onAlarm.addListener(alarm => tell(one => one.onAlarm(alarm)));
  browser.runtime.onStartup.addListener(() => void registerAnnotator());
  browser.runtime.onStartup.addListener(() => tell(one => one.onStartup()));
  browser.runtime.onInstalled.addListener(() => void registerAnnotator());
  browser.runtime.onInstalled.addListener(() => void createMenu());
  browser.runtime.onInstalled.addListener(() => tell(one => one.onInstalled()));
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'sync' || (area === 'local' && SETTINGS_KEY in changes)) {
      tell(one => one.onChange());
    }
  });
  browser.permissions.onAdded.addListener(() => void registerAnnotator());
  browser.permissions.onRemoved.addListener(() => void registerAnnotator());
  browser.permissions.onAdded.addListener(() => tell(one => one.onPermissions('more')));
  browser.permissions.onRemoved.addListener(() => tell(one => one.onPermissions('fewer')));
  browser.commands.onCommand.addListener(stepThroughMentions);
  browser.commands.onCommand.addListener(openPanelByKey);
  browser.commands.onCommand.addListener(highlightByKey);
  browser.contextMenus.onClicked.addListener(highlightByMenu);

  // 4. Most starts are for a page that is to be annotated: what that needs is read before it asks.
  void settings.read();
  annotator.wake().catch(console.error);

  // 5. What was left open when the last worker died, once there is time for it.
  void wait(SOON).then(() => tell(one => one.takeUp()));
});

/** Milliseconds: a page has its marks by then. */
const SOON = 500;
