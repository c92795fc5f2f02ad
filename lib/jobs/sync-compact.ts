/**
 * Which of our own batches are written anew as one. By sizes that grow (as log-structured merge trees do,
 * O'Neil and others 1996): small batches are merged often and large ones rarely, so that a record is
 * written again about as often as the logarithm of their number.
 */
import type { DeviceId } from '../model/index.ts';
import type { KeptRecord } from './sync-ports.ts';
import { sizeOf } from './sync-ranges.ts';
import type { OwnBatch } from './sync-saved.ts';

/** So many batches stand before small ones are merged: each is a request for whoever reads them all. */
const MOST_BATCHES = 16;
/** A batch this much smaller than what is newer is merged with it. */
const GROWTH = 2;
/** Below this share of records that are still at home in it, a batch is mostly waste. */
const LEAST_LIVE = 0.5;
/** A batch as old holds back tombstones, since it may have what they removed. */
const OLD = 30 * 86_400_000;

/** Whether it is worth the while to look at all records for `compaction`. */
export function mayCompact(own: readonly OwnBatch[], isCrowded: boolean): boolean {
  return own.length > (isCrowded ? 2 : MOST_BATCHES);
}

export interface Compaction {
  /** First numbers of the batches that go. */
  readonly superseded: readonly number[];
  /** What is at home in them, or nowhere, and is sent again. */
  readonly records: readonly KeptRecord[];
}

/**
 * `records` are all that are here. `oldToo`: also what is so old that tombstones wait for it. Empty
 * batches, which only told something of us, always go.
 */
export function compaction(
  own: readonly OwnBatch[],
  records: Iterable<KeptRecord>,
  here: DeviceId,
  now: number,
  isCrowded: boolean,
  oldToo: boolean,
): Compaction {
  const atHome = new Map<number, KeptRecord[]>();
  const nowhere: KeptRecord[] = [];
  for (const kept of records) {
    if (kept.home === null) nowhere.push(kept);
    else if (kept.home === here && kept.batch !== null) {
      const others = atHome.get(kept.batch);
      if (others) others.push(kept);
      else atHome.set(kept.batch, [kept]);
    }
  }
  const live = (batch: OwnBatch) => atHome.get(batch.range[0])?.length ?? 0;
  const waste = own.filter(
    batch => live(batch) < batch.records * LEAST_LIVE || batch.records === 0,
  );
  const small = own.length > (isCrowded ? 2 : MOST_BATCHES) ? smallOnes(own) : [];
  const old = oldToo ? oldOf(own, now) : [];
  const gone = [...new Set([...waste, ...small, ...old])];
  // One small batch written anew as one small batch is no gain, unless it is smaller then.
  if (gone.length === 0) return { superseded: [], records: [] };
  return {
    superseded: gone.map(({ range }) => range[0]),
    records: [...gone.flatMap(({ range }) => atHome.get(range[0]) ?? []), ...nowhere],
  };
}

/** What is written anew where tombstones wait for it. */
export function oldOf(own: readonly OwnBatch[], now: number): readonly OwnBatch[] {
  return own.filter(({ at }) => at < now - OLD);
}

/** From the newest back, as long as each is not much larger than all that are newer. */
function smallOnes(own: readonly OwnBatch[]): OwnBatch[] {
  const taken: OwnBatch[] = [];
  let size = 0;
  for (const batch of own.toReversed()) {
    if (taken.length >= 2 && sizeOf(batch) > GROWTH * size) break;
    taken.push(batch);
    size += sizeOf(batch);
  }
  return taken;
}
