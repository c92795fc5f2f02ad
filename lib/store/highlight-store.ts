import { changedAt } from '../highlights/index.ts';
import type { HighlightReader, HighlightStore } from '../jobs/ports.ts';
import type { Clock, HighlightRecord } from '../model/index.ts';
import { laterClock, nextClock } from '../sync/index.ts';
import type { BackstoryDatabase, HighlightRow } from './schema.ts';

/** Reads highlights from IndexedDB; safe in any extension page, at any time. */
export function createHighlightReader({
  highlights,
  sightings,
  meta,
}: BackstoryDatabase): HighlightReader {
  return {
    highlight: async id => toRecord(await highlights.get(id)),
    async ofPage(key) {
      const rows = await highlights.where('page.key').equals(key).toArray();
      return present(rows);
    },
    async highlights() {
      return present(await highlights.toArray());
    },
    sightings: () => sightings.toArray(),
    sighting: id => sightings.get(id),
    async changedSince(clock) {
      const rows =
        clock === null
          ? await highlights.orderBy('changed').toArray()
          : await highlights.where('changed').above(clock).toArray();
      return rows.map(row => toRecord(row));
    },
    async census() {
      const [named, clock, count] = await Promise.all([
        meta.get('database'),
        meta.get('clock'),
        highlights.count(),
      ]);
      return { database: named?.value ?? null, highlights: count, clock: clock?.value ?? null };
    },
  };
}

/** Writes them too: every write has a clock of its own, kept in the same transaction. */
export function createHighlightStore(
  database: BackstoryDatabase,
  now: () => number = Date.now,
): HighlightStore {
  const { highlights, sightings, meta } = database;
  const reader = createHighlightReader(database);

  const device = () => readDevice(meta);
  async function tick(): Promise<Clock> {
    const last = (await meta.get('clock'))?.value ?? null;
    const at = nextClock(last, now(), await device());
    await meta.put({ name: 'clock', value: at });
    return at;
  }
  /** What was heard from elsewhere is in the past of all that is written here from now on. */
  async function hear(clock: Clock): Promise<void> {
    const last = (await meta.get('clock'))?.value ?? null;
    await meta.put({ name: 'clock', value: laterClock(last, clock)! });
  }

  return {
    ...reader,

    device: () => database.transaction('rw', meta, device),

    write: (id, change) =>
      database.transaction('rw', highlights, meta, async () => {
        const row = await highlights.get(id);
        const next = change(toRecord(row), await tick());
        if (next) await highlights.put(toRow(next, { ...carriedBy(row), unsent: true }));
        return next;
      }),

    merge: (records, merge) =>
      database.transaction('rw', highlights, meta, async () => {
        const known = await highlights.bulkGet(records.map(({ id }) => id));
        const merged = records.map((record, index) => merge(toRecord(known[index]), record));
        const rows = merged.map((record, index) =>
          toRow(record, { ...carriedBy(known[index]), unsent: true }),
        );
        await highlights.bulkPut(rows);
        const latest = merged.map(changedAt).sort().at(-1);
        if (latest !== undefined) await hear(latest);
      }),

    rewrite: (heard, decide) =>
      database.transaction('rw', highlights, meta, async () => {
        const rows = await highlights.toArray();
        const known = new Map(rows.map(row => [row.id, toRecord(row)]));
        const own = await device();
        let last = laterClock((await meta.get('clock'))?.value ?? null, heard);
        const records = decide(known, () => {
          last = nextClock(last, now(), own);
          return last;
        });
        const carried = new Map(rows.map(row => [row.id, carriedBy(row)]));
        await highlights.bulkPut(
          records.map(record =>
            toRow(record, { ...(carried.get(record.id) ?? carriedBy(undefined)), unsent: true }),
          ),
        );
        if (last !== null) await meta.put({ name: 'clock', value: last });
      }),

    settle: clock =>
      database.transaction('rw', highlights, meta, async () => {
        if (!(await meta.get('database')))
          await meta.put({ name: 'database', value: randomName() });
        if (clock !== null) await hear(clock);
        return reader.census();
      }),

    async see(seen) {
      await sightings.bulkPut([...seen]);
    },
  };
}

/** Whose log carries a record, and whether it has changed since; sparse indexes have no row for what is absent. */
interface Carried {
  readonly unsent: boolean;
  readonly home: string | null;
  readonly batch: number | null;
}

function carriedBy(row: HighlightRow | undefined): Omit<Carried, 'unsent'> {
  return { home: row?.home ?? null, batch: row?.batch ?? null };
}

export function toRow(record: HighlightRecord, { unsent, home, batch }: Carried): HighlightRow {
  return {
    ...record,
    changed: changedAt(record),
    home,
    batch,
    ...(unsent ? { unsent: 1 } : {}),
    ...(record.removed.value ? { gone: 1 } : {}),
  };
}

export function toRecord(row: HighlightRow): HighlightRecord;
export function toRecord(row: HighlightRow | undefined): HighlightRecord | undefined;
export function toRecord(row: HighlightRow | undefined): HighlightRecord | undefined {
  if (row === undefined) return undefined;
  const { changed: _, unsent: __, gone: ___, home: ____, batch: _____, ...record } = row;
  return record;
}

function present(rows: readonly HighlightRow[]): HighlightRecord[] {
  return rows
    .filter(({ removed }) => !removed.value)
    .map(row => toRecord(row))
    .sort((a, b) => a.created - b.created);
}

/** This profile's name, given when it is first asked for; within a transaction. */
export async function readDevice(meta: BackstoryDatabase['meta']): Promise<string> {
  const known = await meta.get('device');
  if (known) return known.value;
  const value = randomName();
  await meta.put({ name: 'device', value });
  return value;
}

/** 10 characters of base 36: 51 bits, enough for the devices of one person. */
export function randomName(): string {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2));
  return (a.toString(36) + b.toString(36).padStart(7, '0')).slice(-10).padStart(10, '0');
}
