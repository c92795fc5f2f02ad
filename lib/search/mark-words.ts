import type { Piece } from '../model/index.ts';
import { findHits } from './hits.ts';
import { parseQuery } from './query.ts';

/** The words of a query that a text found by it holds, in the form that the index has them. */
export function queryWords(query: string): string[] {
  const { clauses, filters } = parseQuery(query);
  const terms = filters.filter(filter => filter.kind === 'term');
  return [...clauses, ...terms].filter(one => !one.negated).flatMap(one => [...one.words]);
}

/** A whole text in pieces, the words of `words` and the other forms of their stems set apart. */
export function markWords(text: string, words: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of findHits(text, words)) {
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false });
    pieces.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), hit: false });
  return pieces;
}
