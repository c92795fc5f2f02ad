/**
 * What the remote has lost, or was robbed of: whoever still has it writes it again. Missing is not deleted.
 *
 * A log that was rolled back counts as lost: what is left of it was written in ignorance of what came later,
 * and says of itself what is not so any more. If its device is there, it writes it again under new numbers.
 * If not, nobody would ever take it away, and once the tombstones are forgotten, whoever reads everything (a
 * new device, one that was silent for long) would have there what was removed.
 */
import type { DeviceId } from '../model/index.ts';
import { segmentName } from '../sync/index.ts';
import type { KeptRecord, SyncHeld, SyncWrites } from './sync-ports.ts';
import type { Listed } from './sync-pull.ts';
import { numbersOf } from './sync-ranges.ts';
import { logged, type OtherLog, type OwnBatch, type Range, type SyncSaved } from './sync-saved.ts';

export interface Lost {
  /** By device, the batches of its log that were in force, were read here, and are not whole any more. */
  readonly batches: ReadonlyMap<DeviceId, readonly Range[]>;
  /** Devices of which nothing is there any more, or nothing but what is old. */
  readonly folders: readonly DeviceId[];
  /** Our own batches that are not there as they were written. */
  readonly own: readonly OwnBatch[];
}

/**
 * `removed` are devices that somebody removed on purpose: who did so has taken over what they carried.
 * What another device can't read counts as lost, of whomever it is: its writer may be gone for good.
 */
export function findLost(
  { others, own }: Pick<SyncSaved, 'others' | 'own'>,
  listed: Listed,
  here: DeviceId,
  removed: ReadonlySet<DeviceId>,
): Lost {
  const isMissed = (device: DeviceId, number: number) =>
    Object.values(others).some(({ misses }) => misses[device]?.includes(number));
  const batches = new Map<DeviceId, readonly Range[]>();
  const folders: DeviceId[] = [];
  for (const [device, log] of Object.entries(others)) {
    const there = listed.get(device);
    if (log.gone) continue;
    const isRolledBack = there !== undefined && log.bad.length === 0 && isBelow(there, log.top);
    if (!there || isRolledBack) folders.push(device);
    if (removed.has(device)) continue;
    const isMissing = (number: number) =>
      number <= log.top && (isRolledBack || !there?.has(number) || isMissed(device, number));
    const isBad = (number: number) => log.bad.includes(number);
    const missing = log.live.filter(range => {
      const numbers = numbersOf([range]);
      return numbers.some(isMissing) && !numbers.some(isBad);
    });
    if (missing.length > 0) batches.set(device, missing);
  }
  const mine = listed.get(here);
  const damaged = own.filter(({ range: [first], sizes }) =>
    sizes.some((size, index) => {
      const there = mine?.get(first + index);
      // A remote that keeps bytes as text has more of them, none has fewer.
      return there === undefined || there < size || isMissed(here, first + index);
    }),
  );
  return { batches, folders, own: damaged };
}

function isBelow(there: ReadonlyMap<number, number>, top: number): boolean {
  return Math.max(...there.keys()) < top;
}

/**
 * Names of what came back of logs that are gone. All of it was read here before, and what was in force is sent
 * by us, or was taken over by others.
 */
export function returnedNames({ others }: Pick<SyncSaved, 'others'>, listed: Listed): string[] {
  return Object.entries(others).flatMap(([device, log]) => {
    const there = listed.get(device);
    const isOld = there && log.gone && log.bad.length === 0 && isBelow(there, log.top + 1);
    return isOld ? [...there.keys()].map(number => segmentName(device, number)) : [];
  });
}

export function isNothing({ batches, folders, own }: Lost): boolean {
  return batches.size === 0 && folders.length === 0 && own.length === 0;
}

/** What was lost is to be sent by us; every record has to be `held`. */
export function takeOver(
  held: SyncHeld,
  lost: Lost,
  here: DeviceId,
  now: number,
): SyncWrites & { readonly result: number } {
  const ownLost = new Set(lost.own.map(({ range }) => range[0]));
  const isLost = ({ home, batch, unsent }: KeptRecord) => {
    if (home === null || unsent) return false;
    if (home === here) return batch !== null && ownLost.has(batch);
    return (lost.batches.get(home) ?? []).some(([first]) => first === batch);
  };
  const taken = [...held.records.values()]
    .filter(isLost)
    .map(kept => ({ ...kept, unsent: true, home: null, batch: null }));
  const others = Object.entries(held.saved.others).map(([device, log]): [DeviceId, OtherLog] => {
    const missing = lost.batches.get(device) ?? [];
    const live = log.live.filter(([first]) => !missing.some(range => range[0] === first));
    return [device, { ...log, live, gone: log.gone || lost.folders.includes(device) }];
  });
  const saved = {
    ...held.saved,
    others: Object.fromEntries(others),
    own: held.saved.own.filter(({ range }) => !ownLost.has(range[0])),
  };
  const words = `Something is missing at the remote that was there before (of ${namesOf(lost, held.saved, here)}). Nothing is deleted by that: ${taken.length} records are sent again.`;
  return { put: taken, saved: logged(saved, now, words, 'warning'), result: taken.length };
}

function namesOf(lost: Lost, { others }: SyncSaved, here: DeviceId): string {
  const devices = new Set([...lost.batches.keys(), ...lost.folders]);
  if (lost.own.length > 0) devices.add(here);
  return [...devices]
    .map(device => (device === here ? 'this device' : `“${others[device]?.name || device}”`))
    .join(', ');
}
