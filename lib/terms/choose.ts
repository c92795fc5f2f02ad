import type { Density, Mention, Term } from '../model/index.ts';

/** What has to be known of a term to choose among mentions. */
export type ChoosableTerm = Pick<Term, 'salience' | 'posts' | 'comments' | 'muted'>;

/** How many terms a page marks; with `all`, every mention of each. */
const LIMITS: Readonly<Record<Density, number>> = {
  fewer: 5,
  usual: 12,
  all: Number.POSITIVE_INFINITY,
};

/** On five megabytes every mention may be a hundred thousand: no page is read for those at its end. */
const MOST = 5_000;

/**
 * Which of the believed mentions a page shows, in page order: the first of each term, as many as the
 * density allows, those of the highest salience and rarity; or all of them, up to `MOST`. Muted terms never.
 */
export function chooseShown<M extends Mention & { readonly archive?: string }>(
  believed: readonly M[],
  termOf: (mention: M) => ChoosableTerm,
  density: Density = 'usual',
): M[] {
  const open = believed.filter(mention => !termOf(mention).muted);
  if (density === 'all') return open.slice(0, MOST);
  const firsts = new Map<string, M>();
  for (const mention of open) {
    const key = `${mention.archive ?? ''}/${mention.term}`;
    if (!firsts.has(key)) firsts.set(key, mention);
  }
  return [...firsts.values()]
    .map(mention => ({ mention, worth: worth(termOf(mention)) }))
    .sort((a, b) => b.worth - a.worth || a.mention.start - b.mention.start)
    .slice(0, LIMITS[density])
    .map(({ mention }) => mention)
    .sort((a, b) => a.start - b.start);
}

/** Salience, with a little more for what the archive itself says seldom: it tells the page apart. */
function worth(term: ChoosableTerm): number {
  return term.salience + 0.25 / Math.log2(2 + term.posts + term.comments);
}
