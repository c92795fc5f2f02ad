import type { WallDate } from '../model/index.ts';
import { isoDay, monthNumber } from '../text/index.ts';

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d\d:?\d\d|[+-]\d\d)?)?$/i;
/** RFC 822 as it is found: without a weekday, with a long month, two-digit years. */
const RFC_822 =
  /^(?:\p{L}{2,12}\.?,?\s+)?(\d{1,2})[\s-]+(\p{L}{3,9})\.?,?[\s-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([A-Z]{1,5}|[+-]\d\d:?\d\d)?.*)?$/iu;
const ASCTIME =
  /^\p{L}{3},?\s+(\p{L}{3})\s+(\d{1,2})\s+(\d\d):(\d\d):(\d\d)\s+(?:([A-Z]{1,5})\s+)?(\d{4})$/iu;

const ZONES: ReadonlyMap<string, string> = new Map([
  ['Z', '+00:00'],
  ['UT', '+00:00'],
  ['UTC', '+00:00'],
  ['GMT', '+00:00'],
  ['BST', '+01:00'],
  ['CET', '+01:00'],
  ['CEST', '+02:00'],
  ['EST', '-05:00'],
  ['EDT', '-04:00'],
  ['CST', '-06:00'],
  ['CDT', '-05:00'],
  ['MST', '-07:00'],
  ['MDT', '-06:00'],
  ['PST', '-08:00'],
  ['PDT', '-07:00'],
]);

/**
 * A date of a feed or an export (ISO 8601, RFC 822, asctime) as the blog's wall clock shows it:
 * `2015-03-10T22:11:05+00:00`, the day alone where there is no time. A time in UTC is told in `timeZone`
 * (IANA name), where that is known; one with an offset of its own keeps it. Null for what is no day of
 * the calendar between 1900 and 9999.
 */
export function wallDate(text: string, timeZone: string | null = null): WallDate | null {
  const parts = dateParts(text.trim());
  if (!parts) return null;
  const day = isoDay(parts.year, parts.month, parts.day);
  if (day === null || parts.clock === null) return day;
  const [hour, minute, second] = parts.clock;
  if (hour > 23 || minute > 59 || second > 60) return day;
  const time = [hour, minute, Math.min(second, 59)].map(twoDigits).join(':');
  const offset = readOffset(parts.zone);
  if (offset === '+00:00' && timeZone !== null) return inZone(`${day}T${time}`, timeZone);
  return `${day}T${time}${offset}`;
}

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly clock: readonly [hour: number, minute: number, second: number] | null;
  readonly zone: string;
}

function dateParts(text: string): DateParts | null {
  const iso = ISO.exec(text);
  if (iso) {
    const [, year, month, day, hour, minute, second, zone] = iso;
    return partsOf(year!, Number(month), day!, hour, minute, second, zone);
  }
  if (text.length > 60) return null;
  const rfc = RFC_822.exec(text);
  if (rfc) {
    const [, day, month, year, hour, minute, second, zone] = rfc;
    return partsOf(year!, monthNumber(month!), day!, hour, minute, second, zone);
  }
  const asctime = ASCTIME.exec(text);
  if (!asctime) return null;
  const [, month, day, hour, minute, second, zone, year] = asctime;
  return partsOf(year!, monthNumber(month!), day!, hour, minute, second, zone);
}

function partsOf(
  year: string,
  month: number,
  day: string,
  hour?: string,
  minute?: string,
  second?: string,
  zone?: string,
): DateParts {
  const short = Number(year);
  const century = year.length === 4 ? 0 : short < 70 ? 2000 : 1900;
  return {
    year: century + short,
    month,
    day: Number(day),
    clock: hour === undefined ? null : [Number(hour), Number(minute), Number(second ?? 0)],
    zone: zone ?? '',
  };
}

/** `+01:00`, or nothing where the zone is unknown. */
function readOffset(zone: string): string {
  const match = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (!match) return ZONES.get(zone.toUpperCase()) ?? '';
  const offset = `${match[1]}${match[2]}:${match[3] ?? '00'}`;
  return offset === '-00:00' ? '+00:00' : Number(match[2]) > 14 ? '' : offset;
}

function inZone(utc: string, timeZone: string): WallDate {
  const instant = Date.parse(`${utc}Z`);
  const minutes = offsetMinutes(instant, timeZone);
  const wall = new Date(instant + minutes * 60_000).toISOString().slice(0, 19);
  return wall + sayOffset(minutes);
}

/** An offset from UTC as dates write it. */
export function sayOffset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat | null>();
/** By zone and day: asking `Intl` costs microseconds, and a blog has few days compared with its comments. */
const offsets = new Map<string, number | 'changes'>();

/** Minutes that a zone is ahead of UTC; 0 for a zone that nobody knows. */
function offsetMinutes(instant: number, timeZone: string): number {
  const day = Math.floor(instant / DAY);
  const key = `${timeZone} ${day}`;
  let known = offsets.get(key);
  if (known === undefined) {
    const begins = askedOffset(day * DAY, timeZone);
    known = begins === askedOffset((day + 1) * DAY, timeZone) ? begins : 'changes';
    if (offsets.size > 50_000) offsets.clear();
    offsets.set(key, known);
  }
  return known === 'changes' ? askedOffset(instant, timeZone) : known;
}

function askedOffset(instant: number, timeZone: string): number {
  const format = formatOf(timeZone);
  if (!format) return 0;
  const part = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const wall = Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second);
  return Math.round((wall - Math.floor(instant / 1000) * 1000) / 60_000);
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  let format = formats.get(timeZone);
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en-GB', {
        timeZone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch {
      format = null;
    }
    formats.set(timeZone, format);
  }
  return format;
}

/** A wall date as milliseconds since 1970, for ordering; without an offset, as if it were UTC. */
export function instantOf(date: WallDate): number {
  const match = /^(.{10})(?:T(\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)?)?$/.exec(date);
  if (!match) return Number.NaN;
  return Date.parse(`${match[1]}T${match[2] ?? '00:00'}${match[3] ?? ':00'}${match[4] ?? 'Z'}`);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
