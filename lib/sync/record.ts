/** What is the same for all kinds of synced records. */
import type { Clock, FieldRecord, Json, Stamped, SyncRecord } from '../model/index.ts';
import { canonicalJson } from '../text/index.ts';
import { readClock } from './clock.ts';
import { laterStamped, mergeHighlight } from './merge-highlight.ts';

/** Clocks this far ahead of ours are taken; beyond, a record waits aside. Milliseconds. */
export const MOST_AHEAD = 86_400_000;

export function isFieldRecord(record: SyncRecord): record is FieldRecord {
  return 'fields' in record;
}

/**
 * What two devices know of one record, made one: commutative, associative, idempotent. Throws a
 * RangeError where they are different records.
 */
export function mergeRecord(a: SyncRecord, b: SyncRecord): SyncRecord {
  if (isFieldRecord(a) && isFieldRecord(b)) return mergeFields(a, b);
  if (!isFieldRecord(a) && !isFieldRecord(b)) return mergeHighlight(a, b);
  throw new RangeError(`${a.id} and ${b.id} are of different kinds`);
}

function mergeFields(a: FieldRecord, b: FieldRecord): FieldRecord {
  if (a.id !== b.id) throw new RangeError(`${a.id} and ${b.id} are different records`);
  const names = [...new Set([...Object.keys(a.fields), ...Object.keys(b.fields)])].sort();
  const fields = names.map((name): [string, Stamped<Json>] => {
    const [left, right] = [a.fields[name], b.fields[name]];
    return [name, left && right ? laterStamped(left, right) : (left ?? right)!];
  });
  return { id: a.id, fields: Object.fromEntries(fields) };
}

/** The same bytes for the same state, wherever it was made. */
export function sameRecord(a: SyncRecord, b: SyncRecord): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** Kept only so that no other device brings it back. */
export function isTombstone(record: SyncRecord): boolean {
  return isFieldRecord(record)
    ? Object.values(record.fields).every(({ value }) => value === null)
    : record.removed.value;
}

/** Every clock in it, in no order. */
export function clocksOf(record: SyncRecord): Clock[] {
  if (isFieldRecord(record)) return Object.values(record.fields).map(({ at }) => at);
  const { colour, tags, links, removed, notes } = record;
  return [
    ...[colour.at, tags.at, links.at, removed.at],
    ...notes.versions.map(({ at }) => at),
    ...Object.values(notes.seen),
  ];
}

/** The latest clock in it. */
export function latestOf(record: SyncRecord): Clock | null {
  return clocksOf(record).sort().at(-1) ?? null;
}

/** When a record may be taken, in milliseconds since 1970; null where that is now. */
export function dueAt(record: SyncRecord, now: number): number | null {
  const latest = latestOf(record);
  const time = latest === null ? 0 : (readClock(latest)?.time ?? Number.MAX_SAFE_INTEGER);
  return time > now + MOST_AHEAD ? time - MOST_AHEAD : null;
}

/** Notes of a highlight that were written apart and are both there. */
export function hasTwoNotes(record: SyncRecord): boolean {
  return !isFieldRecord(record) && record.notes.versions.length > 1;
}
