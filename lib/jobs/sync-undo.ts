/** Taking back what a pull changed. It is written anew, so that it holds on all devices. */
import { changeRecord } from '../highlights/index.ts';
import type { Clock, HighlightRecord, SyncRecord } from '../model/index.ts';
import { isFieldRecord, sameRecord } from '../sync/index.ts';
import { canonicalJson } from '../text/index.ts';
import type { KeptRecord, SyncStore } from './sync-ports.ts';
import { logged } from './sync-saved.ts';
import { withValues } from './sync-take.ts';

/** How many records are again as they were before the pull. */
export async function undoPull(store: SyncStore, pull: number, now: number): Promise<number> {
  const rows = (await store.undoRows()).filter(row => row.pull === pull);
  return store.transact(
    rows.map(({ id }) => id),
    held => {
      const put = rows.flatMap(({ id, before }) => {
        const kept = held.records.get(id) ?? gone(before);
        if (!kept) return [];
        const record = asBefore(kept.record, before, held.tick());
        return sameRecord(record, kept.record) && held.records.has(id)
          ? []
          : [{ ...kept, record, unsent: true }];
      });
      const words = `Taken back: ${put.length} records are as they were before.`;
      return { put, forgetPull: pull, saved: logged(held.saved, now, words), result: put.length };
    },
  );
}

/** It is here no more, not even as a tombstone. */
function gone(before: SyncRecord | null): KeptRecord | null {
  return before && { record: before, unsent: true, home: null, batch: null, shadow: null };
}

function asBefore(record: SyncRecord, before: SyncRecord | null, at: Clock): SyncRecord {
  if (isFieldRecord(record)) return withValues(record, before, at);
  if (before === null)
    return record.removed.value ? record : changeRecord(record, { removed: true }, at);
  return isFieldRecord(before) ? record : highlightAsBefore(record, before, at);
}

function highlightAsBefore(
  record: HighlightRecord,
  before: HighlightRecord,
  at: Clock,
): HighlightRecord {
  const differs = (a: unknown, b: unknown) => canonicalJson(a) !== canonicalJson(b);
  // Both of two notes that were written apart come back, in one.
  const noteOf = ({ notes }: HighlightRecord) =>
    notes.versions.map(({ text }) => text).join('\n\n');
  return changeRecord(
    record,
    {
      colour: differs(record.colour.value, before.colour.value) ? before.colour.value : undefined,
      tags: differs(record.tags.value, before.tags.value) ? before.tags.value : undefined,
      links: differs(record.links.value, before.links.value) ? before.links.value : undefined,
      note: noteOf(record) === noteOf(before) ? undefined : noteOf(before),
      removed: record.removed.value === before.removed.value ? undefined : before.removed.value,
    },
    at,
  );
}
