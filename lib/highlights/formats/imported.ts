import * as v from 'valibot';
import {
  HIGHLIGHT_COLOURS,
  type HighlightColour,
  type HighlightId,
  type HighlightLink,
  type HighlightPage,
  type HighlightRecord,
  hash53,
  MAX_QUOTE,
} from '../../model/index.ts';
import { isoDay } from '../../text/index.ts';
import { cleanUrl, pageKey, siteOf } from '../address.ts';
import { MAX_LINKS, MAX_NAME, MAX_NOTE, makeRecord, type NewHighlight } from '../record.ts';

/** Why one of a file's annotations is no highlight here, as a sentence for the user. */
export interface Skipped {
  /** Where it stands: "annotations[12]", "line 7". */
  readonly place: string;
  readonly reason: string;
}

export type ReadOne =
  | { readonly made: NewHighlight; readonly warning?: string }
  | { readonly reason: string };

/** What a format says of one annotation, before it is checked. */
export interface Said {
  /** As the file names it; null where it does not. */
  readonly id: string | null;
  readonly created: string | null;
  readonly by: string | null;
  readonly url: string;
  readonly title: string;
  readonly published?: string | null;
  readonly place?: HighlightPage['place'];
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
  readonly heading?: string | null;
  readonly element?: string | null;
  readonly colour?: string | null;
  readonly note: string;
  readonly tags: readonly string[];
  readonly links?: NewHighlight['links'];
}

const CONTEXT = 1_000;
const MAX_TITLE = 1_000;
const MAX_ID = 200;
const OWN_ID = /^h[0-9a-z]{20}$/;
/** Others can't be followed, or would do something else than that: `javascript:` among them. */
const PAGE_ADDRESS = /^(?:https?|file):\/\//i;

/** Makes a highlight of what was said, or tells why it is none. `now` stands in for a date that is none. */
export function highlightOf(said: Said, now: number): ReadOne {
  if (said.exact.trim() === '') return { reason: 'No words are marked: it is a note on a page.' };
  if (said.exact.length > MAX_QUOTE)
    return { reason: `More than ${MAX_QUOTE.toLocaleString('en')} characters are marked.` };
  const place = said.place ?? null;
  const address = said.url.trim();
  if (place === null && !PAGE_ADDRESS.test(address)) {
    return { reason: 'Its page has no address of the web or of a file.' };
  }
  const cut = said.note.length > MAX_NOTE ? ['Its note was cut at 100,000 characters.'] : [];
  const links = (said.links ?? []).filter(canBeKept).slice(0, MAX_LINKS);
  const unlinked = (said.links?.length ?? 0) - links.length;
  if (unlinked > 0) cut.push(`${unlinked} of its links were left out.`);
  return {
    made: {
      id: idOf(said),
      created: timeOf(said.created, now),
      by: said.by === null ? null : oneLine(said.by, MAX_ID) || null,
      page: {
        url: cleanUrl(address),
        key: place === null ? pageKey(address) : `post:${place.archive}/${place.post}`,
        title: oneLine(said.title, MAX_TITLE),
        site: place === null ? siteOf(address).slice(0, MAX_NAME) : '',
        published: dayOr(said.published ?? null),
        place,
      },
      anchor: {
        exact: said.exact,
        prefix: said.prefix.slice(-CONTEXT),
        suffix: said.suffix.slice(0, CONTEXT),
        start: said.start,
        end: said.end,
        heading: said.heading?.slice(0, MAX_TITLE) ?? null,
        element: said.element?.slice(0, MAX_ID) ?? null,
      },
      colour: colourOf(said.colour ?? null),
      note: said.note,
      tags: said.tags,
      links,
    },
    ...(cut.length > 0 ? { warning: cut.join(' ') } : {}),
  };
}

/** Whether other devices and a backup take it (`HighlightRecordSchema`). */
function canBeKept(link: HighlightLink): boolean {
  return link.kind === 'post' || link.key.length <= MAX_NAME;
}

/** The same in every reading of a file, so that a second import finds all of it there. */
function idOf({ id, url, exact, start, created }: Said): HighlightId {
  const own = id?.replace(/^urn:backstory:/, '') ?? '';
  if (OWN_ID.test(own)) return own;
  const key = id ?? JSON.stringify([url, exact, start, created]);
  const digits = (seed: number) => hash53(key, seed).toString(36).padStart(11, '0');
  return `h${(digits(1) + digits(2)).slice(0, 20)}`;
}

function timeOf(date: string | null, now: number): number {
  const time = date === null ? Number.NaN : Date.parse(date);
  return time >= 0 && time <= now ? time : now;
}

function dayOr(date: string | null): string | null {
  const [, year, month, day, time] =
    /^(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?/.exec(date ?? '') ?? [];
  const found = isoDay(Number(year), Number(month), Number(day));
  return found === null ? null : found + (time ?? '');
}

function colourOf(name: string | null): HighlightColour {
  return HIGHLIGHT_COLOURS.find(colour => colour === name) ?? 'yellow';
}

function oneLine(text: string, most: number): string {
  return text.slice(0, most).replace(/\s+/g, ' ').trim();
}

/** One or several, as JSON-LD has it. */
export function many(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The value if it is of a schema, else what is given for it. */
export function orElse<T>(schema: v.GenericSchema<unknown, T>, value: unknown, other: T): T {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : other;
}

export const Quote = v.object({
  exact: v.string(),
  prefix: v.fallback(v.string(), ''),
  suffix: v.fallback(v.string(), ''),
});
const Offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const Position = v.object({ start: Offset, end: Offset });

/** What an import will do, for the user to see first. */
export interface ImportPlan {
  readonly add: readonly NewHighlight[];
  /** Here already, whatever was changed of them since: nothing is done to them. */
  readonly there: number;
  /** Were here and were removed: they stay so. */
  readonly removed: number;
}

export function planImport(
  made: readonly NewHighlight[],
  present: ReadonlyMap<HighlightId, HighlightRecord>,
): ImportPlan {
  const known = made.flatMap(({ id }) => present.get(id) ?? []);
  const removed = known.filter(record => record.removed.value).length;
  return {
    add: made.filter(({ id }) => !present.has(id)),
    there: known.length - removed,
    removed,
  };
}

/** The records of what is added, each with a clock of its own from `clock`. */
export function importedRecords(
  { add }: ImportPlan,
  clock: () => string,
): readonly HighlightRecord[] {
  return add.map(made => makeRecord(made, clock()));
}
