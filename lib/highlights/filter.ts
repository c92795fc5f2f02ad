import type {
  AnchorState,
  HighlightColour,
  HighlightId,
  HighlightRecord,
  Sighting,
} from '../model/index.ts';
import { fold, forEachWord } from '../text/index.ts';
import { changedAt } from './record.ts';

/** `unseen`: this device has not seen its page since it has the highlight. */
export type HighlightState = AnchorState | 'unseen';
export const HIGHLIGHT_STATES = ['exact', 'changed', 'lost', 'unseen'] as const;

/** A highlight, and how its page was last seen here. */
export interface ListedHighlight {
  readonly record: HighlightRecord;
  readonly sighting: Sighting | null;
}

/** What a list is narrowed to. What is absent or empty narrows nothing. */
export interface HighlightFilter {
  /** Each word, in any form of accents and case, begins a word of quote, note, tags or title. */
  readonly text?: string;
  readonly colours?: readonly HighlightColour[];
  /** It has all of them. */
  readonly tags?: readonly string[];
  readonly sites?: readonly string[];
  readonly states?: readonly HighlightState[];
  /** `HighlightPage.key`. */
  readonly page?: string;
  /** When it was made: milliseconds since 1970, the end exclusive. */
  readonly from?: number | null;
  readonly to?: number | null;
}

/** `page`: by page, the one with the latest highlight first; within it as they stand there. */
export const HIGHLIGHT_ORDERS = ['newest', 'oldest', 'changed', 'page'] as const;
export type HighlightOrder = (typeof HIGHLIGHT_ORDERS)[number];

export function listHighlights(
  records: readonly HighlightRecord[],
  sightings: ReadonlyMap<HighlightId, Sighting>,
): readonly ListedHighlight[] {
  return records.map(record => ({ record, sighting: sightings.get(record.id) ?? null }));
}

export function stateOf({ sighting }: ListedHighlight): HighlightState {
  return sighting?.state ?? 'unseen';
}

/** Those that meet all of the filter, in the order they came in. Removed ones never do. */
export function filterHighlights<T extends ListedHighlight>(
  listed: readonly T[],
  filter: HighlightFilter,
): readonly T[] {
  const starts = wordsOf(filter.text ?? '');
  const tags = (filter.tags ?? []).map(fold);
  const { from = null, to = null, page } = filter;
  return listed.filter(one => {
    const { record } = one;
    return (
      !record.removed.value &&
      among(filter.colours, record.colour.value) &&
      among(filter.sites, record.page.site) &&
      among(filter.states, stateOf(one)) &&
      (page === undefined || record.page.key === page) &&
      (from === null || record.created >= from) &&
      (to === null || record.created < to) &&
      hasTags(record, tags) &&
      beginsWords(record, starts)
    );
  });
}

function among<T>(wanted: readonly T[] | undefined, value: T): boolean {
  return wanted === undefined || wanted.length === 0 || wanted.includes(value);
}

function hasTags({ tags }: HighlightRecord, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const own = new Set(tags.value.map(fold));
  return wanted.every(tag => own.has(tag));
}

/** The folded words of each record, a space before each. Records are never changed in place. */
const spelled = new WeakMap<HighlightRecord, string>();

function beginsWords(record: HighlightRecord, starts: readonly string[]): boolean {
  if (starts.length === 0) return true;
  let text = spelled.get(record);
  if (text === undefined) {
    text = ` ${wordsOf(searchedText(record)).join(' ')}`;
    spelled.set(record, text);
  }
  const words = text;
  return starts.every(start => words.includes(` ${start}`));
}

function searchedText({ anchor, notes, tags, page }: HighlightRecord): string {
  return [anchor.exact, ...notes.versions.map(({ text }) => text), ...tags.value, page.title].join(
    '\n',
  );
}

function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  forEachWord(text, (start, end) => {
    const word = fold(text.slice(start, end));
    if (word !== '') words.push(word);
  });
  return words;
}

/** A copy in order. What is the same in it keeps one order everywhere, by id. */
export function sortHighlights<T extends ListedHighlight>(
  listed: readonly T[],
  order: HighlightOrder,
): readonly T[] {
  const byId = (a: T, b: T) => compare(a.record.id, b.record.id);
  const newest = (a: T, b: T) => b.record.created - a.record.created || byId(a, b);
  switch (order) {
    case 'newest':
      return listed.toSorted(newest);
    case 'oldest':
      return listed.toSorted((a, b) => a.record.created - b.record.created || byId(a, b));
    case 'changed': {
      const clocks = new Map(listed.map(({ record }) => [record, changedAt(record)]));
      const clock = ({ record }: T) => clocks.get(record) ?? '';
      return listed.toSorted((a, b) => compare(clock(b), clock(a)) || byId(a, b));
    }
    case 'page': {
      const pages = new Map<string, T[]>();
      for (const one of listed.toSorted(newest)) {
        const { key } = one.record.page;
        const page = pages.get(key);
        if (page) page.push(one);
        else pages.set(key, [one]);
      }
      return [...pages.values()].flatMap(page =>
        page.sort((a, b) => a.record.anchor.start - b.record.anchor.start || byId(a, b)),
      );
    }
  }
}

/** What there is to filter by, each with how many highlights have it, the most first. */
export interface HighlightFacets {
  readonly colours: ReadonlyMap<HighlightColour, number>;
  /** As written on the latest highlight that has it. */
  readonly tags: ReadonlyMap<string, number>;
  readonly sites: ReadonlyMap<string, number>;
  readonly states: ReadonlyMap<HighlightState, number>;
}

export function facetsOf(listed: readonly ListedHighlight[]): HighlightFacets {
  const there = sortHighlights(listed, 'newest').filter(({ record }) => !record.removed.value);
  const written = new Map<string, string>();
  const tagsOf = ({ record }: ListedHighlight) =>
    record.tags.value.map(tag => {
      const key = fold(tag);
      if (!written.has(key)) written.set(key, tag);
      return written.get(key) ?? tag;
    });
  return {
    colours: counted(there.map(({ record }) => record.colour.value)),
    tags: counted(there.flatMap(tagsOf)),
    sites: counted(there.map(({ record }) => record.page.site).filter(site => site !== '')),
    states: counted(there.map(stateOf)),
  };
}

function counted<T extends string>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return new Map([...counts].sort(([a, x], [b, y]) => y - x || compare(a, b)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
