/** The store of sync in memory: the same transactions, all or nothing, without a database. */
import type {
  AsideRecord,
  KeptRecord,
  SyncSaved,
  SyncStore,
  UndoRow,
} from '../../lib/jobs/ports.ts';
import { NOTHING_SAVED } from '../../lib/jobs/ports.ts';
import type { Clock, DeviceId, SyncRecord, SyncRecordId } from '../../lib/model/index.ts';
import { isFieldRecord, isTombstone, laterClock, nextClock } from '../../lib/sync/index.ts';

export interface MemoryStore extends SyncStore {
  readonly records: Map<SyncRecordId, KeptRecord>;
  /** Writes as the user does, with the device's next clock. */
  edit(id: SyncRecordId, change: (known: SyncRecord | null, at: Clock) => SyncRecord): void;
  /** What a killed worker leaves behind: everything that was written, and nothing else. */
  snapshot(): () => void;
}

export function createMemoryStore(
  named: () => DeviceId,
  now: () => number,
  beforeEach: () => Promise<void> = async () => {},
): MemoryStore {
  let device = named();
  let clock: Clock | null = null;
  let saved: SyncSaved = NOTHING_SAVED;
  const records = new Map<SyncRecordId, KeptRecord>();
  const aside = new Map<string, AsideRecord>();
  let undo: UndoRow[] = [];
  const keyOf = ({ id, from }: Pick<AsideRecord, 'id' | 'from'>) => `${id} ${from}`;
  const tick = (heard: Clock | null = null) => {
    clock = nextClock(laterClock(clock, heard), now(), device);
    return clock;
  };

  return {
    records,
    async device() {
      await beforeEach();
      return device;
    },
    async newDevice() {
      await beforeEach();
      device = named();
      return device;
    },
    async saved() {
      await beforeEach();
      return saved;
    },
    async counts() {
      await beforeEach();
      const due = Math.min(...[...aside.values()].map(row => row.due));
      return {
        unsent: [...records.values()].filter(({ unsent }) => unsent).length,
        aside: aside.size,
        due: Number.isFinite(due) ? due : null,
      };
    },
    async undoRows() {
      await beforeEach();
      return undo;
    },
    async transact(wanted, decide) {
      await beforeEach();
      const isWanted = ({ record, unsent }: KeptRecord) =>
        wanted === 'all' || (wanted === 'unsent' ? unsent : isFieldRecord(record));
      const held =
        typeof wanted === 'string'
          ? [...records.values()].filter(isWanted)
          : wanted.flatMap(id => records.get(id) ?? []);
      const alive = [...records.values()].filter(({ record }) => !isTombstone(record)).length;
      const made = decide({
        saved,
        records: new Map(held.map(kept => [kept.record.id, kept])),
        alive,
        aside: [...aside.values()],
        tick,
      });
      for (const kept of made.put ?? []) records.set(kept.record.id, kept);
      for (const id of made.drop ?? []) records.delete(id);
      for (const row of made.dropAside ?? []) aside.delete(keyOf(row));
      for (const row of made.putAside ?? []) aside.set(keyOf(row), row);
      undo = [...undo, ...(made.undo ?? [])].filter(
        ({ at, pull }) => at >= (made.forgetUndo ?? 0) && pull !== made.forgetPull,
      );
      clock = laterClock(clock, made.hear ?? null);
      saved = made.saved ?? saved;
      await beforeEach();
      return made.result;
    },
    edit(id, change) {
      const kept = records.get(id) ?? null;
      const record = change(kept?.record ?? null, tick());
      records.set(id, {
        ...(kept ?? { home: null, batch: null, shadow: null }),
        record,
        unsent: true,
      });
    },
    snapshot() {
      const before = {
        device,
        clock,
        saved,
        undo,
        records: new Map(records),
        aside: new Map(aside),
      };
      return () => {
        ({ device, clock, saved, undo } = before);
        records.clear();
        for (const [id, kept] of before.records) records.set(id, kept);
        aside.clear();
        for (const [key, row] of before.aside) aside.set(key, row);
      };
    },
  };
}
