/** What is looked through once a day: tombstones that all have seen, devices that are silent. */
import type { DeviceId } from '../model/index.ts';
import { isTombstone } from '../sync/index.ts';
import { oldOf } from './sync-compact.ts';
import type { KeptRecord, SyncHeld, SyncWrites } from './sync-ports.ts';
import { logged, type OwnBatch, type SyncSaved } from './sync-saved.ts';

export const DAY = 86_400_000;
/** A device that was away for so long may have what was deleted and forgotten since: it starts anew. */
export const SILENT = 180 * DAY;

export interface Tidied {
  /** Devices that were silent for long and carry nothing any more: their folders go, also where one has come back. */
  readonly emptied: readonly DeviceId[];
  /** Tombstones wait for our own old batches to be written anew. */
  readonly waitsForUs: boolean;
}

/** All records have to be `held`. */
export function tidy(
  held: SyncHeld,
  here: DeviceId,
  now: number,
): SyncWrites & { readonly result: Tidied } {
  const { saved } = held;
  const records = [...held.records.values()];
  const tombstones = records.filter(({ record, unsent }) => !unsent && isTombstone(record));
  const over = tombstones.filter(kept => isSeenByAll(kept, saved, here, now));
  const silent = Object.keys(saved.others).filter(
    device => (saved.others[device]?.lastSeen ?? 0) < now - SILENT,
  );
  // One takes over what they carried, and not each: of those that are active the first by name.
  const active = Object.keys(saved.others).filter(device => !silent.includes(device));
  const isOurs = active.every(device => here < device);
  // At home in a log that is gone: others may have taken it over from there, or nobody has.
  const isNowhere = (home: DeviceId) => home !== here && saved.others[home]?.gone !== false;
  const taken = records.filter(
    ({ home, unsent }) =>
      !unsent && home !== null && (isNowhere(home) || (isOurs && silent.includes(home))),
  );
  const emptied = isOurs
    ? silent.filter(device => !records.some(({ home }) => home === device))
    : [];
  const next = { ...saved, tidied: now };
  const words = `${taken.length} records of devices that are gone, or were silent for half a year, are carried by this one now.`;
  return {
    drop: over.map(({ record }) => record.id),
    put: taken.map(kept => ({ ...kept, unsent: true, home: null, batch: null })),
    forgetUndo: now - DAY,
    saved: taken.length > 0 ? logged(next, now, words) : next,
    result: {
      emptied,
      waitsForUs: tombstones.some(({ home, batch }) => {
        if (home === here) return !isFirstOf(oldOf(saved.own, now), batch ?? 0);
        return home !== null && ownFloor(saved, home) < (batch ?? 0);
      }),
    },
  };
}

/**
 * A tombstone may go once no log has anything that was written in ignorance of it: else a new device
 * would read there what was removed. The log that has it may have what it removed in batches before: it
 * stays until these are written anew, since it is left out itself when its own batch is.
 */
function isSeenByAll(
  { home, batch }: KeptRecord,
  saved: SyncSaved,
  here: DeviceId,
  now: number,
): boolean {
  if (home === null || batch === null) return false;
  if (home === here ? !isFirstOf(saved.own, batch) : ownFloor(saved, home) < batch) return false;
  return Object.entries(saved.others).every(([device, { floor, gone, lastSeen }]) => {
    // A folder that vanished comes back with its device, which may have an old batch yet to send.
    const isOver = gone && lastSeen < now - SILENT;
    return isOver || device === home || (floor[home] ?? 0) >= batch;
  });
}

/** Nothing that is in force in a log was written before this batch. */
function isFirstOf(own: readonly OwnBatch[], batch: number): boolean {
  return own.every(({ range: [first] }) => first >= batch);
}

function ownFloor({ own }: SyncSaved, device: DeviceId): number {
  return own.length === 0 ? Infinity : Math.min(...own.map(({ seen }) => seen[device] ?? 0));
}
