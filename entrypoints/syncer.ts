import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createLocalFields, createSync } from '../lib/jobs/index.ts';
import { accountWrites, browserAccount } from '../lib/platform/background.ts';
import {
  DEFAULT_SETTINGS,
  mayAsk,
  readSettings,
  writeSyncedSettings,
} from '../lib/platform/index.ts';
import {
  createBrowserStorage,
  createCouchdbRemote,
  createWebdavRemote,
} from '../lib/remotes/index.ts';
import { type MakeSyncer, SYNCER } from './background/syncer-ports.ts';

// What only sync needs, loaded by the background when there is something to sync.
export default defineUnlistedScript(() => {
  const create: MakeSyncer = async ({ store, syncStore, changed, onChange }) => {
    // Who writes; another name may be taken on the way.
    let writer = await syncStore.device();
    const asking = {
      fetch: (url: string, init: RequestInit) => fetch(url, init),
      now: Date.now,
      permitted: mayAsk,
    };
    const area = browserAccount;
    const account = createBrowserStorage({ area, now: Date.now, rates: accountWrites });
    return createSync({
      store: {
        ...syncStore,
        newDevice: async () => {
          writer = await syncStore.newDevice();
          return writer;
        },
      },
      fields: createLocalFields({
        store,
        settings: { defaults: DEFAULT_SETTINGS, read: readSettings, write: writeSyncedSettings },
        device: () => syncStore.device(),
        now: Date.now,
        changed,
      }),
      openRemote(choice) {
        if (choice.kind === 'browser') return account;
        const place = { ...choice, address: new URL(choice.address), writer };
        return choice.kind === 'webdav'
          ? createWebdavRemote(place, asking)
          : createCouchdbRemote(place, asking);
      },
      crypto,
      now: Date.now,
      random: Math.random,
      onChange,
    });
  };
  Reflect.set(globalThis, SYNCER, create);
});
