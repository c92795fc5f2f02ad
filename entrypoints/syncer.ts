import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createLocalFields, createSync } from '../lib/jobs/index.ts';
import { accountWrites, browserAccount } from '../lib/platform/background.ts';
import {
  DEFAULT_SETTINGS,
  mayAsk,
  readSettings,
  writeSyncedSettings,
} from '../lib/platform/index.ts';
import { adviseOn, createOpenRemote } from '../lib/remotes/index.ts';
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
      openRemote: createOpenRemote({
        ...asking,
        account: { area: browserAccount, rates: accountWrites },
        device: () => writer,
      }),
      advise: (choice, error) => adviseOn(choice, error, asking),
      crypto,
      now: Date.now,
      random: Math.random,
      onChange,
    });
  };
  Reflect.set(globalThis, SYNCER, create);
});
