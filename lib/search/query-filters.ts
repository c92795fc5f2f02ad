/** What a query says beside its words: `author:`, `label:`, `in:`, `before:`, `after:`, `year:`, `term:`. */
import { dayNumber, isoDay } from '../text/index.ts';
import { forEachNormalWord } from './normal-word.ts';
import type { QueryFilter } from './types.ts';

export const FILTER_KINDS = ['author', 'label', 'term', 'in', 'before', 'after', 'year'] as const;
export type FilterKind = (typeof FILTER_KINDS)[number];

/** What a filter says, wherever it stands. */
export type FilterMeaning = Pick<QueryFilter, 'kind' | 'value' | 'words' | 'from' | 'to'>;

/** Nobody writes more of a date. */
const LONGEST_DATE = 24;
const DATE = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/;
const YEARS = /^(\d{4})(?:(?:-|\.\.|\u2013)(\d{4}))?$/;

/** The kind that a name before a colon stands for, in any case of letters; null for a word like any other. */
export function filterKind(name: string): FilterKind | null {
  const lower = name.toLowerCase();
  return FILTER_KINDS.find(kind => kind === lower) ?? null;
}

/** What `kind:value` means, or null where the value is none of that kind: then both are words. */
export function readFilter(kind: FilterKind, value: string): FilterMeaning | null {
  switch (kind) {
    case 'in': {
      const where = /^(post|comment)s?$/i.exec(value)?.[1]?.toLowerCase();
      return where === undefined ? null : said(kind, `${where}s`);
    }
    case 'year': {
      const match = YEARS.exec(value.slice(0, LONGEST_DATE));
      if (!match) return null;
      const years = [Number(match[1]), Number(match[2] ?? match[1])].sort((a, b) => a - b);
      const from = dayNumber(isoDay(years[0]!, 1, 1));
      const to = dayNumber(isoDay(years[1]!, 12, 31));
      return from === null || to === null ? null : { ...said(kind, value), from, to: to + 1 };
    }
    case 'before':
    case 'after': {
      const day = firstDay(value);
      if (day === null) return null;
      return { ...said(kind, value), ...(kind === 'after' ? { from: day } : { to: day }) };
    }
    default: {
      const words: string[] = [];
      forEachNormalWord(value, word => words.push(word));
      return words.length === 0 ? null : { ...said(kind, value), words };
    }
  }
}

function said(kind: FilterKind, value: string): FilterMeaning {
  return { kind, value, words: [], from: null, to: null };
}

/** The first day of a year, a month or a day; null for what is no date. */
function firstDay(value: string): number | null {
  const match = DATE.exec(value.slice(0, LONGEST_DATE));
  if (!match) return null;
  return dayNumber(isoDay(Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)));
}
