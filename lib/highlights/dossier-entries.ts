import type { WallDate } from '../model/index.ts';
import { dayNumber, textFragmentUrl } from '../text/index.ts';
import type { ListedHighlight } from './filter.ts';
import {
  dayOf,
  notesOf,
  nowReads,
  permalinkOf,
  sayDay,
  sayState,
  titleOf,
} from './formats/facts.ts';
import { isWebLink } from './formats/markup.ts';

/** Words of an archive that the user chose: of a post, or of a comment under it. */
export interface ArchivePassage {
  readonly archive: string;
  /** Title of the post. */
  readonly title: string;
  /** Of the post, or of the comment; null is unknown. */
  readonly author: string | null;
  readonly date: WallDate | null;
  readonly isComment: boolean;
  readonly url: string | null;
  readonly text: string;
  /** What the user wants said of it. */
  readonly note?: string;
  /** When it was imported, or last fetched: milliseconds since 1970. */
  readonly seen: number;
  /** The blog has it no longer. */
  readonly gone: boolean;
}

export type DossierItem =
  | { readonly kind: 'highlight'; readonly listed: ListedHighlight }
  | { readonly kind: 'passage'; readonly passage: ArchivePassage };

/** What a dossier says of one item, before it is put into a form. */
export interface DossierEntry {
  readonly quote: string;
  readonly notes: readonly string[];
  /** When it was published; null where that is unknown. */
  readonly date: WallDate | null;
  /** Whether it still reads so, and when it was seen, as sentences. */
  readonly state: string;
  readonly nowReads: string | null;
  readonly tags: readonly string[];
  /** Goes to the words themselves. */
  readonly permalink: string | null;
  readonly source: number;
}

/** A page or a post, said once however many quotes are of it. */
export interface DossierSource {
  readonly title: string;
  /** Author, site or archive, in the order in which they are said. */
  readonly by: readonly string[];
  readonly date: WallDate | null;
  readonly url: string;
}

export interface DossierContents {
  readonly entries: readonly DossierEntry[];
  /** In the order of their first quotes; an entry's `source` is a position here. */
  readonly sources: readonly DossierSource[];
}

/** The items by date of publication, what is undated by the day it was marked, and their sources. */
export function dossierContents(items: readonly DossierItem[]): DossierContents {
  const sorted = items
    .map((item, no) => ({ item, no, day: dayNumber(sortDate(item)) ?? 0 }))
    .sort((a, b) => a.day - b.day || startOf(a.item) - startOf(b.item) || a.no - b.no);
  const sources: DossierSource[] = [];
  const numbers = new Map<string, number>();
  const entries = sorted.map(({ item }) => {
    const source = sourceOf(item);
    const key = JSON.stringify([source.url, source.title, source.by, source.date]);
    const known = numbers.get(key) ?? sources.push(source) - 1;
    numbers.set(key, known);
    return item.kind === 'highlight'
      ? ofHighlight(item.listed, known)
      : ofPassage(item.passage, known);
  });
  return { entries, sources };
}

function sortDate(item: DossierItem): string | null {
  if (item.kind === 'passage') return item.passage.date ?? dayOf(item.passage.seen);
  const { page, created } = item.listed.record;
  return page.published ?? dayOf(created);
}

/** Quotes of one page in their order there. */
function startOf(item: DossierItem): number {
  return item.kind === 'highlight' ? item.listed.record.anchor.start : 0;
}

function sourceOf(item: DossierItem): DossierSource {
  if (item.kind === 'highlight') {
    const { record } = item.listed;
    const { site, published, url } = record.page;
    const title = titleOf(record);
    return { title, by: site === '' || site === title ? [] : [site], date: published, url };
  }
  const { archive, title, author, date, isComment, url } = item.passage;
  const who = author ?? (isComment ? 'author unknown' : null);
  const by = [...(who === null ? [] : [isComment ? `comment, ${who}` : who]), archive];
  return { title, by, date, url: url ?? '' };
}

function ofHighlight(listed: ListedHighlight, source: number): DossierEntry {
  const { record } = listed;
  return {
    quote: record.anchor.exact,
    notes: [...notesOf(record)],
    date: record.page.published,
    state: `Seen on ${sayDay(record.created)}. ${sayState(listed)}`,
    nowReads: nowReads(listed),
    tags: record.tags.value,
    permalink: permalinkOf(record),
    source,
  };
}

function ofPassage(
  { text, note, date, seen, gone, url }: ArchivePassage,
  source: number,
): DossierEntry {
  const there = gone ? ' The blog has it no longer.' : '';
  return {
    quote: text,
    notes: note === undefined || note.trim() === '' ? [] : [note],
    date,
    state: `In the archive as of ${sayDay(seen)}.${there}`,
    nowReads: null,
    tags: [],
    permalink: url !== null && isWebLink(url) ? textFragmentUrl(url, { exact: text }) : null,
    source,
  };
}
