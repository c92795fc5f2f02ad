/** Term edits and settings, which know of no clocks: what the user changed is noticed, what came is put in force. */
import type { Clock, SyncRecordId, SyncState } from '../model/index.ts';
import {
  archiveOfRecord,
  archiveRecordId,
  compareFields,
  isArchiveRecord,
  isFieldRecord,
  isTombstone,
  readClock,
  type Values,
  valuesOf,
  withoutArchive,
  writeClock,
} from '../sync/index.ts';
import { canonicalJson } from '../text/index.ts';
import type { KeptRecord, LocalFields, LocalValues, SyncHeld, SyncStore } from './sync-ports.ts';
import { isMany, type TakeMode } from './sync-take.ts';

/** Not null: so many would be unset by what is here; nothing was written, the user is to be asked. */
export type Absorbed = SyncState['asks'];

interface Outcome {
  readonly asks: Absorbed;
  readonly apply: readonly Pick<LocalValues, 'id' | 'values'>[];
}

/**
 * Compares what is in force here with the records, stamps what the user changed, and puts in force what
 * came from elsewhere. May die anywhere in between: it finds the same again.
 */
export async function absorbFields(
  store: SyncStore,
  fields: LocalFields,
  mode: TakeMode,
): Promise<Absorbed> {
  const first = await compareAll(store, fields, mode);
  if (first.asks || first.apply.length === 0) return first.asks;
  await fields.apply(first.apply);
  // What is in force now has been seen: a change back to what it was is the user's.
  await compareAll(store, fields, 'agreed');
  return null;
}

async function compareAll(store: SyncStore, fields: LocalFields, mode: TakeMode): Promise<Outcome> {
  const local = new Map((await fields.read()).map(row => [row.id, row]));
  return store.transact('fields', held => decide(held, local, mode));
}

function decide(
  held: SyncHeld,
  local: ReadonlyMap<SyncRecordId, LocalValues>,
  mode: TakeMode,
): { put?: KeptRecord[]; result: Outcome } {
  const put: KeptRecord[] = [];
  const apply: Pick<LocalValues, 'id' | 'values'>[] = [];
  let unset = 0;
  for (const id of new Set([...local.keys(), ...held.records.keys()])) {
    const kept = held.records.get(id) ?? null;
    const record = kept?.record ?? { id, fields: {} };
    if (!isFieldRecord(record)) continue;
    const row = local.get(id);
    const shadow = wentWithArchive(id, local) ? {} : (kept?.shadow ?? null);
    const here = row?.values ?? absent(id, shadow ?? {});
    const isOld = kept === null && held.saved.last === null;
    const stamp = () => (isOld ? firstStamp(held, row?.changed ?? null) : held.tick());
    const compared = compareFields(record, shadow, here, stamp);
    const isUnset = isTombstone(compared.record) && !isTombstone(record);
    if (isUnset) unset++;
    if (isUnset && mode === 'refused') {
      apply.push({ id, values: valuesOf(record) });
      continue;
    }
    if (compared.apply && !isArchiveRecord(id)) apply.push({ id, values: compared.apply });
    const isChanged = compared.record !== record;
    if (!isChanged && canonicalJson(kept?.shadow ?? {}) === canonicalJson(compared.shadow))
      continue;
    const unsent = isChanged || kept?.unsent === true;
    put.push({ ...(kept ?? NEW), record: compared.record, shadow: compared.shadow, unsent });
  }
  const asks = { from: null, deletes: unset, of: held.alive };
  if (mode === 'ask' && isMany(unset, held.alive)) return { result: { asks, apply: [] } };
  return { put, result: { asks: null, apply } };
}

const NEW = { unsent: true, home: null, batch: null } as const;

/** What is here no longer was unset; but an archive that is gone is so on this device only. */
function absent(id: SyncRecordId, shadow: Values): Values {
  return isArchiveRecord(id) ? withoutArchive(shadow) : {};
}

/**
 * With an archive what was said of it is gone here. Nobody unset them: they are put in force again, for the day
 * that the archive is here again.
 */
function wentWithArchive(id: SyncRecordId, local: ReadonlyMap<SyncRecordId, LocalValues>): boolean {
  const archive = archiveOfRecord(id);
  return archive !== null && !local.has(id) && !local.has(archiveRecordId(archive));
}

/**
 * Of what was set before it was ever synced: when that was, or, where that is not known, before all else:
 * a new device does not overrule the others with what it happens to have.
 */
function firstStamp(held: SyncHeld, changed: number | null): Clock {
  const device = readClock(held.tick())?.device ?? '';
  return writeClock({ time: Math.max(1, Math.floor(changed ?? 1)), count: 0, device });
}
