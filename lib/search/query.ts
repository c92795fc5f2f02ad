/** The language of queries: words, "phrases", -word, -"phrase". Every text is a query. */
import { forEachNormalWord } from './normal-word.ts';
import type { Query, QueryClause } from './types.ts';

export const MOST_WORDS = 32;
export const LONGEST_QUERY = 10_000;

const SPACE = /\s/;
const QUOTE = /["\u201c\u201d\u201e\u00ab\u00bb\uff02]/;
const MINUS = /[-\u2212]/;

/** Never throws. An open quote runs to the end; marks that mean nothing are passed over. */
export function parseQuery(text: string): Query {
  const cutText = text.length > LONGEST_QUERY ? text.slice(0, LONGEST_QUERY) : text;
  const clauses: QueryClause[] = [];
  let words = 0;
  let i = 0;
  while (i < cutText.length && words < MOST_WORDS) {
    if (SPACE.test(cutText.charAt(i))) {
      i++;
      continue;
    }
    const negated = MINUS.test(cutText.charAt(i)) && i + 1 < cutText.length;
    const start = negated ? i + 1 : i;
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
  return { text: cutText, clauses, cut: i < cutText.length || cutText.length < text.length };
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
