/** Sends what is unsent, as far as there is room, and merges our small batches on the way. */
import type { SyncState } from '../model/index.ts';
import { isTombstone } from '../sync/index.ts';
import { compaction, mayCompact } from './sync-compact.ts';
import type { KeptRecord } from './sync-ports.ts';
import type { Listed } from './sync-pull.ts';
import {
  byWeight,
  deliver,
  isFull,
  type PushContext,
  prepareBatch,
  seenOf,
  sizeOfBatch,
  takeBack,
  toldOf,
} from './sync-push.ts';
import { logged, type SyncSaved } from './sync-saved.ts';
import { broughtBackHere, isMany, type TakeMode } from './sync-take.ts';
import { DAY } from './sync-tidy.ts';

/** So often a device that has nothing to say says what it has read: tombstones wait for it. */
const HEARTBEAT = 7 * DAY;
const CROWDED = 0.6;

export type Sent =
  | { readonly end: 'sent'; readonly notSent: number }
  | { readonly end: 'asks'; readonly asks: NonNullable<SyncState['asks']> }
  | { readonly end: 'copied-profile' };

export async function sendAll(
  context: PushContext,
  listed: Listed,
  used: number,
  mode: TakeMode,
  waitsForUs: boolean,
): Promise<Sent> {
  const { store, remote, here, now } = context;
  if (isCopied(await store.saved(), listed.get(here))) return { end: 'copied-profile' };
  const left = await deliverOutbox(context);
  if (left !== 'sent') return { end: left };

  const asks = await askOfOurs(context, mode);
  if (asks) return { end: 'asks', asks };

  const saved = await store.saved();
  const { total } = remote.limits;
  const room = total === null ? null : Math.max(0, total - used);
  const isCrowded = total !== null && used > total * CROWDED;
  const unsent = await store.transact('unsent', held => ({ result: [...held.records.values()] }));
  if (unsent.length === 0 && !waitsForUs && !hasToTell(saved, now())) return done(0);
  const merged =
    waitsForUs || mayCompact(saved.own, isCrowded)
      ? await store.transact('all', held => ({
          result: compaction(saved.own, held.records.values(), here, now(), isCrowded, waitsForUs),
        }))
      : emptyOnes(saved);
  const records = unique([...merged.records, ...unsent]);
  if (room === null || sizeOfBatch(saved, records, remote.limits.item) <= room) {
    const end = await send(context, saved, records, merged.superseded);
    if (end !== 'full') return end === 'sent' ? done(0) : { end };
  }
  return sendWhatFits(context, unsent, room);
}

const done = (notSent: number): Sent => ({ end: 'sent', notSent });

/** Under our name is what we never wrote. */
function isCopied({ next, outbox }: SyncSaved, numbers: ReadonlyMap<number, number> | undefined) {
  const last = outbox ? outbox.batch.range[1] : next - 1;
  return [...(numbers?.keys() ?? [])].some(number => number > Math.max(last, next - 1));
}

async function deliverOutbox(context: PushContext): Promise<'sent' | 'copied-profile'> {
  const { outbox } = await context.store.saved();
  if (!outbox) return 'sent';
  try {
    return await deliver(context, outbox);
  } catch (error) {
    if (!isFull(error)) throw error;
    await takeBack(context, outbox);
    return 'sent';
  }
}

/** What was removed here, and others still have: many at a time are asked about. */
async function askOfOurs({ store }: PushContext, mode: TakeMode): Promise<SyncState['asks']> {
  return store.transact('unsent', held => {
    const gone = [...held.records.values()].filter(
      ({ record, home }) => home !== null && isTombstone(record) && 'removed' in record,
    );
    const of = held.alive + gone.length;
    if (mode === 'agreed' || !isMany(gone.length, of)) return { result: null };
    if (mode === 'ask') return { result: { from: null, deletes: gone.length, of } };
    return { put: gone.map(kept => broughtBackHere(kept, held.tick())), result: null };
  });
}

function emptyOnes({ own }: SyncSaved): { superseded: number[]; records: KeptRecord[] } {
  const empty = own.filter(({ records }) => records === 0);
  return { superseded: empty.map(({ range }) => range[0]), records: [] };
}

/** A batch without records is worth writing: the first, for what can't be read, for a new name, for a sign of life. */
function hasToTell(saved: SyncSaved, now: number): boolean {
  const newest = saved.own.at(-1);
  if (!newest || toldOf(saved) !== saved.told) return true;
  const hasRead = JSON.stringify(newest.seen) !== JSON.stringify(seenOf(saved));
  return now - newest.at > (hasRead ? HEARTBEAT : 4 * HEARTBEAT);
}

async function send(
  context: PushContext,
  saved: SyncSaved,
  records: readonly KeptRecord[],
  superseded: readonly number[],
): Promise<'sent' | 'full' | 'copied-profile'> {
  const outbox = await prepareBatch(context, saved, records, superseded);
  if (!outbox) return 'sent';
  try {
    return await deliver(context, outbox);
  } catch (error) {
    if (!isFull(error)) throw error;
    await takeBack(context, outbox);
    return 'full';
  }
}

/** As many as there is room for, what matters most first; the rest is said. */
async function sendWhatFits(
  context: PushContext,
  unsent: readonly KeptRecord[],
  room: number | null,
): Promise<Sent> {
  const { store, remote, now } = context;
  const ordered = unsent.toSorted(byWeight);
  let [low, high] = [0, ordered.length];
  const saved = await store.saved();
  while (room !== null && low < high) {
    const middle = Math.ceil((low + high) / 2);
    const fits = sizeOfBatch(saved, ordered.slice(0, middle), remote.limits.item) <= room;
    if (fits) low = middle;
    else high = middle - 1;
  }
  // The remote may hold less than it says: half as many are tried, and half of these.
  for (let count = high; count > 0; count = Math.floor(count / 2)) {
    const end = await send(context, await store.saved(), ordered.slice(0, count), []);
    if (end === 'copied-profile') return { end };
    if (end === 'sent') {
      low = count;
      break;
    }
    low = 0;
  }
  const notSent = unsent.length - low;
  const words = `The remote is full: ${notSent} not sent.`;
  await store.transact([], held => ({
    saved: notSent > 0 ? logged(held.saved, now(), words, 'warning') : held.saved,
    result: null,
  }));
  return done(notSent);
}

function unique(records: readonly KeptRecord[]): KeptRecord[] {
  return [...new Map(records.map(kept => [kept.record.id, kept])).values()];
}
