/**
 * Titles, terms, people and labels that are like what was typed: short texts, which is what fuse.js is
 * good at. It reads every text it is given for every letter typed, so it is given only those that share
 * enough runs of three letters with the words.
 */
import Fuse from 'fuse.js';
import { fold, squash } from '../text/index.ts';
import { createTrigrams, type Trigrams } from './trigrams.ts';

export interface SuggestSources {
  readonly titles: readonly { readonly id: string; readonly title: string }[];
  readonly terms: readonly {
    readonly name: string;
    readonly aliases: readonly string[];
    readonly kind?: string;
  }[];
  /** Who wrote posts, and what posts are labelled with. */
  readonly authors?: readonly string[];
  readonly labels?: readonly string[];
}

export interface IndexSuggestion {
  /** A person is a term, or wrote posts; an author's suggestion searches for what they wrote. */
  readonly kind: 'title' | 'term' | 'person' | 'author' | 'label';
  readonly text: string;
  /** Of a title: its post. */
  readonly id?: string;
}

export type Suggester = (query: string, limit: number) => IndexSuggestion[];

/** Nobody types more of a title; the time of fuse.js grows with the pattern. */
const LONGEST = 48;
/** As many go through fuse.js: it takes some 4 µs for each. */
const CANDIDATES = 160;

interface Entry {
  readonly suggestion: IndexSuggestion;
  readonly names: readonly string[];
}

/**
 * Makes the function that suggests, the best first, none for less than two characters. Terms that
 * match as well as a title stand before it.
 */
export function createSuggester({
  titles,
  terms,
  authors = [],
  labels = [],
}: SuggestSources): Suggester {
  const entries: Entry[] = [
    ...terms.map(({ name, aliases, kind }): Entry => {
      const suggestion = { kind: kind === 'person' ? 'person' : 'term', text: name } as const;
      return { suggestion, names: [name, ...aliases].map(fold) };
    }),
    ...authors.map(text => ({
      suggestion: { kind: 'author', text } as const,
      names: [fold(text)],
    })),
    ...labels.map(text => ({ suggestion: { kind: 'label', text } as const, names: [fold(text)] })),
    ...titles.map(
      ({ id, title }): Entry => ({
        suggestion: { kind: 'title', text: title, id },
        names: [fold(title)],
      }),
    ),
  ];
  let trigrams: Trigrams | undefined;
  return (query, limit) => {
    const pattern = fold(squash(query.slice(0, 4 * LONGEST)))
      .slice(0, LONGEST)
      .trim();
    if (pattern.length < 2 || limit < 1) return [];
    trigrams ??= createTrigrams(entries.map(entry => entry.names));
    const near = trigrams.nearest(pattern, CANDIDATES).map(i => entries[i]!);
    const fuse = new Fuse(near, {
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

/** Several archives may know one name; and what is typed already is no suggestion. Titles open posts. */
function isNew(pattern: string): (suggestion: IndexSuggestion) => boolean {
  const seen = new Set<string>();
  return ({ kind, text }) => {
    if (kind === 'title') return true;
    const name = fold(text);
    const asks = kind === 'author' || kind === 'label' ? `${kind}:${name}` : name;
    if (seen.has(asks) || asks === pattern) return false;
    seen.add(asks);
    return true;
  };
}

/** What starts as typed comes first, then what has a word that does, then what is only alike. */
function rankOf({ names }: Entry, pattern: string): number {
  if (names.some(name => name.startsWith(pattern))) return 0;
  return names.some(name => name.includes(` ${pattern}`)) ? 1 : 2;
}
