/**
 * Whether a server goes round: gives pages again that it gave, though each is asked for as the next.
 * One page is remembered, and after twice as many the newest in its place (R. P. Brent, "An improved
 * Monte Carlo factorization algorithm", 1980): a round of any length is found before its third time, and
 * a cursor stays small. A server that makes up new ids for ever is left at a cap.
 */
export interface Round {
  /** Pages and entries so far. */
  readonly pages: number;
  readonly came: number;
  /** The page that is remembered, by its ids, and after how many pages another takes its place. */
  readonly mark: string | null;
  readonly until: number;
}

/** At a page a second five hours, and ten times the pages of any blog known. */
const MAX_PAGES = 20_000;
/** How many times what a site says that it has is still believed to come. */
const MAX_EXCESS = 10;
const SOME = 1_000;
/** No blog has more of anything. */
const MAX_TOTAL = 10_000_000;

/**
 * Counts a page in. Null where there is no sense in asking on: the page was there before, or far more
 * came than `total`, the number of all entries as the site says.
 */
export function goOn(
  before: Round | undefined,
  ids: readonly string[],
  total: number | null,
): Round | null {
  const { pages, came, mark, until } = before ?? { pages: 0, came: 0, mark: null, until: 1 };
  const page = `${ids.length} ${ids[0] ?? ''} ${ids.at(-1) ?? ''}`;
  if (ids.length > 0 && page === mark) return null;
  const all = came + ids.length;
  if (pages + 1 >= MAX_PAGES || (total !== null && all > total * MAX_EXCESS + SOME)) return null;
  const takes = pages + 1 >= until;
  return {
    pages: pages + 1,
    came: all,
    mark: takes ? page : mark,
    until: takes ? until * 2 : until,
  };
}

/** What a site says that it has, where that can be. */
export function credible(total: number | null): number | null {
  return total !== null && total <= MAX_TOTAL ? total : null;
}

export function goesRound(url: string, what: string): string {
  return `${new URL(url).host} gives the same ${what} again and again.`;
}
