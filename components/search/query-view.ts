/** What a query says, as chips and the years show it, and the query with something in it changed. */
import {
  type FilterKind,
  parseQuery,
  type QueryFilter,
  withFilter,
  withoutFilter,
} from '../../lib/search/index.ts';
import { dayFromNumber, sayDate } from '../../lib/text/index.ts';

/** Where is looked: `in:` as a choice of three. */
export type Where = 'all' | 'posts' | 'comments';

/** A filter as it is shown, and by which it is taken out again. */
export interface Chip {
  readonly kind: FilterKind;
  readonly value: string;
  /** "by Jim Brown", "not labelled pay", "from Jun 2014". */
  readonly text: string;
}

/** Days since 1970, from the first to the one behind the last; null is open. */
export interface DayRange {
  readonly from: number | null;
  readonly to: number | null;
}

export interface QueryView {
  readonly where: Where;
  /** All but `in:` and the years that are asked for, in the order of the query. */
  readonly chips: readonly Chip[];
  readonly years: readonly Chip[];
  /** What all dates come to; null without any. */
  readonly range: DayRange | null;
  /** The query without its filters. */
  readonly words: string;
  /** False for filters alone, which have no best match: then results are listed by date. */
  readonly ranked: boolean;
}

export function viewQuery(query: string): QueryView {
  const { filters, clauses } = parseQuery(query);
  const wanted = filters.filter(({ negated }) => !negated);
  const dated = wanted.filter(({ from, to }) => from !== null || to !== null);
  const isYears = ({ kind, negated }: QueryFilter) => kind === 'year' && !negated;
  return {
    where: whereOf(filters),
    chips: chipsOf(filters.filter(one => one.kind !== 'in' && !isYears(one))),
    years: chipsOf(filters.filter(isYears)),
    range:
      dated.length === 0
        ? null
        : {
            from: strictest(
              dated.map(({ from }) => from),
              Math.max,
            ),
            to: strictest(
              dated.map(({ to }) => to),
              Math.min,
            ),
          },
    words: withoutRanges(query, filters),
    ranked: clauses.some(({ negated }) => !negated) || wanted.some(({ kind }) => kind === 'term'),
  };
}

function strictest(
  days: readonly (number | null)[],
  choose: (...days: number[]) => number,
): number | null {
  const known = days.filter(day => day !== null);
  return known.length === 0 ? null : choose(...known);
}

/** Both, or neither, is everything; what is left out leaves the other. */
function whereOf(filters: readonly QueryFilter[]): Where {
  const said = new Set<Where>();
  for (const { kind, value, negated } of filters) {
    if (kind === 'in') said.add((value === 'posts') === negated ? 'comments' : 'posts');
  }
  const [only] = said;
  return said.size === 1 && only !== undefined ? only : 'all';
}

export function withWhere(query: string, where: Where): string {
  const rest = withoutFilter(query, { kind: 'in' });
  return where === 'all' ? rest : withFilter(rest, { kind: 'in', value: where });
}

/** Without any dates but those that are left out. Null asks for all years. */
export function withYears(
  query: string,
  years: { readonly from: number; readonly to: number } | null,
): string {
  if (years === null) {
    return viewQuery(query).years.reduce((rest, chip) => withoutFilter(rest, chip), query);
  }
  const { from, to } = years;
  return withFilter(query, { kind: 'year', value: from === to ? `${from}` : `${from}-${to}` });
}

/** "2018", "2015–2020" */
export function sayYears({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? `${from}` : `${from}–${to}`;
}

/** What is said twice is one chip: it takes out both. */
function chipsOf(filters: readonly QueryFilter[]): Chip[] {
  const keyOf = ({ kind, value, negated }: QueryFilter) =>
    `${kind} ${value.trim().toLowerCase()} ${negated}`;
  return [...new Map(filters.map(filter => [keyOf(filter), chipOf(filter)])).values()];
}

function chipOf({ kind, value, negated, from, to }: QueryFilter): Chip {
  const text = sayFilter(kind, value, from ?? to);
  return { kind, value, text: negated ? `not ${text}` : text };
}

function sayFilter(kind: FilterKind, value: string, day: number | null): string {
  switch (kind) {
    case 'author':
      return `by ${value}`;
    case 'label':
      return `labelled ${value}`;
    case 'term':
      return `term ${value}`;
    case 'after':
      return `from ${sayDay(value, day)}`;
    case 'before':
      return `before ${sayDay(value, day)}`;
    case 'year':
      return value.replace(/-|\.\./, '–');
    case 'in':
      return `in ${value}`;
  }
}

/** No more of a date than was said: "2014", "Jun 2014", "3 Jun 2014". */
function sayDay(value: string, day: number | null): string {
  const said = value.split(/[-/.]/).length;
  const words = day === null ? [value] : sayDate(dayFromNumber(day), 'short').split(' ');
  return words.slice(-said).join(' ');
}

/** The filters of a query with other words behind them; `words` may be a filter itself. */
export function withWords(query: string, words: string): string {
  const { text, filters } = parseQuery(query);
  const kept = filters.map(({ start, end }) => text.slice(start, end)).join(' ');
  const { clauses, filters: own } = parseQuery(words);
  const [only] = own;
  if (only && own.length === 1 && clauses.length === 0) return withFilter(kept, only);
  return kept === '' ? words : `${kept} ${words}`;
}

/** One of the words, as typed, put for another. */
export function withWordFor(query: string, word: string, other: string): string {
  const { text, clauses } = parseQuery(query);
  const clause = clauses.find(({ start, end }) => text.slice(start, end) === word);
  return clause ? text.slice(0, clause.start) + other + text.slice(clause.end) : query;
}

/** The query with the words in quotes that were taken for others: so they are looked for as they stand. */
export function asTyped(query: string, corrected: string): string {
  const { text, clauses } = parseQuery(query);
  const other = parseQuery(corrected);
  const alike = other.clauses.length === clauses.length;
  let result = text;
  for (const [i, { words, negated, quoted, start, end }] of [...clauses.entries()].reverse()) {
    const same = alike && other.clauses[i]?.words.join(' ') === words.join(' ');
    if (negated || quoted || same) continue;
    result = `${result.slice(0, start)}"${result.slice(start, end)}"${result.slice(end)}`;
  }
  return result;
}

function withoutRanges(
  query: string,
  ranges: readonly { readonly start: number; readonly end: number }[],
): string {
  let rest = query;
  for (const { start, end } of [...ranges].reverse()) rest = rest.slice(0, start) + rest.slice(end);
  return rest.replace(/\s+/g, ' ').trim();
}
