/** Highlights, term edits, settings and the list of archives on every device of the user's. */
import {
  type Failure,
  fail,
  ok,
  type RemoteChoice,
  type Result,
  type SyncState,
} from '../model/index.ts';
import { newCode, readRing, removedName, withCode, withPassphrase } from '../sync/index.ts';
import { absorbFields } from './sync-absorb.ts';
import { forgetDevice, runCycle } from './sync-cycle.ts';
import { failureOfRemote, isPassing, nextTry, pauseOf } from './sync-fault.ts';
import { joinRemote, lookAt, moveRemote, planJoin } from './sync-join.ts';
import { PAIRING, putPairing, putRing } from './sync-keys.ts';
import { createNews } from './sync-news.ts';
import { tryPassword } from './sync-password.ts';
import type { Sync, SyncEnvironment } from './sync-ports.ts';
import { readUnderNewName } from './sync-renew.ts';
import { type Joined, logged, NOTHING_SAVED, type SyncSaved } from './sync-saved.ts';
import { readState } from './sync-state.ts';
import type { TakeMode } from './sync-take.ts';
import { undoPull } from './sync-undo.ts';

export function createSync(environment: SyncEnvironment): Sync {
  const { store, openRemote, crypto, now, random, onChange } = environment;
  let isRunning = false;
  let queue: Promise<unknown> = Promise.resolve();

  /** One after the other: two exchanges at the same time would each prepare the next batch. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work, work);
    queue = turn.catch(() => {});
    return turn;
  }
  const state = () => readState(store, now(), isRunning);
  async function save(change: (saved: SyncSaved) => SyncSaved): Promise<void> {
    await store.transact([], held => ({ saved: change(held.saved), result: null }));
    onChange?.();
  }

  async function exchange(mode: TakeMode, signal?: AbortSignal): Promise<SyncState> {
    const { joined } = await store.saved();
    if (!joined) return state();
    isRunning = true;
    onChange?.();
    try {
      await exchangeOnce(joined, mode, signal);
    } catch (error) {
      if (signal?.aborted) return await ended();
      await save(saved => failed(saved, error));
    }
    return await ended();
  }
  function ended(): Promise<SyncState> {
    isRunning = false;
    onChange?.();
    return state();
  }
  async function exchangeOnce(joined: Joined, mode: TakeMode, signal?: AbortSignal): Promise<void> {
    const { agreed } = await store.saved();
    // What was agreed to holds until it is done, also if the worker dies in between.
    const end = await runCycle(
      environment,
      joined,
      mode === 'ask' && agreed ? 'agreed' : mode,
      signal,
    );
    if (end.end === 'asks') {
      const { asks } = end;
      const words = `${asks.deletes} of ${asks.of} records would be deleted: you are asked first.`;
      const why = {
        code: 'asks' as const,
        message: words,
        action: 'Delete them, or bring them back.',
      };
      await save(saved => logged({ ...saved, asks, why, nextTry: null }, now(), words, 'warning'));
      return;
    }
    if (end.end === 'stopped') {
      const why = STOPPED[end.code === 'removed' ? 'removed' : 'other-key'];
      await save(saved => logged({ ...saved, why, nextTry: null }, now(), why.message, 'warning'));
      return;
    }
    const { notSent, used, total } = end;
    const why =
      notSent > 0 ? { ...FULL, message: `The remote is full: ${notSent} not sent.` } : null;
    await save(saved => ({
      ...saved,
      ...{
        why,
        notSent,
        used,
        total,
        last: now(),
        failures: 0,
        nextTry: null,
        asks: null,
        agreed: null,
      },
    }));
  }
  function failed(saved: SyncSaved, error: unknown): SyncSaved {
    const why = pauseOf(error);
    const failures = saved.failures + 1;
    const next = isPassing(why) ? nextTry(error, saved.failures, now(), random) : null;
    return logged({ ...saved, why, failures, nextTry: next }, now(), why.message, 'warning');
  }

  /** Runs what talks to a remote; what that throws becomes a failure. */
  async function told<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    try {
      return await work();
    } catch (error) {
      return failureOfRemote(error);
    }
  }
  /** The same for one that the user has just typed. */
  function toldOf<T>(choice: RemoteChoice, work: () => Promise<Result<T>>): Promise<Result<T>> {
    return told(async () => {
      try {
        return await work();
      } catch (error) {
        const action = (await environment.advise?.(choice, error)) ?? null;
        const failed = failureOfRemote(error);
        return action === null ? failed : { ...failed, error: { ...failed.error, action } };
      }
    });
  }
  async function withJoined<T>(work: (joined: Joined) => Promise<Result<T>>): Promise<Result<T>> {
    const { joined } = await store.saved();
    return joined ? told(() => work(joined)) : NOT_JOINED;
  }
  const keyOf = ({ keyId, master }: Joined) => ({ keyId, master: Uint8Array.from(master) });

  return {
    state,
    look: choice => toldOf(choice, async () => lookAt(openRemote(choice))),
    plan: (choice, opening) => toldOf(choice, () => planJoin(environment, choice, opening)),

    join: (choice, opening, names) =>
      inTurn(async () => {
        const joined = await toldOf(choice, () => joinRemote(environment, choice, opening, names));
        if (!joined.ok) return joined;
        // What it removes here was in the plan that the user has seen.
        return ok({ ...joined.value, state: await exchange('agreed') });
      }),

    syncNow: signal => inTurn(() => exchange('ask', signal)),

    syncIfDue: signal =>
      inTurn(async () => {
        const { nextTry: next, why } = await store.saved();
        const waits = next !== null ? next > now() : why !== null && why.code !== 'full';
        return waits ? state() : exchange('ask', signal);
      }),

    news: createNews(environment),

    answer: agreed =>
      inTurn(async () => {
        await save(saved => ({ ...saved, agreed: agreed ? saved.asks : null, why: null }));
        return exchange(agreed ? 'agreed' : 'refused');
      }),

    undo: pull =>
      inTurn(async () => {
        // Around it: what the user changed meanwhile is noticed, and what was taken back put in force.
        await absorbFields(store, environment.fields, 'agreed');
        const records = await undoPull(store, pull, now());
        await absorbFields(store, environment.fields, 'agreed');
        onChange?.();
        return ok(records);
      }),

    async rename(device) {
      await save(saved => {
        const { joined } = saved;
        return joined
          ? { ...saved, joined: { ...joined, names: { ...joined.names, device } } }
          : saved;
      });
      return state();
    },

    removeDevice: device =>
      inTurn(() =>
        withJoined(async joined => {
          const before = await exchange('ask');
          if (before.why) return { ok: false, error: failureOf(before) };
          await store.transact('all', held => ({
            put: [...held.records.values()]
              .filter(({ home, unsent }) => home === device && !unsent)
              .map(kept => ({ ...kept, unsent: true, home: null, batch: null })),
            result: null,
          }));
          const sent = await exchange('ask');
          if (sent.why) return { ok: false, error: failureOf(sent) };
          const remote = openRemote(joined.choice);
          await remote.putOnce(removedName(device), Uint8Array.of(0));
          await forgetDevice({ store, remote, signal: undefined }, device);
          return ok(await state());
        }),
      ),

    changePassphrase: passphrase =>
      inTurn(() =>
        withJoined(async joined => {
          if (passphrase.trim() === '') {
            return fail('wrong-use', 'The passphrase is empty.', 'Choose some words.');
          }
          const known = readRing(joined.ring);
          const ring = await withPassphrase(
            crypto,
            keyOf(joined),
            known.ok ? known.value : null,
            passphrase,
          );
          const put = await putRing(openRemote(joined.choice), ring);
          if (!put.ok) return put;
          const { bytes, number } = put.value;
          const next = { ...joined, ring: bytes, ringNumber: number, sealed: true };
          await save(saved =>
            logged({ ...saved, joined: next }, now(), 'The passphrase was changed.'),
          );
          return ok(await state());
        }),
      ),

    changePassword: password =>
      inTurn(() =>
        withJoined(async before => {
          const choice = await tryPassword(environment, before, password);
          if (!choice.ok) return choice;
          await save(saved => {
            const joined = saved.joined && { ...saved.joined, choice: choice.value };
            return logged({ ...saved, joined, why: null }, now(), 'The password was changed.');
          });
          return ok(await exchange('ask'));
        }),
      ),

    makeRecoveryCode: () =>
      inTurn(() =>
        withJoined(async joined => {
          const code = newCode(crypto);
          const known = readRing(joined.ring);
          const ring = await withCode(crypto, keyOf(joined), known.ok ? known.value : null, code);
          const put = await putRing(openRemote(joined.choice), ring);
          if (!put.ok) return put;
          const { bytes, number } = put.value;
          await save(saved => ({
            ...saved,
            joined: { ...joined, ring: bytes, ringNumber: number },
          }));
          return ok(code);
        }),
      ),

    makePairingCode: () =>
      inTurn(() =>
        withJoined(async joined => {
          const { code, name } = await putPairing(crypto, openRemote(joined.choice), keyOf(joined));
          const until = now() + PAIRING;
          await save(saved => ({ ...saved, pairing: [...saved.pairing, { name, until }] }));
          return ok({ code, until });
        }),
      ),

    moveTo: (choice, opening) =>
      inTurn(() =>
        withJoined(async joined => {
          const moved = await toldOf(choice, () =>
            moveRemote(environment, joined, choice, opening),
          );
          return moved.ok ? ok({ ...moved.value, state: await exchange('ask') }) : moved;
        }),
      ),

    leave: () =>
      inTurn(async () => {
        await save(saved =>
          logged({ ...NOTHING_SAVED, log: saved.log }, now(), 'Sync was switched off.'),
        );
        return state();
      }),

    readAgain: () =>
      inTurn(async () => {
        await readUnderNewName(environment);
        return exchange('ask');
      }),
  };
}

const NOT_JOINED = fail('wrong-use', 'Sync is off.', 'Switch it on first.');
const FULL = {
  code: 'full' as const,
  action: 'Make room there, or go over to a WebDAV server.',
};
const STOPPED = {
  removed: {
    code: 'removed' as const,
    message: 'Another device removed this one from the list.',
    action: 'Join again, if that was not meant.',
  },
  'other-key': {
    code: 'other-key' as const,
    message: 'The remote is sealed with another key now.',
    action: 'Join again with the newest passphrase.',
  },
};

function failureOf({ why }: SyncState): Failure {
  return fail('refused', why?.message ?? 'Sync did not go through.', why?.action ?? '').error;
}
