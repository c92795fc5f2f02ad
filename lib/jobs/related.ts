/** The archive's posts that belong to a page, before and since it was published. */
import type { ArchiveId, RelatedAnswer, RelatedPost } from '../model/index.ts';
import { type RelatedBlock, related } from '../search/index.ts';
import { dayNumber } from '../text/index.ts';
import type { Annotator, PageMentions } from './annotate.ts';
import type { IndexView, OpenIndex } from './open-index.ts';
import { type PageToRelate, pageBlocks } from './page-blocks.ts';
import type { ArchiveReader } from './ports.ts';
import { type ArchiveHit, describeRelated } from './related-post.ts';
import { shareTerms } from './shared-terms.ts';

/** Enough for a glance. */
const LIMIT = 5;
/** Posts that are near enough by their words to be judged by their terms too. */
const CANDIDATES = 30;
/** What a page and a post share of the page's words, plus this much of what they share of its terms. */
const TERMS_WEIGHT = 0.2;
/**
 * Of labelled pages, those that belong to an archive have .16 and more with their best post. Others have
 * .03 to .15 by chance, the more the shorter they are; but they speak of none of the archive's terms, and
 * what they share are a few words that any page has.
 */
const LEAST = 0.1;
/** Telling words, terms among them, that are no chance. */
const TELLING = 2;
/**
 * Where the page speaks of no term of the archive, the words have to say it alone: more of them, and the
 * fewer the weightier. Where the archive has no terms a page can't speak of them, and less will do.
 */
const LEAST_WITHOUT_TERMS = { share: 0.15, telling: 4, both: 1 };
const LEAST_OF_NO_TERMS = { share: 0.1, telling: 4, both: 0.6 };

export interface RelatedParts {
  readonly reader: ArchiveReader;
  readonly index: OpenIndex;
  readonly annotator: Annotator;
}

export interface RelatedWish {
  readonly limit?: number;
  /**
   * Once any post belongs to the page, those too that are less near than that; for measuring. Else only
   * those that belong to it.
   */
  readonly further?: boolean;
}

/** The best first within before and since; empty where nothing belongs to the page. */
export async function relatedTo(
  parts: RelatedParts,
  page: PageToRelate,
  { limit = LIMIT, further = false }: RelatedWish = {},
): Promise<RelatedAnswer> {
  const started = Date.now();
  const { near, all } = await findRelated(parts, page, Math.max(CANDIDATES, limit));
  const wanted = further && near.length > 0 ? all : near;
  const described = await Promise.all(
    wanted.slice(0, limit).map(hit => describeRelated(parts.reader, hit)),
  );
  const posts = described.filter(post => post !== null);
  const day = dayNumber(page.published);
  // A page without a date is taken to be of today: all that there is came before it.
  const isSince = (post: RelatedPost) => day !== null && (dayNumber(post.date) ?? -1) > day;
  return {
    published: page.published,
    before: posts.filter(post => !isSince(post)),
    since: posts.filter(isSince),
    more: Math.max(0, wanted.length - limit),
    milliseconds: Date.now() - started,
  };
}

/** How many posts belong to a page, up to what one would count; reads none of them. */
export async function countRelated(parts: RelatedParts, page: PageToRelate): Promise<number> {
  return (await findRelated(parts, page, CANDIDATES)).near.length;
}

async function findRelated(
  { reader, index, annotator }: RelatedParts,
  page: PageToRelate,
  candidates: number,
): Promise<{ readonly near: readonly ArchiveHit[]; readonly all: readonly ArchiveHit[] }> {
  const mentions = await annotator.annotate(page.text, { wrapped: page.wrapped ?? false });
  const blocks = pageBlocks(page);
  const hits = await index.ask(view =>
    Promise.all(
      byArchive(view).map(one => hitsOf(reader, one, { blocks, mentions, limit: candidates })),
    ),
  );
  const all = hits.flat().sort((a, b) => b.worth - a.worth);
  return { near: all.filter(hit => hit.near), all };
}

interface ArchiveIndex extends Pick<IndexView, 'segments' | 'isLive'> {
  readonly archive: ArchiveId;
}

/** The index of each archive by itself: what is rare is rare within one, and so are post numbers. */
function byArchive({ segments, archives, isLive }: IndexView): ArchiveIndex[] {
  return [...new Set(archives)].map(archive => {
    const positions = archives.flatMap((owner, position) => (owner === archive ? [position] : []));
    return {
      archive,
      segments: positions.map(position => segments[position]!),
      isLive: (segment, post) => isLive(positions[segment]!, post),
    };
  });
}

async function hitsOf(
  reader: ArchiveReader,
  { archive, segments, isLive }: ArchiveIndex,
  of: {
    readonly blocks: readonly RelatedBlock[];
    readonly mentions: PageMentions;
    readonly limit: number;
  },
): Promise<ArchiveHit[]> {
  const [hits, shared, info] = await Promise.all([
    related(segments, of.blocks, { limit: of.limit, minimum: 0, isLive }),
    shareTerms(reader, archive, of.mentions),
    reader.archive(archive),
  ]);
  const speaks = of.mentions.all.some(mention => mention.archive === archive);
  const without = (info?.terms ?? 0) > 0 ? LEAST_WITHOUT_TERMS : LEAST_OF_NO_TERMS;
  return hits.map(hit => {
    const { share, names } = shared(hit.post);
    const worth = hit.share + TERMS_WEIGHT * share;
    const near = speaks
      ? worth >= LEAST && hit.telling + names.length >= TELLING
      : worth >= without.share &&
        hit.telling >= without.telling &&
        worth * hit.telling >= without.both;
    return { ...hit, archive, terms: names, worth, near };
  });
}
