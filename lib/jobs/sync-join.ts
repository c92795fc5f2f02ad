/** Joining a remote, and going over to another one. */
import {
  type DeviceId,
  fail,
  type JoinNames,
  type JoinPlan,
  type Opening,
  ok,
  type RemoteChoice,
  type RemoteLook,
  type Result,
  type SyncRecord,
} from '../model/index.ts';
import {
  createSealer,
  hasTwoNotes,
  isFieldRecord,
  isOpen,
  isTombstone,
  keyName,
  mergeRecord,
  readRemovedName,
  sameRecord,
  valuesOf,
} from '../sync/index.ts';
import { canonicalJson } from '../text/index.ts';
import type { Remote, RemoteItem } from './remote-ports.ts';
import { findRing, makeRing, openThere, type Unlocked } from './sync-keys.ts';
import type { LocalValues, SyncEnvironment } from './sync-ports.ts';
import { listedLogs, type PulledLog, pullLogs } from './sync-pull.ts';
import { digest, isSame, sealBatch } from './sync-push.ts';
import { type Joined, logged, NOTHING_SAVED } from './sync-saved.ts';

export async function lookAt(remote: Remote): Promise<Result<RemoteLook>> {
  const there = await findRing(remote, await remote.list(''));
  if (!there.ok) return there;
  if (!there.value) return ok('empty');
  return ok(isOpen(there.value.ring) ? 'open' : 'sealed');
}

/** Opens what is at a remote, or makes a key for an empty one; writes nothing. */
export async function enter(
  { crypto }: SyncEnvironment,
  remote: Remote,
  items: readonly RemoteItem[],
  opening: Opening,
): Promise<Result<Unlocked & { readonly look: RemoteLook }>> {
  const there = await findRing(remote, items);
  if (!there.ok) return there;
  const isEmpty = there.value === null;
  // Segments without a key ring: making a new key would leave them unread for ever.
  const hasLogs = listedLogs(items).size > 0;
  if (!there.value && hasLogs) {
    return fail(
      'damaged',
      'There are segments at the remote, but the key that opens them is gone.',
      'Sync once from a device that is still joined: it puts the key there again.',
    );
  }
  const unlocked = there.value
    ? await openThere(crypto, remote, items, there.value, opening)
    : await makeRing(crypto, opening);
  if (!unlocked.ok) return unlocked;
  const look = isEmpty ? 'empty' : isOpen(unlocked.value.ring) ? 'open' : 'sealed';
  return ok({ ...unlocked.value, look });
}

/** What joining would do; writes nothing. */
export async function planJoin(
  environment: SyncEnvironment,
  choice: RemoteChoice,
  opening: Opening,
): Promise<Result<JoinPlan>> {
  const { openRemote, crypto, store, fields, now } = environment;
  const remote = openRemote(choice);
  const items = await remote.list('');
  const entered = await enter(environment, remote, items, opening);
  if (!entered.ok) return entered;
  const { key, look } = entered.value;
  const sealer = await createSealer(crypto, key.master, key.keyId);
  const logs = await pullLogs(remote, sealer, { others: {} }, listedLogs(items), '', now());
  const here = await store.transact('all', held => ({
    result: [...held.records.values()].map(({ record }) => record),
  }));
  return ok({
    look,
    ...compareStates(statesOf(logs), here, await fields.read()),
    devices: devicesOf(logs),
  });
}

function statesOf(logs: readonly PulledLog[]): Map<string, SyncRecord> {
  const states = new Map<string, SyncRecord>();
  for (const { batches } of logs) {
    for (const record of batches.flatMap(({ records }) => records)) {
      const known = states.get(record.id);
      states.set(record.id, known ? mergeRecord(known, record) : record);
    }
  }
  return states;
}

function compareStates(
  there: ReadonlyMap<string, SyncRecord>,
  records: readonly SyncRecord[],
  local: readonly LocalValues[],
): Omit<JoinPlan, 'look' | 'devices'> {
  const plan = { comes: 0, goes: 0, same: 0, merges: 0, removes: 0, twoNotes: 0 };
  const highlights = { comes: 0, goes: 0 };
  const seen = new Set<string>();
  for (const record of records) {
    if (isFieldRecord(record)) continue;
    seen.add(record.id);
    const other = there.get(record.id);
    if (!other) {
      if (!isTombstone(record)) highlights.goes++;
      continue;
    }
    const merged = mergeRecord(record, other);
    if (sameRecord(record, other)) plan.same++;
    else plan.merges++;
    if (isTombstone(merged) && !isTombstone(record)) plan.removes++;
    if (hasTwoNotes(merged) && !hasTwoNotes(record)) plan.twoNotes++;
  }
  plan.goes = highlights.goes;
  for (const { id, values } of local) {
    seen.add(id);
    const other = there.get(id);
    if (!other || !isFieldRecord(other)) plan.goes++;
    else if (canonicalJson(valuesOf(other)) === canonicalJson(values)) plan.same++;
    else plan.merges++;
  }
  for (const [id, record] of there) {
    if (seen.has(id) || isTombstone(record)) continue;
    plan.comes++;
    if (!isFieldRecord(record)) highlights.comes++;
  }
  return { ...plan, highlights };
}

function devicesOf(logs: readonly PulledLog[]): JoinPlan['devices'] {
  return logs.map(({ device, log }) => {
    return { id: device, name: log.name, lastSeen: log.lastSeen, here: false };
  });
}

/** Writes the key where there is none, and counts everything here as yet to be sent. */
export async function joinRemote(
  environment: SyncEnvironment,
  choice: RemoteChoice,
  opening: Opening,
  names: JoinNames,
): Promise<Result<{ recovery: string | null }>> {
  const { openRemote, store, now } = environment;
  const remote = openRemote(choice);
  const items = await remote.list('');
  const entered = await enter(environment, remote, items, opening);
  if (!entered.ok) return entered;
  const joined = joinedOf(choice, entered.value, names, now());
  if (entered.value.look === 'empty') {
    await remote.putOnce(keyName(joined.keyId, joined.ringNumber), joined.ring);
  }
  await freeName(environment, items);
  await store.transact('all', ({ saved, records }) => ({
    saved: logged({ ...NOTHING_SAVED, log: saved.log, joined }, now(), 'Joined.'),
    put: [...records.values()].map(kept => ({ ...kept, unsent: true, home: null, batch: null })),
    result: null,
  }));
  return ok({ recovery: entered.value.recovery });
}

/** Who left and comes back does so under another name: its old log is read as anybody's. */
async function freeName(
  { store }: SyncEnvironment,
  items: readonly RemoteItem[],
): Promise<DeviceId> {
  const here = await store.device();
  const isTaken =
    listedLogs(items).has(here) || items.some(({ name }) => readRemovedName(name) === here);
  return isTaken ? store.newDevice() : here;
}

function joinedOf(choice: RemoteChoice, unlocked: Unlocked, names: JoinNames, at: number): Joined {
  const { key, ring, bytes, number } = unlocked;
  return {
    choice,
    master: key.master,
    keyId: key.keyId,
    ring: bytes,
    ringNumber: number,
    sealed: !isOpen(ring),
    names,
    at,
  };
}

/** Copies everything to another remote, reads it back, and only then switches. Throws what remotes throw. */
export async function moveRemote(
  environment: SyncEnvironment,
  from: Joined,
  choice: RemoteChoice,
  opening: Opening,
): Promise<Result<{ recovery: string | null }>> {
  const { openRemote, crypto, store, now } = environment;
  const remote = openRemote(choice);
  const items = await remote.list('');
  const entered = await enter(environment, remote, items, opening);
  if (!entered.ok) return entered;
  const joined = joinedOf(choice, entered.value, from.names, now());
  if (entered.value.look === 'empty') {
    await remote.putOnce(keyName(joined.keyId, joined.ringNumber), joined.ring);
  }
  const here = await freeName(environment, items);
  const sealer = await createSealer(crypto, joined.master, joined.keyId);
  const records = await store.transact('all', held => ({ result: [...held.records.values()] }));
  const fresh = { ...NOTHING_SAVED, joined };
  const {
    batch,
    items: sealed,
    sent,
  } = await sealBatch(sealer, here, fresh, records, [], remote.limits.item, now());
  for (const { name, bytes } of sealed) await remote.putOnce(name, bytes);
  for (const { name, bytes } of sealed) {
    const there = await remote.get(name);
    if (!there || !isSame(there, bytes)) {
      return fail(
        'damaged',
        `${name} does not come back from the new remote as it was written.`,
        'Nothing was changed; try another one.',
      );
    }
  }
  const hashes = new Map(sent);
  await store.transact('all', held => ({
    saved: logged(
      { ...fresh, own: [batch], next: batch.range[1] + 1, log: held.saved.log },
      now(),
      `Went over to another remote: ${records.length} records were copied and verified there.`,
    ),
    put: [...held.records.values()].map(kept => {
      const isSent = hashes.get(kept.record.id) === digest(kept.record);
      return isSent
        ? { ...kept, unsent: false, home: here, batch: batch.range[0] }
        : { ...kept, unsent: true, home: null, batch: null };
    }),
    result: null,
  }));
  return ok({ recovery: entered.value.recovery });
}
