/**
 * One exchange with the remote:
 *
 *     changes of settings and terms noticed ─► list ─► key, removal looked at ─► pull, merge (one transaction)
 *       ─► put in force ─► what is missing taken over ─► once a day tidied ─► push ─► own garbage removed
 *
 * Every arrow may be the last one: each step finds again what the one before has left.
 */
import type { DeviceId, SyncPauseCode, SyncState } from '../model/index.ts';
import {
  createSealer,
  isFieldRecord,
  readRemovedName,
  readSilentName,
  segmentName,
  silentName,
} from '../sync/index.ts';
import type { RemoteItem } from './remote-ports.ts';
import { absorbFields } from './sync-absorb.ts';
import { countedRemote } from './sync-counted.ts';
import { findLost, isNothing, returnedNames, takeOver } from './sync-lost.ts';
import type { KeptRecord, SyncEnvironment } from './sync-ports.ts';
import { type Listed, listedLogs, type PulledLog, pullLogs } from './sync-pull.ts';
import type { PushContext } from './sync-push.ts';
import { isIn } from './sync-ranges.ts';
import { becomeAnother, startAnewIfSilent } from './sync-renew.ts';
import { checkRing } from './sync-ring.ts';
import { type Joined, logged, type SyncSaved } from './sync-saved.ts';
import { sendAll } from './sync-send.ts';
import { type TakeMode, takeIn } from './sync-take.ts';
import { DAY, tidy } from './sync-tidy.ts';

export type CycleEnd =
  /** `used` as `CountedRemote` says; `total` is what the remote can hold, where it says so. Bytes. */
  | {
      readonly end: 'done';
      readonly notSent: number;
      readonly used: number;
      readonly total: number | null;
    }
  | { readonly end: 'asks'; readonly asks: NonNullable<SyncState['asks']> }
  | { readonly end: 'stopped'; readonly code: SyncPauseCode };

/** Throws what the remote throws, and what the store throws. */
export async function runCycle(
  environment: SyncEnvironment,
  joined: Joined,
  mode: TakeMode,
  signal?: AbortSignal,
): Promise<CycleEnd> {
  const { store, fields, openRemote, crypto, now } = environment;
  const unset = await absorbFields(store, fields, mode);
  if (unset) return { end: 'asks', asks: unset };

  const remote = countedRemote(openRemote(joined.choice));
  const sealer = await createSealer(crypto, joined.master, joined.keyId);
  const items = await remote.list('', signal);
  const stopped = await checkRing(environment, remote, joined, items, signal);
  if (stopped) return { end: 'stopped', code: stopped };
  const listed = listedLogs(items);
  await startAnewIfSilent(environment, listed);
  const here = await store.device();

  const saved = await store.saved();
  const pulled = await pullLogs(remote, sealer, saved, listed, here, now(), signal);
  const asks = await take(environment, items, pulled, here, mode);
  if (asks) return { end: 'asks', asks };
  await absorbFields(store, fields, 'agreed');
  await signOurs(environment, joined);
  const context: PushContext = { store, remote, sealer, here, now, signal };
  await giveBackLost(context, items, listed);
  const returned = returnedNames(await store.saved(), listed);
  const waitsForUs = await tidyIfDue(context);
  const sent = await sendAll(context, listed, remote.used(), mode, waitsForUs);
  if (sent.end === 'copied-profile') {
    await becomeAnother(environment);
    return runCycle(environment, joined, mode, signal);
  }
  if (sent.end === 'asks') return { end: 'asks', asks: sent.asks };
  await removeGarbage(context, listed);
  await removeReturned(context, returned);
  const { total } = remote.limits;
  return { end: 'done', notSent: sent.notSent, used: remote.used(), total };
}

/** Null once it is all taken in. */
async function take(
  { store, now }: SyncEnvironment,
  items: readonly RemoteItem[],
  pulled: readonly PulledLog[],
  here: DeviceId,
  mode: TakeMode,
): Promise<SyncState['asks']> {
  const { anew } = await store.saved();
  const { due } = await store.counts();
  if (pulled.length === 0 && !anew && (due === null || due > now())) return null;
  const aside = await store.transact([], held => ({ result: held.aside.map(({ id }) => id) }));
  const came = pulled.flatMap(({ batches }) =>
    batches.flatMap(({ records }) => records.map(({ id }) => id)),
  );
  const ids = [...came, ...aside];
  return store.transact(anew ? 'all' : [...new Set(ids)], held => {
    const taken = takeIn(held, pulled, now(), here, mode, deletedThere(items, pulled));
    if (!taken.saved) return { ...taken, result: taken.result.asks };
    const said = pulled.flatMap(log => log.said);
    let saved: SyncSaved = taken.saved;
    for (const words of said) saved = logged(saved, now(), words, 'warning');
    const { changed, deletes, aside: late } = taken.result;
    if (late.length > 0) {
      const from = [...new Set(late)].map(device => `“${nameOf(saved, device)}”`).join(', ');
      const words = `${late.length} records of ${from} are kept aside: their clock is more than a day ahead.`;
      saved = logged(saved, now(), words, 'warning');
    }
    if (changed.length > 0) {
      const removed = deletes > 0 ? `, ${deletes} of them removals` : '';
      saved = logged(saved, now(), `${changed.length} records came${removed}.`);
    }
    return { ...taken, saved, result: null };
  });
}

/**
 * What is in no log was deleted, and its tombstone forgotten, only where the remote is whole and the log
 * that carried it is there without that batch, or was taken over by others. Else it was lost.
 */
function deletedThere(items: readonly RemoteItem[], pulled: readonly PulledLog[]) {
  const isWhole = pulled.every(({ log }) => log.bad.length === 0);
  const live = new Map(pulled.map(({ device, log }) => [device, log.live]));
  const over = new Set(
    items.flatMap(({ name }) => readRemovedName(name) ?? readSilentName(name) ?? []),
  );
  return ({ home, batch }: KeptRecord): boolean => {
    if (!isWhole || home === null) return false;
    const ranges = live.get(home);
    return ranges ? !ranges.some(([first]) => first === batch) : over.has(home);
  };
}

function nameOf({ others }: SyncSaved, device: DeviceId): string {
  return others[device]?.name || device;
}

/** In a set that several share, what is ours is marked as such before it is sent for the first time. */
async function signOurs({ store }: SyncEnvironment, { names }: Joined): Promise<void> {
  const { by } = names;
  if (by === null) return;
  await store.transact('unsent', held => {
    const put = [...held.records.values()].flatMap(kept => {
      const { record, home } = kept;
      const isOurs = home === null && !isFieldRecord(record) && record.by === null;
      return isOurs ? [{ ...kept, record: { ...record, by } }] : [];
    });
    return { put, result: null };
  });
}

/** Sends again what the remote has lost, or what others say they can't read of ours. */
async function giveBackLost(
  { store, here, now }: PushContext,
  items: readonly RemoteItem[],
  listed: Listed,
): Promise<void> {
  const removed = new Set(
    items.flatMap(({ name }) => readRemovedName(name) ?? readSilentName(name) ?? []),
  );
  const saved = await store.saved();
  const lost = findLost(saved, listed, here, removed);
  if (isNothing(lost)) return;
  await store.transact('all', held => takeOver(held, lost, here, now()));
}

/** Whether tombstones wait for what is old in our log. */
async function tidyIfDue({ store, remote, here, now, signal }: PushContext): Promise<boolean> {
  const { tidied, pairing } = await store.saved();
  const over = pairing.filter(({ until }) => until < now());
  if (over.length > 0) {
    await remote.remove(
      over.map(({ name }) => name),
      signal,
    );
    await store.transact([], ({ saved }) => {
      const kept = saved.pairing.filter(({ until }) => until >= now());
      return { saved: { ...saved, pairing: kept }, result: null };
    });
  }
  if (now() - tidied < DAY) return false;
  const { emptied, waitsForUs } = await store.transact('all', held => tidy(held, here, now()));
  for (const device of emptied) {
    await remote.putOnce(silentName(device), Uint8Array.of(0), signal);
    await forgetDevice({ store, remote, signal }, device);
  }
  return waitsForUs;
}

/** Removes a device's folder. What it carried has to have been taken over, and sent. */
export async function forgetDevice(
  { store, remote, signal }: Pick<PushContext, 'store' | 'remote' | 'signal'>,
  device: DeviceId,
): Promise<void> {
  const items = await remote.list(`devices/${device}`, signal);
  await remote.remove(
    items.map(({ name }) => name),
    signal,
  );
  await store.transact([], ({ saved }) => {
    const log = saved.others[device];
    if (!log) return { result: null };
    const others = { ...saved.others, [device]: { ...log, live: [], gone: true } };
    return { saved: { ...saved, others }, result: null };
  });
}

/** Of ours, what is in force no more: of batches that were merged, or never became whole. */
async function removeGarbage({ store, remote, here, signal }: PushContext, listed: Listed) {
  const { own, next } = await store.saved();
  const live = own.map(({ range }) => range);
  const garbage = [...(listed.get(here)?.keys() ?? [])].filter(
    number => number < next && !isIn(live, number),
  );
  if (garbage.length === 0) return;
  await remote.remove(
    garbage.map(number => segmentName(here, number)),
    signal,
  );
}

/** Of logs that are gone, what is at the remote again. Not before all that we have taken over is sent. */
async function removeReturned(
  { store, remote, now, signal }: PushContext,
  names: readonly string[],
) {
  if (names.length === 0 || (await store.counts()).unsent > 0) return;
  await remote.remove(names, signal);
  const words = `${names.length} files of devices that are gone were back at the remote. They are old, and may have what was removed since: they were taken away again.`;
  await store.transact([], ({ saved }) => ({
    saved: logged(saved, now(), words, 'warning'),
    result: null,
  }));
}
