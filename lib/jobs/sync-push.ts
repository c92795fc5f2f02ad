/**
 * Writes what changed here. A batch is made, sealed and put into the outbox, with its numbers, in one
 * transaction; the very same bytes are then put until all are there, however often the worker dies in
 * between; then the records count as sent, unless they have changed since.
 */
import { type DeviceId, hash53, type SyncRecordId } from '../model/index.ts';
import {
  type BatchHeader,
  cutBatch,
  encodeBatch,
  isTombstone,
  latestOf,
  SEAL_BYTES,
  type Sealer,
  segmentName,
} from '../sync/index.ts';
import { canonicalJson } from '../text/index.ts';
import { type Remote, RemoteError } from './remote-ports.ts';
import type { KeptRecord, SyncStore } from './sync-ports.ts';
import { logged, type Outbox, type OwnBatch, type Range, type SyncSaved } from './sync-saved.ts';

export interface PushContext {
  readonly store: SyncStore;
  readonly remote: Remote;
  readonly sealer: Sealer;
  readonly here: DeviceId;
  readonly now: () => number;
  readonly signal: AbortSignal | undefined;
}

/** How far the logs of others were read without a gap. */
export function seenOf({ others }: Pick<SyncSaved, 'others'>): Record<DeviceId, number> {
  const seen = Object.entries(others).map(([device, { top, bad }]) => {
    return [device, Math.min(top, ...bad.map(number => number - 1))] as const;
  });
  return Object.fromEntries(seen.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What our newest batch has to tell beside records; a batch is written for it alone where it changed. */
export function toldOf({ joined, others }: SyncSaved): string {
  const bad = Object.entries(others).filter(([, log]) => log.bad.length > 0 && !log.gone);
  return canonicalJson({
    name: joined?.names.device ?? '',
    bad: Object.fromEntries(bad.map(([device, log]) => [device, log.bad])),
  });
}

/**
 * Prepares a batch of `records` in place of our batches `superseded`, and puts it in the outbox. Nothing
 * is prepared where another batch was meanwhile.
 */
export async function prepareBatch(
  { store, remote, sealer, here, now }: PushContext,
  saved: SyncSaved,
  records: readonly KeptRecord[],
  superseded: readonly number[],
): Promise<Outbox | null> {
  const outbox = await sealBatch(
    sealer,
    here,
    saved,
    records,
    superseded,
    remote.limits.item,
    now(),
  );
  return store.transact([], held => {
    if (held.saved.next !== saved.next || held.saved.outbox) return { result: null };
    const told = toldOf(saved);
    const next = outbox.batch.range[1] + 1;
    return { saved: { ...held.saved, outbox, superseded, told, next }, result: outbox };
  });
}

/** Under the next numbers of our log; nothing is written yet. */
export async function sealBatch(
  sealer: Sealer,
  here: DeviceId,
  saved: SyncSaved,
  records: readonly KeptRecord[],
  superseded: readonly number[],
  item: number | null,
  now: number,
): Promise<Outbox> {
  const { header, parts } = makeBatch(saved, records, superseded, item, now);
  const items: { name: string; bytes: Uint8Array }[] = [];
  for (const [index, part] of parts.entries()) {
    const sequence = saved.next + index;
    const name = segmentName(here, sequence);
    items.push({ name, bytes: await sealer.seal({ name, device: here, sequence }, part) });
  }
  const batch: OwnBatch = {
    range: [saved.next, saved.next + parts.length - 1],
    sizes: items.map(({ bytes }) => bytes.length),
    seen: header.seen,
    at: header.at,
    records: records.length,
  };
  return { batch, items, sent: records.map(({ record }) => [record.id, digest(record)]) };
}

/** What a batch would take up, sealed, the names of its parts included; bytes. */
export function sizeOfBatch(
  saved: SyncSaved,
  records: readonly KeptRecord[],
  item: number | null,
): number {
  const { parts } = makeBatch(saved, records, [], item, 0);
  return parts.reduce((sum, part) => sum + part.length + SEAL_BYTES + NAME, 0);
}

const NAME = segmentName('0000000000', 1).length;

function makeBatch(
  saved: SyncSaved,
  records: readonly KeptRecord[],
  superseded: readonly number[],
  item: number | null,
  now: number,
): { header: BatchHeader; parts: ReturnType<typeof cutBatch> } {
  const kept = saved.own.filter(({ range }) => !superseded.includes(range[0]));
  const seen = seenOf(saved);
  const floor = Object.entries(seen).map(([device, number]) => {
    return [device, Math.min(number, ...kept.map(batch => batch.seen[device] ?? 0))] as const;
  });
  const { bad, name } = JSON.parse(toldOf(saved)) as Pick<BatchHeader, 'bad' | 'name'>;
  const live: Range[] = kept.map(({ range }) => range);
  const header = { at: now, name, live, seen, floor: Object.fromEntries(floor), bad };
  const bytes = encodeBatch(
    header,
    records.map(({ record }) => record),
  );
  return { header, parts: cutBatch(bytes, item === null ? null : item - SEAL_BYTES) };
}

export type Delivered = 'sent' | 'copied-profile';

/** Puts what is in the outbox. Throws what the remote throws; the outbox stays then. */
export async function deliver(context: PushContext, outbox: Outbox): Promise<Delivered> {
  const { remote, store, here, now, signal } = context;
  for (const { name, bytes } of outbox.items) {
    const put = await remote.putOnce(name, bytes, signal).catch(async (error: unknown) => {
      if (!isFull(error)) throw error;
      // Of an attempt whose reply was lost it may be there, and others may have read it: then it counts.
      const there = await remote.get(name, signal);
      if (there === null || !isSame(there, bytes)) throw error;
      return 'written' as const;
    });
    if (put === 'written') continue;
    // Of an attempt whose reply was lost, or of somebody who goes by our name.
    const there = await remote.get(name, signal);
    if (there === null || !isSame(there, bytes)) return 'copied-profile';
  }
  const hashes = new Map<SyncRecordId, number>(outbox.sent);
  const removable = await store.transact([...hashes.keys()], held => {
    const { superseded } = held.saved;
    const put = [...held.records.values()]
      .filter(({ record }) => hashes.get(record.id) === digest(record))
      .map(kept => ({ ...kept, unsent: false, home: here, batch: outbox.batch.range[0] }));
    const old = held.saved.own.filter(({ range }) => superseded.includes(range[0]));
    const own = [...held.saved.own.filter(batch => !old.includes(batch)), outbox.batch];
    const saved = { ...held.saved, own, outbox: null, superseded: [] };
    const words = `${put.length} ${put.length === 1 ? 'record' : 'records'} sent.`;
    return {
      put,
      saved: put.length > 0 && old.length === 0 ? logged(saved, now(), words) : saved,
      result: old.flatMap(({ range: [first, last] }) => namesOf(here, first, last)),
    };
  });
  if (removable.length > 0) await remote.remove(removable, signal);
  return 'sent';
}

/** Takes back what could not be delivered for want of room; its numbers are not given again. */
export async function takeBack(context: PushContext, outbox: Outbox): Promise<void> {
  await context.store.transact([], held => ({
    saved: { ...held.saved, outbox: null, superseded: [] },
    result: null,
  }));
  await context.remote.remove(
    outbox.items.map(({ name }) => name),
    context.signal,
  );
}

function namesOf(device: DeviceId, first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, at) => segmentName(device, first + at));
}

export function isFull(error: unknown): boolean {
  return error instanceof RemoteError && error.fault === 'full';
}

export function digest(record: KeptRecord['record']): number {
  return hash53(canonicalJson(record));
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** What matters most goes first where not all has room: deletions, then changes, then what is new, the latest first. */
export function byWeight(a: KeptRecord, b: KeptRecord): number {
  const weight = ({ record, home }: KeptRecord) =>
    isTombstone(record) ? 0 : home !== null ? 1 : 2;
  const [left, right] = [latestOf(a.record) ?? '', latestOf(b.record) ?? ''];
  return weight(a) - weight(b) || (left > right ? -1 : left < right ? 1 : 0);
}
