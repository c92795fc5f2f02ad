import type { ListedTerm, Term, TermEdit, TermFacts } from '../model/index.ts';
import { applyEdits } from './edit-terms.ts';
import type { Glossary } from './glossary/index.ts';
import { termKey } from './term-key.ts';

const UNCOUNTED: Omit<Term, keyof TermFacts> = {
  no: -1,
  posts: 0,
  comments: 0,
  first: null,
  last: null,
  years: {},
};

/** Terms as the user wants them, whether or not they have been counted since; the counts are the last ones. */
export function listTerms(rows: readonly Term[], edits: readonly TermEdit[]): ListedTerm[] {
  const counted = new Map(rows.map(row => [termKey(row), row]));
  return applyEdits(rows, edits).map(facts => {
    const key = termKey(facts);
    const { edited: _, ...row } = counted.get(key) ?? UNCOUNTED;
    return { ...row, ...facts, key, pending: !counted.has(key) };
  });
}

/** An archive's terms as a glossary for others, those that the user muted left out. */
export function glossaryOfTerms(name: string, terms: readonly Term[]): Glossary {
  return {
    name,
    description: '',
    language: '',
    licence: '',
    attribution: '',
    fits: { atLeast: 1, of: [] },
    entries: terms
      .filter(term => !term.muted)
      .map(({ name: term, aliases, kind, expansion, definition, ambiguous = false }) => ({
        term,
        aliases,
        kind,
        expansion,
        definition: definition?.text ?? null,
        source: definition?.source || null,
        ambiguous,
      })),
  };
}
