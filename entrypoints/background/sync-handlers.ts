import type { Sync } from '../../lib/jobs/index.ts';
import type { Handlers } from '../../lib/messages/server.ts';
import { FailureError, type Result } from '../../lib/model/index.ts';
import type { SyncLater } from './sync-later.ts';

type SyncHandlers = Pick<Handlers, Extract<keyof Handlers, `page.sync-${string}`>>;

/** The part of the handlers that is about sync. */
export function createSyncHandlers({ run, news }: Pick<SyncLater, 'run' | 'news'>): SyncHandlers {
  const done = <T>(work: (sync: Sync) => Promise<Result<T>>): Promise<T> =>
    run(async sync => {
      const result = await work(sync);
      if (result.ok) return result.value;
      throw new FailureError(result.error);
    });
  return {
    'page.sync-state': () => run(sync => sync.state()),
    'page.sync-look': ({ choice }) => done(sync => sync.look(choice)),
    'page.sync-plan': ({ choice, opening }) => done(sync => sync.plan(choice, opening)),
    'page.sync-join': async ({ choice, opening, names }) => {
      const { recovery } = await done(sync => sync.join(choice, opening, names));
      return { recovery };
    },
    'page.sync-move': async ({ choice, opening }) => {
      const { recovery } = await done(sync => sync.moveTo(choice, opening));
      return { recovery };
    },
    'page.sync-news': async () => ({ again: await news() }),
    'page.sync-now': () => run(sync => sync.syncNow()),
    'page.sync-answer': ({ agreed }) => run(sync => sync.answer(agreed)),
    'page.sync-undo': async ({ pull }) => ({ records: await done(sync => sync.undo(pull)) }),
    'page.sync-rename': ({ device }) => run(sync => sync.rename(device)),
    'page.sync-remove-device': ({ device }) => done(sync => sync.removeDevice(device)),
    'page.sync-passphrase': ({ passphrase }) => done(sync => sync.changePassphrase(passphrase)),
    'page.sync-password': ({ password }) => done(sync => sync.changePassword(password)),
    'page.sync-recovery': async () => ({ code: await done(sync => sync.makeRecoveryCode()) }),
    'page.sync-pairing': () => done(sync => sync.makePairingCode()),
    'page.sync-leave': () => run(sync => sync.leave()),
  };
}
