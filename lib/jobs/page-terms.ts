/** The terms of a page, for lists of them: those that are marked, and those that are known and are not. */
import type { ArchiveId, PageTerm, Term } from '../model/index.ts';
import { termKey } from '../terms/index.ts';
import type { Annotator } from './annotate.ts';
import type { ArchiveReader } from './ports.ts';

/** More than these would be read by nobody, and the least telling are left out. */
const MOST_UNMARKED = 40;

/** A painted mark, in the order of the page: its text's place is the page's. */
export interface PaintedMark {
  readonly archive: ArchiveId;
  readonly term: number;
  readonly start: number;
}

/**
 * Marked terms in the order of the page, then the others, the most telling first. What the marks say
 * counts: the user may have told the background what a word means there. A page of which nothing is
 * believed has no terms.
 */
export async function termsOfPage(
  { reader, annotator }: { readonly reader: ArchiveReader; readonly annotator: Annotator },
  text: string,
  marks: readonly PaintedMark[],
): Promise<PageTerm[]> {
  const { all, shown, termOf } = await annotator.annotate(text);
  if (shown.length === 0 && marks.length === 0) return [];
  const found = new Map<
    string,
    { archive: ArchiveId; no: number; times: number; mark: number | null }
  >();
  for (const [mark, { archive, term }] of marks.entries()) {
    const key = `${archive}/${term}`;
    if (!found.has(key)) found.set(key, { archive, no: term, times: 0, mark });
  }
  const marked = new Set(marks.map(({ start }) => start));
  for (const mention of all) {
    const { archive, term: no, start } = mention;
    const key = `${archive}/${no}`;
    const known = found.get(key);
    if (known) known.times++;
    else if (!marked.has(start) && !termOf(mention).muted) {
      found.set(key, { archive, no, times: 1, mark: null });
    }
  }
  const terms = await Promise.all(
    [...found.values()].map(async ({ archive, no, times, mark }) => {
      const [term] = await reader.termsByNo(archive, [no]);
      return term ? [{ term, page: toPageTerm(archive, term, Math.max(1, times), mark) }] : [];
    }),
  );
  const isMarked = ({ page }: { readonly page: PageTerm }) => page.mark !== null;
  const others = terms
    .flat()
    .filter(one => !isMarked(one))
    .sort((a, b) => b.term.salience - a.term.salience)
    .slice(0, MOST_UNMARKED);
  return [...terms.flat().filter(isMarked), ...others].map(({ page }) => page);
}

function toPageTerm(
  archive: ArchiveId,
  term: Term,
  mentions: number,
  mark: number | null,
): PageTerm {
  const { no, name, expansion, kind, posts, comments } = term;
  const key = termKey(term);
  return { archive, key, term: no, name, expansion, kind, mentions, mark, posts, comments };
}
