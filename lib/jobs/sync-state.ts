/** Sync as views show it. */
import type { SyncDevice, SyncState } from '../model/index.ts';
import { elsewhere, isFieldRecord } from '../sync/index.ts';
import { isPassing } from './sync-fault.ts';
import type { SyncStore, UndoRow } from './sync-ports.ts';
import type { SyncSaved } from './sync-saved.ts';
import { DAY } from './sync-tidy.ts';

const NEARLY_FULL = 0.8;

export async function readState(
  store: SyncStore,
  now: number,
  isRunning: boolean,
): Promise<SyncState> {
  const here = await store.device();
  const [counts, rows] = [await store.counts(), await store.undoRows()];
  const { saved, fields } = await store.transact('fields', held => ({
    result: { saved: held.saved, fields: [...held.records.values()].map(({ record }) => record) },
  }));
  const { joined, why, asks, last, notSent, used, total } = saved;
  const choice = joined?.choice ?? null;
  return {
    state: stateOf(saved, counts.unsent, isRunning),
    waiting: joined ? counts.unsent : 0,
    notSent,
    why,
    last,
    next: saved.nextTry,
    remote: choice?.kind ?? null,
    address: choice && choice.kind !== 'browser' ? choice.address : null,
    sealed: joined?.sealed ?? false,
    by: joined?.names.by ?? null,
    fullness: joined && last !== null ? { used, total } : null,
    proposesWebdav: choice?.kind === 'browser' && total !== null && used >= total * NEARLY_FULL,
    devices: joined ? devicesOf(saved, here, now) : [],
    asks,
    undo: undoOf(rows, now),
    aside: counts.aside,
    elsewhere: joined ? elsewhere(fields.filter(isFieldRecord), here) : [],
    log: saved.log,
  };
}

function stateOf(saved: SyncSaved, unsent: number, isRunning: boolean): SyncState['state'] {
  const { joined, why, last } = saved;
  if (!joined) return 'off';
  if (isRunning) return 'syncing';
  if (why) return isPassing(why) ? 'waiting' : 'paused';
  return unsent > 0 || last === null ? 'waiting' : 'in-sync';
}

function devicesOf({ joined, others, last }: SyncSaved, here: string, now: number): SyncDevice[] {
  const name = joined?.names.device ?? '';
  const there = Object.entries(others).filter(([, log]) => !log.gone);
  const rest = there.map(([id, log]) => {
    return { id, name: log.name, lastSeen: log.lastSeen, here: false };
  });
  rest.sort((a, b) => b.lastSeen - a.lastSeen);
  return [{ id: here, name, lastSeen: last ?? now, here: true }, ...rest];
}

function undoOf(rows: readonly UndoRow[], now: number): SyncState['undo'] {
  const pulls = new Map<number, { pull: number; at: number; records: number }>();
  for (const { pull, at } of rows) {
    if (at < now - DAY) continue;
    const known = pulls.get(pull);
    pulls.set(pull, { pull, at, records: (known?.records ?? 0) + 1 });
  }
  return [...pulls.values()].sort((a, b) => b.at - a.at);
}
