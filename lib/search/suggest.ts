/** Titles and terms that are like what was typed: short texts, which is what fuse.js is good at. */
import Fuse from 'fuse.js';
import { fold, squash } from '../text/index.ts';

export interface SuggestSources {
  readonly titles: readonly { readonly id: string; readonly title: string }[];
  readonly terms: readonly { readonly name: string; readonly aliases: readonly string[] }[];
}

export interface IndexSuggestion {
  readonly kind: 'title' | 'term';
  readonly text: string;
  /** Of a title: its post. */
  readonly id?: string;
}

export type Suggester = (query: string, limit: number) => IndexSuggestion[];

/** Nobody types more of a title; the time of fuse.js grows with the pattern. */
const LONGEST = 48;

interface Entry {
  readonly suggestion: IndexSuggestion;
  readonly names: readonly string[];
}

/**
 * Makes the function that suggests, the best first, none for less than two characters. Terms that
 * match as well as a title stand before it.
 */
export function createSuggester({ titles, terms }: SuggestSources): Suggester {
  const entries: Entry[] = [
    ...terms.map(
      ({ name, aliases }): Entry => ({
        suggestion: { kind: 'term', text: name },
        names: [name, ...aliases].map(fold),
      }),
    ),
    ...titles.map(
      ({ id, title }): Entry => ({
        suggestion: { kind: 'title', text: title, id },
        names: [fold(title)],
      }),
    ),
  ];
  let fuse: Fuse<Entry> | undefined;
  return (query, limit) => {
    const pattern = fold(squash(query.slice(0, 4 * LONGEST)))
      .slice(0, LONGEST)
      .trim();
    if (pattern.length < 2 || limit < 1) return [];
    fuse ??= new Fuse(entries, {
      keys: ['names'],
      threshold: 0.25,
      ignoreLocation: true,
      ignoreFieldNorm: false,
      minMatchCharLength: 2,
      includeScore: true,
    });
    return fuse
      .search(pattern, { limit: 4 * limit })
      .map(found => ({ found, rank: rankOf(found.item, pattern) }))
      .sort((a, b) => a.rank - b.rank || (a.found.score ?? 1) - (b.found.score ?? 1))
      .map(({ found }) => found.item.suggestion)
      .filter(isNew(pattern))
      .slice(0, limit);
  };
}

/** Several archives may know one term; and what is typed already is no suggestion. Titles open posts. */
function isNew(pattern: string): (suggestion: IndexSuggestion) => boolean {
  const seen = new Set([pattern]);
  return ({ kind, text }) => {
    if (kind === 'title') return true;
    const name = fold(text);
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  };
}

/** What starts as typed comes first, then what has a word that does, then what is only alike. */
function rankOf({ names }: Entry, pattern: string): number {
  if (names.some(name => name.startsWith(pattern))) return 0;
  return names.some(name => name.includes(` ${pattern}`)) ? 1 : 2;
}
