/** Writing a query back with a filter more or less, as chips and the histogram do. */
import { parseQuery, QUOTE } from './query.ts';
import type { FilterKind } from './query-filters.ts';
import type { QueryFilter } from './types.ts';

export interface FilterToWrite {
  readonly kind: FilterKind;
  readonly value: string;
  readonly negated?: boolean;
}

/** Filters of which a query has one: a new one takes the place of what it would contradict. */
const REPLACES: Readonly<Partial<Record<FilterKind, readonly FilterKind[]>>> = {
  in: ['in'],
  before: ['before', 'year'],
  after: ['after', 'year'],
  year: ['before', 'after', 'year'],
};

const QUOTES = new RegExp(QUOTE.source, 'g');

/** `author:"Jim Brown"`, `-year:2018` */
export function writeFilter({ kind, value, negated = false }: FilterToWrite): string {
  const plain = value.replace(QUOTES, ' ').replace(/\s+/g, ' ').trim();
  return `${negated ? '-' : ''}${kind}:${plain.includes(' ') ? `"${plain}"` : plain}`;
}

/**
 * The query with the filter. It stands in front: behind an open quote it would be part of the quote,
 * and whoever types goes on at the end. A filter that is there already is not written twice.
 */
export function withFilter(text: string, filter: FilterToWrite): string {
  const written = writeFilter(filter);
  const meant = parseQuery(`${written} `).filters[0];
  if (meant === undefined) return text;
  const replaced = REPLACES[filter.kind] ?? [];
  const rest = without(text, other => replaced.includes(other.kind) || isSame(other, meant));
  return rest === '' ? `${written} ` : `${written} ${rest}`;
}

/** The query without the filters of a kind; with a `value` only without that one. */
export function withoutFilter(text: string, { kind, value }: Partial<FilterToWrite>): string {
  const like = value === undefined ? null : value.trim().toLowerCase();
  return without(
    text,
    other => other.kind === kind && (like === null || other.value.trim().toLowerCase() === like),
  );
}

function isSame(a: QueryFilter, b: QueryFilter): boolean {
  return (
    a.kind === b.kind && a.value.toLowerCase() === b.value.toLowerCase() && a.negated === b.negated
  );
}

function without(text: string, isUnwanted: (filter: QueryFilter) => boolean): string {
  let rest = text;
  for (const filter of [...parseQuery(text).filters].reverse()) {
    if (!isUnwanted(filter)) continue;
    const [before, after] = [rest.slice(0, filter.start), rest.slice(filter.end)];
    const between = before.trim() !== '' && after.trim() !== '' ? ' ' : '';
    rest = before.trimEnd() + between + after.trimStart();
  }
  return rest;
}
