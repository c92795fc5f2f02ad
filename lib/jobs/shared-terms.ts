import type { ArchiveId, Term } from '../model/index.ts';
import { decodeOccurrences } from '../terms/index.ts';
import type { PageMentions } from './annotate.ts';
import type { ArchiveReader } from './ports.ts';

/** What a post shares of a page's terms: 0 to 1 by weight, and their names, the weightiest first. */
export type SharedTerms = (post: number) => { readonly share: number; readonly names: string[] };

/** Weighs a page's terms by how telling they are, and finds the posts that speak of each. */
export async function shareTerms(
  reader: ArchiveReader,
  archive: ArchiveId,
  { all, termOf }: PageMentions,
): Promise<SharedTerms> {
  const terms = new Map<number, Term>();
  for (const mention of all) {
    if (mention.archive === archive) terms.set(mention.term, termOf(mention));
  }
  const posts = (await reader.archive(archive))?.posts ?? 0;
  const weighed = [...terms.values()]
    .map(term => ({ term, weight: term.salience * Math.log(1 + posts / Math.max(1, term.posts)) }))
    .sort((a, b) => b.weight - a.weight);
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const places = await Promise.all(
    weighed.map(async ({ term }) => {
      const bytes = await reader.occurrences(archive, term.no);
      const own = bytes ? decodeOccurrences(bytes).filter(one => one.comment < 0) : [];
      return new Set(own.map(one => one.post));
    }),
  );
  return post => {
    const shared = weighed.filter((_, index) => places[index]!.has(post));
    const weight = shared.reduce((sum, one) => sum + one.weight, 0);
    return { share: total === 0 ? 0 : weight / total, names: shared.map(one => one.term.name) };
  };
}
