/** A device takes a new name: its own log is then read like anybody's, and nothing is written twice under one number. */
import type { DeviceId } from '../model/index.ts';
import type { SyncEnvironment } from './sync-ports.ts';
import type { Listed } from './sync-pull.ts';
import { logged, type OtherLog, type SyncSaved } from './sync-saved.ts';
import { SILENT } from './sync-tidy.ts';

const FRESH_LOG = { next: 1, own: [], outbox: null, superseded: [], told: '' } as const;

/** Who was away for half a year takes a new name, and reads everything from the start. */
export async function startAnewIfSilent(
  { store, now }: SyncEnvironment,
  listed: Listed,
): Promise<void> {
  const { last, anew } = await store.saved();
  if (anew || last === null || now() - last < SILENT) return;
  const was = await store.device();
  await store.newDevice();
  await store.transact([], held => ({
    saved: logged(
      {
        ...held.saved,
        ...FRESH_LOG,
        others: goneOf(held.saved, was, listed),
        anew: true,
        last: now(),
      },
      now(),
      'This device was away for half a year: it reads everything anew, and forgets what was deleted meanwhile.',
    ),
    result: null,
  }));
}

/** What was known of logs that are not there any more, or came back: what there is of them then is old. */
function goneOf(saved: SyncSaved, was: DeviceId, listed: Listed): SyncSaved['others'] {
  const ours = { ...unread(saved, 0), top: saved.next - 1 };
  const known = Object.entries({ ...saved.others, [was]: ours });
  const gone = known.filter(([device, log]) => {
    const there = listed.get(device);
    return !there || (log.gone && Math.max(...there.keys()) <= log.top);
  });
  return Object.fromEntries(
    gone.map(([device, log]) => [device, { ...log, live: [], gone: true }]),
  );
}

/** Somebody writes under our name: this profile was copied, or put back to an older state. */
export async function becomeAnother({ store, now }: SyncEnvironment): Promise<void> {
  const was = await store.device();
  await store.newDevice();
  await store.transact([], ({ saved }) => {
    // Read from its start: what the other copy wrote may have the numbers that we gave to ours.
    const others = { ...saved.others, [was]: unread(saved, now()) };
    const words =
      'Another copy of this browser profile syncs too: from now on this one has a name of its own.';
    return {
      saved: logged({ ...saved, ...FRESH_LOG, others }, now(), words, 'warning'),
      result: null,
    };
  });
}

/** Everything is read from its start, what we wrote ourselves too. Nothing here is taken for deleted. */
export async function readUnderNewName({ store, now }: SyncEnvironment): Promise<void> {
  await store.newDevice();
  await store.transact('all', held => ({
    put: [...held.records.values()].map(kept => ({
      ...kept,
      unsent: true,
      home: null,
      batch: null,
    })),
    saved: logged(
      { ...held.saved, ...FRESH_LOG, others: {} },
      now(),
      'Everything is read from the remote again.',
    ),
    result: null,
  }));
}

function unread({ joined }: SyncSaved, now: number): OtherLog {
  const name = joined?.names.device ?? '';
  return { name, lastSeen: now, top: 0, live: [], floor: {}, bad: [], misses: {}, gone: false };
}
