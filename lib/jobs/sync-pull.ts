/** Reads what other devices have written since we last looked; writes nothing, here or there. */

import * as v from 'valibot';
import { HighlightRecordSchema } from '../highlights/index.ts';
import { type DeviceId, fail, ok, type Result, type SyncRecord } from '../model/index.ts';
import {
  type BatchHeader,
  decodeBatch,
  FieldRecordSchema,
  joinParts,
  type Part,
  readPart,
  readSegmentName,
  type Sealer,
  segmentName,
} from '../sync/index.ts';
import type { Remote, RemoteItem } from './remote-ports.ts';
import { areSane, isIn, numbersOf } from './sync-ranges.ts';
import type { OtherLog, Range, SyncSaved } from './sync-saved.ts';

export interface PulledBatch {
  readonly device: DeviceId;
  readonly range: Range;
  readonly header: BatchHeader;
  readonly records: readonly SyncRecord[];
}

export interface PulledLog {
  readonly device: DeviceId;
  /** As it will be known once the batches are taken in. */
  readonly log: OtherLog;
  readonly batches: readonly PulledBatch[];
  /** Sentences on what is not in order. */
  readonly said: readonly string[];
}

/** Sizes by number of each device's log, as the remote lists them; names that are none of ours are left out. */
export type Listed = ReadonlyMap<DeviceId, ReadonlyMap<number, number>>;

export function listedLogs(items: readonly RemoteItem[]): Listed {
  const logs = new Map<DeviceId, Map<number, number>>();
  for (const { name, size } of items) {
    const found = readSegmentName(name);
    if (!found) continue;
    const log = logs.get(found.device) ?? new Map<number, number>();
    logs.set(found.device, log.set(found.sequence, size));
  }
  return logs;
}

const NEVER_READ: OtherLog = {
  name: '',
  lastSeen: 0,
  top: 0,
  live: [],
  floor: {},
  bad: [],
  misses: {},
  gone: false,
};

/** What is new in all logs but our own. Throws what the remote throws. */
export async function pullLogs(
  remote: Remote,
  sealer: Sealer,
  saved: Pick<SyncSaved, 'others'>,
  listed: Listed,
  here: DeviceId,
  now: number,
  signal?: AbortSignal,
): Promise<PulledLog[]> {
  const pulled: PulledLog[] = [];
  for (const [device, numbers] of [...listed].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (device === here) continue;
    const known = saved.others[device] ?? NEVER_READ;
    const reader = createLogReader(remote, sealer, device, numbers, signal);
    const log = await pullLog(reader, device, known, [...numbers.keys()], now);
    if (log) pulled.push(log);
  }
  return pulled;
}

/** What two clocks, a day ahead or behind each, are apart at most. */
const CLOCKS_APART = 2 * 86_400_000;

/** Null where there is nothing new. */
async function pullLog(
  reader: LogReader,
  device: DeviceId,
  known: OtherLog,
  numbers: readonly number[],
  now: number,
): Promise<PulledLog | null> {
  const highest = Math.max(...numbers);
  if (highest < known.top || (known.gone && highest === known.top)) {
    const newest = await reader.newest(0);
    const isWrittenSince = (newest?.header.at ?? 0) > known.lastSeen + CLOCKS_APART;
    // With the remote its device was put back too, and gives numbers again that we know from before.
    const { name, lastSeen } = known;
    if (isWrittenSince) {
      return pullLog(reader, device, { ...NEVER_READ, name, lastSeen }, numbers, now);
    }
    return known.gone ? null : rolledBack(device, known);
  }
  const fresh = numbers.filter(number => number > known.top || known.bad.includes(number));
  if (fresh.length === 0) return null;
  const newest = await reader.newest(known.top);
  const header = newest?.header;
  const last = newest?.range[1] ?? known.top;
  const live = newest ? [...newest.header.live, newest.range] : known.live;
  const wanted = fresh.filter(number => number <= last && isIn(live, number)).sort((a, b) => a - b);
  const read = new Map<number, PulledBatch>();
  if (newest) read.set(newest.range[0], newest);
  const bad = new Set<number>();
  for (const number of wanted) {
    if ([...read.values()].some(({ range }) => isIn([range], number))) continue;
    const batch = await reader.batchAt(number);
    if (batch) read.set(batch.range[0], batch);
    else bad.add(number);
  }
  // A hole: in force, not read before, and not there.
  const holes = numbersOf(live).filter(
    number => number > known.top && number <= last && !numbers.includes(number),
  );
  for (const number of [...known.bad.filter(one => isIn(live, one)), ...holes]) {
    const isRead = [...read.values()].some(({ range }) => isIn([range], number));
    if (!isRead) bad.add(number);
  }
  // Beyond the newest that is whole: a batch that is still being written, or one that was damaged.
  for (const number of numbers) {
    if (number > last && !(await reader.canOpen(number))) bad.add(number);
  }
  const unread = [...bad].sort((a, b) => a - b);
  const name = header?.name ?? known.name;
  const log: OtherLog = {
    name,
    lastSeen: Math.max(known.lastSeen, Math.min(header?.at ?? 0, now)),
    top: last,
    live,
    floor: header?.floor ?? known.floor,
    bad: unread,
    misses: header?.bad ?? known.misses,
    gone: false,
  };
  const isNewlyBad = unread.some(number => !known.bad.includes(number));
  const said = isNewlyBad
    ? [
        `${unread.length} of what “${name || device}” wrote can’t be read: cut off, altered or missing. It is asked to write it again.`,
      ]
    : [];
  return { device, log, batches: [...read.values()].sort(byNumber), said };
}

const byNumber = (a: PulledBatch, b: PulledBatch) => a.range[0] - b.range[0];

/** What we have of it we keep, and send; what is there is taken away (`sync-lost.ts`). */
function rolledBack(device: DeviceId, known: OtherLog): PulledLog {
  const said = [
    `The remote has an older state of what “${known.name || device}” wrote than it had before: it was rolled back. Nothing here is taken back by that.`,
  ];
  return { device, log: known, batches: [], said };
}

interface LogReader {
  /** The newest batch that is whole, above a number. */
  newest(above: number): Promise<PulledBatch | null>;
  /** Whether what is there is what was written there, though its batch may not be whole. */
  canOpen(number: number): Promise<boolean>;
  /** The batch that this number is a part of; null where it is damaged or not whole. */
  batchAt(number: number): Promise<PulledBatch | null>;
}

function createLogReader(
  remote: Remote,
  sealer: Sealer,
  device: DeviceId,
  listed: ReadonlyMap<number, number>,
  signal?: AbortSignal,
): LogReader {
  const parts = new Map<number, Promise<Part | null>>();

  function part(number: number): Promise<Part | null> {
    const known = parts.get(number);
    if (known) return known;
    const reading = readOne(number);
    parts.set(number, reading);
    return reading;
  }
  async function readOne(number: number): Promise<Part | null> {
    if (!listed.has(number)) return null;
    const name = segmentName(device, number);
    const sealed = await remote.get(name, signal);
    const opened = sealed && (await sealer.open({ name, device, sequence: number }, sealed));
    const read = opened?.ok ? readPart(opened.value) : null;
    return read?.ok ? read.value : null;
  }

  async function batchAt(number: number): Promise<PulledBatch | null> {
    const one = await part(number);
    if (!one) return null;
    const first = number - one.index;
    const all: Part[] = [];
    for (let index = 0; index < one.count; index++) {
      const other = await part(first + index);
      if (other?.index !== index || other.count !== one.count) return null;
      all.push(other);
    }
    const range: Range = [first, first + one.count - 1];
    const batch = readBatch(joinParts(all), range);
    return batch.ok ? { device, range, ...batch.value } : null;
  }

  return {
    batchAt,
    canOpen: async number => (await part(number)) !== null,
    async newest(above) {
      const numbers = [...listed.keys()].filter(number => number > above).sort((a, b) => b - a);
      for (const number of numbers) {
        const batch = await batchAt(number);
        if (batch) return batch;
      }
      return null;
    },
  };
}

function readBatch(
  bytes: Uint8Array,
  range: Range,
): Result<Pick<PulledBatch, 'header' | 'records'>> {
  const decoded = decodeBatch(bytes);
  if (!decoded.ok) return decoded;
  const { header } = decoded.value;
  if (!areSane(header.live, range[0])) {
    return fail('damaged', 'A batch says of its log what can’t be.', '');
  }
  const records: SyncRecord[] = [];
  for (const record of decoded.value.records) {
    const isOther = typeof record === 'object' && record !== null && 'fields' in record;
    const read = v.safeParse<v.GenericSchema<unknown, SyncRecord>>(
      isOther ? FieldRecordSchema : HighlightRecordSchema,
      record,
    );
    // One that is not in order does not stop the others.
    if (read.success) records.push(read.output);
  }
  return ok({ header, records });
}
