/**
 * A **batch** is what a device writes at a time: records and a header, packed, deflated, and cut into
 * **segments** of at most so many bytes, each sealed by itself under the next number of the device's log.
 *
 *     batch    = version (1 byte), length of the text (4 bytes, little endian), deflated JSON
 *     segment  = index and count of the part (2 bytes each, little endian), bytes of the batch
 *
 * There is no manifest: the newest batch's header says which numbers of the log are in force.
 */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import * as v from 'valibot';
import {
  type FieldRecord,
  fail,
  type Json,
  ok,
  type Result,
  type SeenVector,
  type SyncRecord,
} from '../model/index.ts';
import { canonicalJson } from '../text/index.ts';
import type { Bytes } from './crypto-port.ts';
import { fromRows, type Rows, toRows } from './rows.ts';

export interface BatchHeader {
  /** Milliseconds since 1970, by the device's clock. */
  readonly at: number;
  /** What the user calls the device. */
  readonly name: string;
  /** First and last number of each batch of this log that is in force beside this one; all others may be removed. */
  readonly live: readonly (readonly [first: number, last: number])[];
  /** How far the others' logs were read when this was written. */
  readonly seen: SeenVector;
  /** How far they were read when the oldest batch in force was written: whatever came before is known in all of this log. */
  readonly floor: SeenVector;
  /** Segments of others that can't be read: who wrote them writes their records again. */
  readonly bad: Readonly<Record<string, readonly number[]>>;
}

export interface Batch {
  readonly header: BatchHeader;
  /** Outside data: decoded as far as a batch goes, no further. */
  readonly records: readonly unknown[];
}

const VERSION = 1;
/** Characters of JSON; 100,000 highlights have some 60 million. */
const LONGEST = 200_000_000;
const MOST_PARTS = 65_535;
const PART_HEADER = 4;

/**
 * Deflate starts with these in its window: a log of small batches would else pay for the same words
 * again and again. Never changed; another one is another version.
 */
const DICTIONARY = strToU8(
  'the of and to in a is that for it was on with as be at by this have from or had not but what all were when we there can an your which their said if do will each about how up out them then she many some so these would other into has more her two like him see time could no make than first been its who now people my made over did down only way find use may water long little very after words called just where most know archive term prefs site/ meaning/ density colour muted expansion aliasesAdded aliasesRemoved ' +
    'government minister secretary police prison probation service court justice officer union staff report review public national local council health school million year week says told from would should because between against during while before under without through however according published updated comments news politics society law crime article blog 2024 2025 2026 01 02 03 04 05 06 07 08 09 10 11 12 ' +
    '.html","https://www.gov.uk/government/news/","https://www.bbc.co.uk/news/articles/","https://www.theguardian.com/society/2026/","https://www.independent.co.uk/news/uk/","https://www.telegraph.co.uk/","https://blogspot.com/2026/","true,null,null,"]],[[{"text":"","source":""},0,0,0,[[',
);

const Vector = v.record(v.string(), v.number());
const Numbers = v.array(v.number());
const Row = v.array(v.unknown());
const Envelope = v.object({
  h: v.object({
    at: v.number(),
    name: v.pipe(v.string(), v.maxLength(100)),
    live: v.array(v.tuple([v.number(), v.number()])),
    seen: Vector,
    floor: v.optional(Vector),
    bad: v.optional(v.record(v.string(), Numbers), {}),
  }),
  d: v.array(v.string()),
  c: Numbers,
  p: v.array(v.pipe(v.array(Row), v.minLength(1))),
  f: v.array(Row),
});

export function encodeBatch(header: BatchHeader, records: readonly SyncRecord[]): Bytes {
  const { at, name, live, seen, floor, bad } = header;
  const isSame = canonicalJson(floor) === canonicalJson(seen);
  const lean = {
    ...{ at, name, live, seen },
    ...(isSame ? {} : { floor }),
    ...(Object.keys(bad).length === 0 ? {} : { bad }),
  };
  const text = strToU8(JSON.stringify({ ...toRows(records), h: lean }));
  const packed = deflateSync(text, { level: 9, mem: 9, dictionary: DICTIONARY });
  const bytes = new Uint8Array(5 + packed.length);
  bytes[0] = VERSION;
  new DataView(bytes.buffer).setUint32(1, text.length, true);
  bytes.set(packed, 5);
  return bytes;
}

/** `damaged` where it is none; `unknown-format` where a later version of the program wrote it. */
export function decodeBatch(bytes: Uint8Array): Result<Batch> {
  if (bytes.length < 6) return damaged('it is too short');
  if (bytes[0] !== VERSION) return tooNew();
  try {
    const text = inflate(bytes);
    if (text === null) return damaged('its length is not the one that it says');
    const envelope = v.parse(Envelope, JSON.parse(strFromU8(text)));
    const { h: header, ...rows } = envelope;
    const records = fromRows(rows as unknown as Rows);
    return ok({ header: { ...header, floor: header.floor ?? header.seen }, records });
  } catch (error) {
    return damaged(error instanceof Error ? error.message : String(error));
  }
}

/** No further than the length that is said, whatever would come out; null where it is another. */
function inflate(bytes: Uint8Array): Uint8Array | null {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1, true);
  if (size > LONGEST) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const inflating = new Inflate({ dictionary: DICTIONARY }, chunk => {
    length += chunk.length;
    if (length <= size) chunks.push(chunk);
  });
  for (let at = 5; at < bytes.length && length <= size; at += 65_536) {
    const end = Math.min(at + 65_536, bytes.length);
    inflating.push(bytes.subarray(at, end), end === bytes.length);
  }
  if (length !== size) return null;
  const text = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    text.set(chunk, at);
    at += chunk.length;
  }
  return text;
}

/** Parts of at most `most` bytes, their header included; null for no limit. */
export function cutBatch(batch: Uint8Array, most: number | null): Bytes[] {
  const room = Math.max(1, (most ?? batch.length + PART_HEADER) - PART_HEADER);
  const count = Math.max(1, Math.ceil(batch.length / room));
  if (count > MOST_PARTS) throw new RangeError(`a batch of ${count} parts`);
  return Array.from({ length: count }, (_, index) => {
    const piece = batch.subarray(index * room, (index + 1) * room);
    const part = new Uint8Array(PART_HEADER + piece.length);
    const view = new DataView(part.buffer);
    view.setUint16(0, index, true);
    view.setUint16(2, count, true);
    part.set(piece, PART_HEADER);
    return part;
  });
}

export interface Part {
  readonly index: number;
  readonly count: number;
  readonly bytes: Uint8Array;
}

export function readPart(part: Uint8Array): Result<Part> {
  if (part.length < PART_HEADER) return damaged('a part of it is too short');
  const view = new DataView(part.buffer, part.byteOffset);
  const [index, count] = [view.getUint16(0, true), view.getUint16(2, true)];
  if (index >= count) return damaged(`part ${index} of ${count}`);
  return ok({ index, count, bytes: part.subarray(PART_HEADER) });
}

/** In order, and all of them. */
export function joinParts(parts: readonly Part[]): Bytes {
  const batch = new Uint8Array(parts.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  for (const { bytes } of parts) {
    batch.set(bytes, at);
    at += bytes.length;
  }
  return batch;
}

/** JSON.parse takes any nesting; comparing, storing and writing it again overflow the stack. */
const MOST_DEPTH = 32;

function isWithin(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every(part => isWithin(part, depth - 1));
}

const Stamp = v.object({
  value: v.custom<Json>(value => value !== undefined && isWithin(value, MOST_DEPTH)),
  at: v.pipe(v.string(), v.regex(/^[0-9a-z]{9}-[0-9a-z]{4}-[0-9a-z]{10}$/)),
});

/** A record that is no highlight, as outside data. Kinds and fields of later versions are carried along. */
export const FieldRecordSchema: v.GenericSchema<unknown, FieldRecord> = v.object({
  id: v.pipe(v.string(), v.maxLength(2_500), v.regex(/^[a-z]+(?:\/.*)?$/su)),
  fields: v.pipe(v.record(v.pipe(v.string(), v.maxLength(100)), Stamp), v.maxEntries(1_000)),
});

function damaged(how: string) {
  const action = 'The device that wrote it writes it again when it syncs next.';
  return fail('damaged', `What another device wrote can't be read: ${how}.`, action);
}

function tooNew() {
  return fail(
    'unknown-format',
    'Another device has a newer Backstory, and writes what this one can’t read.',
    'Update Backstory here.',
  );
}
