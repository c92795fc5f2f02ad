/**
 * Records as rows without names, and with what they have in common written once: clocks and devices as
 * numbers, pages in a table of their own. What can be told from the rest is left out.
 */
import type {
  Clock,
  FieldRecord,
  HighlightColour,
  HighlightNotes,
  HighlightPage,
  HighlightRecord,
  Json,
  Stamped,
  SyncRecord,
} from '../model/index.ts';
import { HIGHLIGHT_COLOURS } from '../model/index.ts';
import { canonicalJson } from '../text/index.ts';
import { readClock, writeClock } from './clock.ts';
import { clocksOf, isFieldRecord } from './record.ts';

export interface Rows {
  /** Devices of the clocks. */
  readonly d: readonly string[];
  /** Clocks in order: index of the device, milliseconds since the one before, counter; three numbers each. */
  readonly c: readonly number[];
  /** Pages, each with its highlights. */
  readonly p: readonly (readonly [page: readonly Json[], ...highlights: (readonly Json[])[]])[];
  /** Other records: id, then name, value and clock of each field. */
  readonly f: readonly (readonly Json[])[];
}

export function toRows(records: readonly SyncRecord[]): Rows {
  const clocks = [...new Set(records.flatMap(clocksOf))].sort();
  const at = new Map(clocks.map((clock, index) => [clock, index]));
  const indexOf = (clock: Clock) => at.get(clock)!;
  const pages = new Map<string, [readonly Json[], ...(readonly Json[])[]]>();
  for (const record of records) {
    if (isFieldRecord(record)) continue;
    const key = canonicalJson(record.page);
    const page = pages.get(key) ?? [packPage(record.page)];
    page.push(packHighlight(record, indexOf));
    pages.set(key, page);
  }
  const others = records.filter(isFieldRecord).map(({ id, fields }) => [
    id,
    ...Object.keys(fields)
      .sort()
      .flatMap(name => [name, fields[name]!.value, indexOf(fields[name]!.at)]),
  ]);
  return { ...packClocks(clocks), p: [...pages.values()], f: others };
}

/** Throws where the rows are none of ours. What it gives is outside data still: schemas are for the caller. */
export function fromRows({ d, c, p, f }: Rows): unknown[] {
  const clocks = unpackClocks(d, c);
  const clockAt = (index: unknown): Clock => {
    const clock = typeof index === 'number' ? clocks[index] : undefined;
    if (clock === undefined) throw new RangeError(`no clock ${index}`);
    return clock;
  };
  const highlights = p.flatMap(([page, ...rows]) => {
    const unpacked = unpackPage(page);
    return rows.map(row => unpackHighlight(row, unpacked, clockAt));
  });
  const others = f.map(([id, ...fields]): FieldRecord => {
    const unpacked: Record<string, Stamped<Json>> = {};
    for (let i = 0; i + 2 < fields.length; i += 3) {
      unpacked[String(fields[i])] = { value: fields[i + 1]!, at: clockAt(fields[i + 2]) };
    }
    return { id: String(id), fields: unpacked };
  });
  return [...highlights, ...others];
}

function packClocks(clocks: readonly Clock[]): Pick<Rows, 'd' | 'c'> {
  const parts = clocks.map(clock => readClock(clock)!);
  const devices = [...new Set(parts.map(({ device }) => device))].sort();
  let before = 0;
  const packed = parts.flatMap(({ time, count, device }) => {
    const since = time - before;
    before = time;
    return [devices.indexOf(device), since, count];
  });
  return { d: devices, c: packed };
}

function unpackClocks(devices: readonly string[], packed: readonly number[]): Clock[] {
  const clocks: Clock[] = [];
  let time = 0;
  for (let i = 0; i + 2 < packed.length; i += 3) {
    time += packed[i + 1]!;
    const device = devices[packed[i]!];
    if (device === undefined) throw new RangeError(`no device ${packed[i]}`);
    clocks.push(writeClock({ time, count: packed[i + 2]!, device }));
  }
  return clocks;
}

/** The key and the site of most pages can be told from their address. */
function plainKey(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/, '');
}

function packPage({ url, key, title, site, published, place }: HighlightPage): readonly Json[] {
  const where = place && [place.archive, place.post, place.comment];
  const plain = plainKey(url);
  return trimmed([
    url,
    title,
    key === plain ? null : key,
    site === plain.split('/')[0] ? null : site,
    published,
    where,
  ]);
}

function unpackPage(row: readonly Json[]): unknown {
  const [url, title, key = null, site = null, published = null, where = null] = row;
  const plain = plainKey(String(url));
  const [archive, post, comment = null] = Array.isArray(where) ? (where as Json[]) : [];
  return {
    url,
    title,
    key: key ?? plain,
    site: site ?? plain.split('/')[0],
    published,
    place: where && { archive, post, comment },
  };
}

function packHighlight(record: HighlightRecord, at: (clock: Clock) => number): readonly Json[] {
  const { id, created, by, anchor, colour, tags, links, removed, notes } = record;
  const clocks = [colour, tags, links, removed].map(stamped => at(stamped.at));
  const alike = clocks.every(clock => clock === clocks[0]);
  return trimmed([
    id.slice(1),
    alike ? clocks[0]! : clocks,
    created - (readClock(colour.at)?.time ?? 0),
    HIGHLIGHT_COLOURS.indexOf(colour.value),
    anchor.start,
    anchor.prefix,
    anchor.exact,
    anchor.suffix,
    anchor.heading,
    packNotes(notes, at),
    tags.value.length > 0 ? tags.value : null,
    anchor.element,
    anchor.end - anchor.start - anchor.exact.length || null,
    links.value.length > 0 ? (links.value as unknown as Json) : null,
    removed.value ? 1 : null,
    by,
  ]);
}

function unpackHighlight(
  row: readonly Json[],
  page: unknown,
  clockAt: (index: unknown) => Clock,
): unknown {
  const [id, clocks, created, colour, start, prefix, exact, suffix, heading = null] = row;
  const [notes = null, tags = null, element = null, longer = 0] = row.slice(9);
  const [links = null, removed = null, by = null] = row.slice(13);
  const [c, t, l, r] = Array.isArray(clocks) ? clocks : [clocks, clocks, clocks, clocks];
  const at = clockAt(c);
  const value: HighlightColour | undefined = HIGHLIGHT_COLOURS[Number(colour)];
  return {
    id: `h${id}`,
    created: Number(created) + (readClock(at)?.time ?? 0),
    by,
    page,
    anchor: {
      exact,
      prefix,
      suffix,
      start,
      end: Number(start) + String(exact).length + Number(longer),
      heading,
      element,
    },
    colour: { value, at },
    tags: { value: tags ?? [], at: clockAt(t) },
    links: { value: links ?? [], at: clockAt(l) },
    notes: unpackNotes(notes, clockAt),
    removed: { value: removed === 1, at: clockAt(r) },
  };
}

/** Null for none; text and clock of the only one; or versions, and clocks of what was seen beside them. */
function packNotes({ versions, seen }: HighlightNotes, at: (clock: Clock) => number): Json {
  const clocks = Object.values(seen);
  if (versions.length === 0 && clocks.length === 0) return null;
  const [only] = versions;
  if (versions.length === 1 && clocks.length === 1 && clocks[0] === only?.at) {
    return [only!.text, at(only!.at)];
  }
  return [versions.map(({ text, at: clock }) => [text, at(clock)]), clocks.sort().map(at)];
}

function unpackNotes(packed: Json, clockAt: (index: unknown) => Clock): unknown {
  if (!Array.isArray(packed)) return { versions: [], seen: {} };
  const [first, second] = packed as Json[];
  const seenOf = (clocks: readonly Clock[]) =>
    Object.fromEntries(clocks.map(clock => [readClock(clock)!.device, clock]).sort());
  if (typeof first === 'string') {
    const at = clockAt(second);
    return { versions: [{ text: first, at }], seen: seenOf([at]) };
  }
  const versions = (first as readonly (readonly Json[])[]).map(([text, at]) => {
    return { text, at: clockAt(at) };
  });
  return { versions, seen: seenOf((second as readonly Json[]).map(clockAt)) };
}

/** Without the nulls at its end. */
function trimmed(row: readonly Json[]): readonly Json[] {
  return row.slice(0, row.findLastIndex(value => value !== null) + 1);
}
