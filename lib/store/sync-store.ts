import type {
  AsideRecord,
  KeptRecord,
  SyncHeld,
  SyncSaved,
  SyncStore,
  SyncWrites,
  Wanted,
} from '../jobs/ports.ts';
import { NOTHING_SAVED } from '../jobs/ports.ts';
import type { Clock } from '../model/index.ts';
import { isFieldRecord, isTombstone, laterClock, nextClock } from '../sync/index.ts';
import { randomName, readDevice, toRecord, toRow } from './highlight-store.ts';
import type { BackstoryDatabase, HighlightRow, MetaRow, SyncFieldsRow } from './schema.ts';

const ROW = 'sync';

/** What sync reads and writes, each step in one transaction with its cursors. */
export function createSyncStore(
  database: BackstoryDatabase,
  now: () => number = Date.now,
): SyncStore {
  const { highlights, syncFields, syncSaved, syncAside, syncUndo, meta } = database;

  async function saved(): Promise<SyncSaved> {
    const row = await syncSaved.get(ROW);
    // What a later version of this program remembers beside is there from its start.
    return row ? { ...NOTHING_SAVED, ...row.value } : NOTHING_SAVED;
  }

  async function wantedRecords(wanted: Wanted): Promise<KeptRecord[]> {
    if (wanted === 'fields') return (await syncFields.toArray()).map(keptFields);
    if (wanted === 'all') {
      const [some, others] = [await highlights.toArray(), await syncFields.toArray()];
      return [...some.map(keptHighlight), ...others.map(keptFields)];
    }
    if (wanted === 'unsent') {
      const some = await highlights.where('unsent').equals(1).toArray();
      const others = await syncFields.where('unsent').equals(1).toArray();
      return [...some.map(keptHighlight), ...others.map(keptFields)];
    }
    if (wanted.length === 0) return [];
    const [ours, theirs] = [wanted.filter(isHighlightId), wanted.filter(id => !isHighlightId(id))];
    const some = ours.length > 0 ? await highlights.bulkGet(ours) : [];
    const others = theirs.length > 0 ? await syncFields.bulkGet(theirs) : [];
    return [
      ...some.flatMap(row => (row ? [keptHighlight(row)] : [])),
      ...others.flatMap(row => (row ? [keptFields(row)] : [])),
    ];
  }

  async function alive(): Promise<number> {
    const all = (await highlights.count()) + (await syncFields.count());
    const gone = await highlights.where('gone').equals(1).count();
    return all - gone - (await syncFields.where('gone').equals(1).count());
  }

  async function write(writes: SyncWrites, aside: readonly AsideRecord[]): Promise<void> {
    const put = writes.put ?? [];
    const some = put.flatMap(toHighlightRow);
    const others = put.flatMap(toFieldsRow);
    if (some.length > 0) await highlights.bulkPut(some);
    if (others.length > 0) await syncFields.bulkPut(others);
    const drop = writes.drop ?? [];
    if (drop.length > 0) {
      await highlights.bulkDelete(drop.filter(isHighlightId));
      await syncFields.bulkDelete(drop.filter(id => !isHighlightId(id)));
    }
    const gone = (writes.dropAside ?? []).map(({ id, from }): [string, string] => [id, from]);
    if (aside.length > 0) await syncAside.bulkDelete(gone);
    if (writes.putAside?.length) await syncAside.bulkPut([...writes.putAside]);
    if (writes.undo?.length) await syncUndo.bulkPut([...writes.undo]);
    if (writes.forgetUndo !== undefined) {
      await syncUndo.where('at').below(writes.forgetUndo).delete();
    }
    if (writes.forgetPull !== undefined) {
      await syncUndo.where('pull').equals(writes.forgetPull).delete();
    }
    if (writes.saved) await syncSaved.put({ name: ROW, value: writes.saved });
  }

  return {
    saved,
    device: () => database.transaction('rw', meta, () => readDevice(meta)),

    newDevice: () =>
      database.transaction('rw', meta, async () => {
        const value = randomName();
        await meta.put({ name: 'device', value });
        return value;
      }),

    counts: () =>
      database.transaction('r', [highlights, syncFields, syncAside], async () => {
        const unsent = await highlights.where('unsent').equals(1).count();
        const others = await syncFields.where('unsent').equals(1).count();
        const first = await syncAside.orderBy('due').first();
        return {
          unsent: unsent + others,
          aside: await syncAside.count(),
          due: first?.due ?? null,
        };
      }),

    undoRows: () => syncUndo.toArray(),

    transact: <T>(
      wanted: Wanted,
      decide: (held: SyncHeld) => SyncWrites & { readonly result: T },
    ): Promise<T> =>
      database.transaction(
        'rw',
        [highlights, syncFields, syncSaved, syncAside, syncUndo, meta],
        async () => {
          const records = await wantedRecords(wanted);
          const aside = await syncAside.toArray();
          const device = await readDevice(meta);
          const known = (await meta.get('clock'))?.value ?? null;
          let clock: Clock | null = known;
          const decided = decide({
            saved: await saved(),
            records: new Map(records.map(kept => [kept.record.id, kept])),
            alive: await alive(),
            aside,
            tick(heard = null) {
              clock = nextClock(laterClock(clock, heard), now(), device);
              return clock;
            },
          });
          await write(decided, aside);
          clock = laterClock(clock, decided.hear ?? null);
          if (clock !== null && clock !== known) {
            await meta.put({ name: 'clock', value: clock } satisfies MetaRow);
          }
          return decided.result;
        },
      ),
  };
}

function isHighlightId(id: string): boolean {
  return /^h[0-9a-z]{20}$/.test(id);
}

function keptHighlight(row: HighlightRow): KeptRecord {
  const { home = null, batch = null, unsent } = row;
  return { record: toRecord(row), unsent: unsent === 1, home, batch, shadow: null };
}

function keptFields({ id, fields, unsent, home, batch, shadow }: SyncFieldsRow): KeptRecord {
  return { record: { id, fields }, unsent: unsent === 1, home, batch, shadow };
}

function toHighlightRow({ record, unsent, home, batch }: KeptRecord): HighlightRow[] {
  return isFieldRecord(record) ? [] : [toRow(record, { unsent, home, batch })];
}

function toFieldsRow({ record, unsent, home, batch, shadow }: KeptRecord): SyncFieldsRow[] {
  if (!isFieldRecord(record)) return [];
  return [
    {
      ...record,
      home,
      batch,
      shadow,
      ...(unsent ? { unsent: 1 } : {}),
      ...(isTombstone(record) ? { gone: 1 } : {}),
    },
  ];
}
