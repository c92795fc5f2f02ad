/**
 * The language of queries: words, "phrases", -word, -"phrase", and filters such as author:"Jim Brown" or
 * -label:napo. Every text is a query: what is no filter is words.
 */
import { forEachNormalWord } from './normal-word.ts';
import { filterKind, readFilter } from './query-filters.ts';
import type { Query, QueryClause, QueryFilter } from './types.ts';

export const MOST_WORDS = 32;
const MOST_FILTERS = 32;
export const LONGEST_QUERY = 10_000;

const SPACE = /\s/;
export const QUOTE = /["\u201c\u201d\u201e\u00ab\u00bb\uff02]/;
const MINUS = /[-\u2212]/;
/** A filter's name and its colon, where a token begins. */
const FIELD = /([a-z]{2,6})[:\uff1a]/iy;

/** Never throws. An open quote runs to the end; marks that mean nothing are passed over. */
export function parseQuery(text: string): Query {
  const cutText = text.length > LONGEST_QUERY ? text.slice(0, LONGEST_QUERY) : text;
  const clauses: QueryClause[] = [];
  const filters: QueryFilter[] = [];
  let words = 0;
  let i = 0;
  while (i < cutText.length && words < MOST_WORDS) {
    if (SPACE.test(cutText.charAt(i))) {
      i++;
      continue;
    }
    const negated = MINUS.test(cutText.charAt(i)) && i + 1 < cutText.length;
    const start = negated ? i + 1 : i;
    const filter = filters.length < MOST_FILTERS ? filterAt(cutText, start, negated) : null;
    if (filter !== null) {
      filters.push(filter);
      i = filter.end;
      continue;
    }
    const quoted = QUOTE.test(cutText.charAt(start));
    const end = quoted ? quoteEnd(cutText, start + 1) : tokenEnd(cutText, start);
    const found = readClauses(cutText, quoted ? start + 1 : start, end, negated, quoted);
    for (const clause of found) {
      const room = MOST_WORDS - words;
      if (room === 0) break;
      clauses.push(
        clause.words.length > room ? { ...clause, words: clause.words.slice(0, room) } : clause,
      );
      words += Math.min(room, clause.words.length);
    }
    i = Math.max(i + 1, quoted ? end + 1 : end);
  }
  return {
    text: cutText,
    clauses,
    filters,
    cut: i < cutText.length || cutText.length < text.length,
  };
}

/** The filter that begins at `from`, behind its minus; null where there is none. */
function filterAt(text: string, from: number, negated: boolean): QueryFilter | null {
  FIELD.lastIndex = from;
  const name = FIELD.exec(text)?.[1];
  const kind = name === undefined ? null : filterKind(name);
  if (name === undefined || kind === null) return null;
  const at = from + name.length + 1;
  const quoted = QUOTE.test(text.charAt(at));
  const valueEnd = quoted ? quoteEnd(text, at + 1) : tokenEnd(text, at);
  const meaning = readFilter(kind, text.slice(quoted ? at + 1 : at, valueEnd));
  if (meaning === null) return null;
  const end = quoted ? Math.min(text.length, valueEnd + 1) : valueEnd;
  const open = valueEnd === text.length;
  return { ...meaning, negated, open, start: negated ? from - 1 : from, end };
}

function quoteEnd(text: string, from: number): number {
  let i = from;
  while (i < text.length && !QUOTE.test(text.charAt(i))) i++;
  return i;
}

function tokenEnd(text: string, from: number): number {
  let i = from;
  while (i < text.length && !SPACE.test(text.charAt(i)) && !QUOTE.test(text.charAt(i))) i++;
  return i;
}

/** A phrase is one clause; a run without spaces, such as "re-offending", one for each word. */
function readClauses(
  text: string,
  from: number,
  to: number,
  negated: boolean,
  quoted: boolean,
): QueryClause[] {
  const found: { word: string; start: number; end: number }[] = [];
  forEachNormalWord(text.slice(from, to), (word, start, end) => {
    found.push({ word, start: from + start, end: from + end });
  });
  const first = found[0];
  const last = found.at(-1);
  if (first === undefined || last === undefined) return [];
  // What a run without spaces leaves out is the run, not each of its words.
  if (quoted || (negated && found.length > 1)) {
    const words = found.map(one => one.word);
    const open = last.end === text.length;
    return [{ words, negated, quoted: true, open, start: first.start, end: last.end }];
  }
  return found.map(({ word, start, end }) => ({
    words: [word],
    negated,
    quoted: false,
    open: end === text.length,
    start,
    end,
  }));
}
