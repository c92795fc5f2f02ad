import type { Mention, Term } from '../model/index.ts';
import { isOrdinaryAcronym } from './boilerplate.ts';
import { isCommonWord } from './common-words.ts';

/** What has to be known of a term to choose among mentions. */
export type ChoosableTerm = Pick<
  Term,
  'name' | 'kind' | 'expansion' | 'salience' | 'posts' | 'comments'
>;

export interface ChooseOptions {
  /** Marks a page. */
  readonly limit?: number;
}

/** Terms that are sure by themselves before the others of a page are believed. */
const SUPPORT = 2;

/**
 * Which mentions a page shows, in page order: the first of each term, at most `limit` (12), those of
 * the highest salience and rarity.
 *
 * Some need support from the page. An *unsure* mention is an acronym, or one single word. A *weak*
 * one is unsure, and moreover a common word, an acronym everybody uses, or one of two letters. A page
 * supports its mentions if it speaks of two sure terms, or spells out one acronym of the archive.
 * Without support nothing unsure is shown unless three different unsure terms of more than
 * two letters stand together; a weak mention needs support always.
 */
export function chooseShown<M extends Mention & { readonly archive?: string }>(
  mentions: readonly M[],
  termOf: (mention: M) => ChoosableTerm,
  text: string,
  options: ChooseOptions = {},
): M[] {
  const { limit = 12 } = options;
  const firsts = new Map<string, { mention: M; term: ChoosableTerm; sureness: Sureness }>();
  for (const mention of mentions) {
    const key = `${mention.archive ?? ''}/${mention.term}`;
    const term = termOf(mention);
    const sureness = surenessOf(text.slice(mention.start, mention.end), term);
    const known = firsts.get(key);
    // The first place is shown, but a surer one further on vouches for it.
    if (!known) firsts.set(key, { mention, term, sureness });
    else if (RANK[sureness] > RANK[known.sureness]) firsts.set(key, { ...known, sureness });
  }
  const all = [...firsts.values()];
  const sure = all.filter(({ sureness }) => sureness === 'sure');
  const unsure = all.filter(({ sureness }) => sureness === 'unsure');
  const explained = sure.some(({ term }) => term.expansion !== null);
  const supported = sure.length >= SUPPORT || explained;
  const together = sure.length + unsure.length >= 3;
  return all
    .filter(({ sureness }) =>
      sureness === 'sure' ? true : supported || (sureness === 'unsure' && together),
    )
    .sort((a, b) => worth(b.term) - worth(a.term) || a.mention.start - b.mention.start)
    .slice(0, limit)
    .map(({ mention }) => mention)
    .sort((a, b) => a.start - b.start);
}

type Sureness = 'sure' | 'unsure' | 'weak';
const RANK: Readonly<Record<Sureness, number>> = { weak: 0, unsure: 1, sure: 2 };

function surenessOf(surface: string, term: ChoosableTerm): Sureness {
  if (/\s/.test(surface.trim())) return isOrdinaryPhrase(surface, term) ? 'weak' : 'sure';
  const letters = surface.replace(/[^\p{L}\p{N}]/gu, '');
  const upper = letters.toUpperCase();
  if (letters.length <= 2 || isOrdinaryAcronym(upper)) return 'weak';
  return isCommonWord(surface.toLowerCase()) && term.kind !== 'acronym' ? 'weak' : 'unsure';
}

/** A name of plain words ("Through the Gate") that the page writes small: it may be just those words. */
function isOrdinaryPhrase(surface: string, term: ChoosableTerm): boolean {
  if (surface !== surface.toLowerCase() || term.name === term.name.toLowerCase()) return false;
  return surface.split(/[\s\u00a0-]+/).every(word => isCommonWord(word));
}

/** Salience, with a little more for what the archive itself says seldom: it tells the page apart. */
function worth(term: ChoosableTerm): number {
  return term.salience + 0.25 / Math.log2(2 + term.posts + term.comments);
}
