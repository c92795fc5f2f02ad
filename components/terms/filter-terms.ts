import type { ListedTerm, TermKind } from '../../lib/model/index.ts';
import { fold } from '../../lib/text/index.ts';

export const STATES = ['all', 'edited', 'muted', 'glossary', 'own'] as const;
export type TermState = (typeof STATES)[number];
export const ORDERS = ['salience', 'name', 'posts'] as const;
export type TermOrder = (typeof ORDERS)[number];

export interface TermFilter {
  /** Words that name, expansion or an alias has; folded here. */
  readonly words: string;
  readonly kind: TermKind | 'all';
  readonly state: TermState;
  readonly order: TermOrder;
}

export const NO_FILTER: TermFilter = { words: '', kind: 'all', state: 'all', order: 'salience' };

/** The terms to show, in their order: those that the words begin come first while there are words. */
export function filterTerms(
  terms: readonly ListedTerm[],
  { words, kind, state, order }: TermFilter,
): ListedTerm[] {
  const wanted = fold(words).trim();
  const found = terms.flatMap(term => {
    if (kind !== 'all' && term.kind !== kind) return [];
    if (!isIn(term, state)) return [];
    const rank = wanted === '' ? 0 : rankOf(term, wanted);
    return rank === null ? [] : [{ term, rank }];
  });
  const compare = COMPARE[order];
  return found.sort((a, b) => a.rank - b.rank || compare(a.term, b.term)).map(({ term }) => term);
}

/** 0 where a form is the words, 1 where one begins so, 2 where they are within; null without them. */
function rankOf({ name, expansion, aliases }: ListedTerm, wanted: string): number | null {
  let best: number | null = null;
  for (const form of [name, expansion ?? '', ...aliases]) {
    const at = fold(form).indexOf(wanted);
    if (at < 0) continue;
    const rank = at > 0 ? 2 : form.length === wanted.length ? 0 : 1;
    best = best === null ? rank : Math.min(best, rank);
  }
  return best;
}

/** Whether it has what a glossary says, or is one's. */
export function isOfGlossary({ origin, definition }: ListedTerm): boolean {
  return origin === 'glossary' || (definition !== null && definition.source !== '');
}

function isIn(term: ListedTerm, state: TermState): boolean {
  switch (state) {
    case 'all':
      return true;
    case 'edited':
      return term.edited !== undefined;
    case 'muted':
      return term.muted;
    case 'glossary':
      return isOfGlossary(term);
    case 'own':
      return term.origin === 'user';
  }
}

const NAMES = new Intl.Collator('en-GB', { numeric: true });
const byName = (a: ListedTerm, b: ListedTerm) => NAMES.compare(a.name, b.name);
const COMPARE: Readonly<Record<TermOrder, (a: ListedTerm, b: ListedTerm) => number>> = {
  salience: (a, b) => b.salience - a.salience || b.posts - a.posts || byName(a, b),
  name: byName,
  posts: (a, b) => b.posts + b.comments - (a.posts + a.comments) || byName(a, b),
};
