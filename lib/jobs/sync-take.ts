/**
 * What was pulled, merged with what is here: decides what one transaction writes.
 *
 * Each record has a **home**: the device whose log carries it just as it is. Whoever compacts a log leaves
 * out what is at home elsewhere. That loses nothing, since home goes only to a later state, or of equal
 * states to the greater name: there is no circle in which each relies on the other. A state that was
 * joined of two has no home until one of those who carried a half of it has sent it.
 */
import { changeRecord } from '../highlights/index.ts';
import type { Clock, DeviceId, FieldRecord, SyncRecord, SyncState } from '../model/index.ts';
import {
  clocksOf,
  dueAt,
  isFieldRecord,
  isTombstone,
  mergeRecord,
  readClock,
  sameRecord,
} from '../sync/index.ts';
import type { AsideRecord, KeptRecord, SyncHeld, SyncWrites, UndoRow } from './sync-ports.ts';
import type { PulledLog } from './sync-pull.ts';
import type { OtherLog } from './sync-saved.ts';

export type TakeMode =
  /** Ask before many would be deleted. */
  | 'ask'
  /** Delete them. */
  | 'agreed'
  /** Take everything in, but bring back what would be deleted, by writes of our own. */
  | 'refused';

export interface Taken {
  /** Not null: nothing is written, the user is to be asked. */
  readonly asks: SyncState['asks'];
  /** Records that are otherwise now. */
  readonly changed: readonly KeptRecord[];
  readonly deletes: number;
  /** Set aside for their clocks, by device. */
  readonly aside: readonly DeviceId[];
}

/** Fewer are no reason to ask, whatever share they are. */
const FEWEST = 3;
const SHARE = 0.2;

/** More than a fifth of what is there. */
export function isMany(deletes: number, of: number): boolean {
  return deletes >= FEWEST && deletes > of * SHARE;
}

interface Working {
  readonly before: KeptRecord | null;
  now: KeptRecord;
  from: DeviceId;
}

export function takeIn(
  held: SyncHeld,
  pulled: readonly PulledLog[],
  now: number,
  here: DeviceId,
  mode: TakeMode,
  isDeletedThere: (kept: KeptRecord) => boolean = () => false,
): SyncWrites & { readonly result: Taken } {
  const working = new Map<string, Working>();
  const aside = new Map(held.aside.map(row => [`${row.id} ${row.from}`, row]));
  const fresh: AsideRecord[] = [];

  const take = (record: SyncRecord, from: DeviceId, batch: number) => {
    const before = working.get(record.id)?.before ?? held.records.get(record.id) ?? null;
    const known = working.get(record.id)?.now ?? before;
    const next = known
      ? joinKept(held.saved.anew ? homeless(known, before) : known, record, from, batch, here)
      : arrived(record, from, batch);
    working.set(record.id, { before, now: next, from });
  };
  for (const row of held.aside) {
    if (row.due > now) continue;
    aside.delete(`${row.id} ${row.from}`);
    take(row.record, row.from, row.batch);
  }
  for (const { batches } of pulled) {
    for (const { device, range, records } of batches) {
      for (const record of records) {
        const due = dueAt(record, now);
        // What the same device wrote of it later stands for what was kept aside.
        aside.delete(`${record.id} ${device}`);
        if (due === null) take(record, device, range[0]);
        else {
          const row = { id: record.id, from: device, batch: range[0], record, due };
          aside.set(`${record.id} ${device}`, row);
          fresh.push(row);
        }
      }
    }
  }

  const changed = [...working.values()].filter(
    ({ before, now: next }) => !isSameKept(before, next),
  );
  const gone = changed.filter(({ before, now: next }) => isDeleted(before, next));
  const untouched = held.saved.anew ? staleRecords(held, working) : [];
  const unread = untouched.filter(isDeletedThere);
  const lost = untouched.filter(kept => !isDeletedThere(kept)).map(asLost);
  const deletes = gone.length + unread.length;
  const asks = { from: whoMost(gone), deletes, of: held.alive };
  if (mode === 'ask' && isMany(deletes, held.alive)) {
    return { result: { asks, changed: [], deletes, aside: [] } };
  }
  const heard = latestClock([...working.values()].map(one => one.now.record));
  if (mode === 'refused') lost.push(...unread.map(asLost));
  if (mode === 'refused') for (const one of gone) one.now = broughtBack(one, held.tick(heard));
  const isOtherwise = changed.filter(
    ({ before, now: next }) => !before || !sameRecord(before.record, next.record),
  );
  const dropped = mode === 'refused' ? [] : unread;
  const kept = [...aside.values()];
  return {
    put: [...changed.map(one => one.now), ...lost],
    drop: dropped.map(({ record }) => record.id),
    putAside: fresh.filter(row => kept.includes(row)),
    dropAside: held.aside.filter(row => aside.get(`${row.id} ${row.from}`) !== row),
    undo: [
      ...isOtherwise.map(one => undoRow(one.now.record.id, one.before, now)),
      ...dropped.map(one => undoRow(one.record.id, one, now)),
    ],
    hear: heard,
    saved: {
      ...held.saved,
      others: { ...held.saved.others, ...logsOf(pulled) },
      anew: false,
      asks: null,
      agreed: null,
    },
    result: {
      asks: null,
      changed: isOtherwise.map(one => one.now),
      deletes,
      aside: fresh.map(({ from }) => from),
    },
  };
}

function arrived(record: SyncRecord, home: DeviceId, batch: number): KeptRecord {
  return { record, unsent: false, home, batch, shadow: null };
}

function joinKept(
  known: KeptRecord,
  record: SyncRecord,
  from: DeviceId,
  batch: number,
  here: DeviceId,
): KeptRecord {
  const merged = mergeRecord(known.record, record);
  const isAsThere = sameRecord(merged, record);
  const isAsHere = sameRecord(merged, known.record);
  const arrivedThere = { ...known, record: merged, unsent: false, home: from, batch };
  if (isAsThere && isAsHere) {
    const stays = !known.unsent && known.home !== null && known.home > from;
    return stays ? known : arrivedThere;
  }
  if (isAsThere) return arrivedThere;
  if (isAsHere) return known;
  // Where it was at home nowhere, nobody else may have our half of it.
  const unsent = known.unsent || known.home === here || known.home === null;
  return { ...known, record: merged, unsent, home: null, batch: null };
}

/**
 * Who reads everything anew does not rely on where a record was at home: unless a log is found to carry it just
 * as it is, it is sent. Else the remote would be left with an older state of it, or none.
 */
function homeless(known: KeptRecord, before: KeptRecord | null): KeptRecord {
  return known === before ? asLost(known) : known;
}

/** To be sent again: nothing says that it was deleted. */
function asLost(kept: KeptRecord): KeptRecord {
  return { ...kept, unsent: true, home: null, batch: null };
}

function isSameKept(before: KeptRecord | null, next: KeptRecord): boolean {
  return (
    before !== null &&
    before.unsent === next.unsent &&
    before.home === next.home &&
    before.batch === next.batch &&
    sameRecord(before.record, next.record)
  );
}

function isDeleted(before: KeptRecord | null, next: KeptRecord): boolean {
  return before !== null && !isTombstone(before.record) && isTombstone(next.record);
}

/** Sent long ago, and in no log any more. */
function staleRecords(held: SyncHeld, working: ReadonlyMap<string, Working>): KeptRecord[] {
  return [...held.records.values()].filter(
    ({ record, unsent }) => !unsent && !working.has(record.id),
  );
}

function broughtBack({ before, now: next }: Working, at: Clock): KeptRecord {
  const record = next.record;
  if (!isFieldRecord(record)) {
    return { ...next, record: changeRecord(record, { removed: false }, at), unsent: true };
  }
  return { ...next, record: withValues(record, before?.record, at), unsent: true };
}

/** A highlight that was removed here, there again by a write of ours. */
export function broughtBackHere(kept: KeptRecord, at: Clock): KeptRecord {
  return broughtBack({ before: null, now: kept, from: '' }, at);
}

/** A record of fields with the values of another state of it, as far as they differ, written now. */
export function withValues(
  record: FieldRecord,
  as: SyncRecord | null | undefined,
  at: Clock,
): FieldRecord {
  const wanted = as && isFieldRecord(as) ? as.fields : {};
  const fields = Object.entries(record.fields).map(([name, stamped]) => {
    const value = wanted[name]?.value ?? null;
    const isSame = JSON.stringify(value) === JSON.stringify(stamped.value);
    return [name, isSame ? stamped : { value, at }] as const;
  });
  return { id: record.id, fields: Object.fromEntries(fields) };
}

/** Rows of one pull have its time; nothing pulls twice within a millisecond. */
function undoRow(id: string, before: KeptRecord | null, now: number): UndoRow {
  return { pull: now, at: now, id, before: before?.record ?? null };
}

function logsOf(pulled: readonly PulledLog[]): Record<DeviceId, OtherLog> {
  return Object.fromEntries(pulled.map(({ device, log }) => [device, log]));
}

function whoMost(gone: readonly Working[]): DeviceId | null {
  const counts = new Map<DeviceId, number>();
  for (const { from } of gone) counts.set(from, (counts.get(from) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function latestClock(records: readonly SyncRecord[]): Clock | null {
  let latest: Clock | null = null;
  for (const record of records) {
    for (const clock of clocksOf(record)) {
      if (readClock(clock) && (latest === null || clock > latest)) latest = clock;
    }
  }
  return latest;
}
