/** The archive's posts that belong to a page, before and since it was published. */
import type { ArchiveId, RelatedAnswer, RelatedPost, WallDate } from '../model/index.ts';
import { bestPassage, type RelatedBlock, type RelatedHit, related } from '../search/index.ts';
import { dayNumber } from '../text/index.ts';
import type { Annotator, PageMentions } from './annotate.ts';
import type { IndexView, OpenIndex } from './open-index.ts';
import type { ArchiveReader } from './ports.ts';
import { shareTerms } from './shared-terms.ts';
import { textOf, titleOf } from './thread-text.ts';

/** Enough for a glance; more is a search. */
const LIMIT = 6;
/** Posts that are near enough by their words to be judged by their terms too. */
const CANDIDATES = 40;
const LEAST_WORD_SHARE = 0.05;
/**
 * What a page and a post share of the page's words, plus this much of what they share of its terms,
 * has to reach the least. Pages on other subjects have .03 to .07 by their words and next to no
 * terms; pages on probation .06 to .2, and a third to two thirds of the terms.
 */
const TERMS_WEIGHT = 0.2;
const LEAST = 0.12;
const TERMS_SAID = 3;
const TITLE_WEIGHT = 3;

export interface RelatedParts {
  readonly reader: ArchiveReader;
  readonly index: OpenIndex;
  readonly annotator: Annotator;
}

export interface PageToRelate {
  readonly title: string;
  readonly text: string;
  readonly published: WallDate | null;
}

/** At most six posts, best first within before and since; empty where nothing belongs to the page. */
export async function relatedTo(
  { reader, index, annotator }: RelatedParts,
  page: PageToRelate,
): Promise<RelatedAnswer> {
  const started = Date.now();
  const mentions = await annotator.annotate(page.text);
  const blocks = [
    { text: page.title, weight: TITLE_WEIGHT },
    ...page.text.split('\n').map(text => ({ text, weight: 1 })),
  ];
  const hits = await index.ask(view =>
    Promise.all(byArchive(view).map(one => hitsOf(reader, one, blocks, mentions))),
  );
  const best = hits
    .flat()
    .sort((a, b) => b.worth - a.worth)
    .slice(0, LIMIT);
  const described = await Promise.all(best.map(hit => describe(reader, hit)));
  const posts = described.filter(post => post !== null);
  const day = dayNumber(page.published);
  // A page without a date is taken to be of today: all that there is came before it.
  const isSince = (post: RelatedPost) => day !== null && (dayNumber(post.date) ?? -1) > day;
  return {
    published: page.published,
    before: posts.filter(post => !isSince(post)),
    since: posts.filter(isSince),
    milliseconds: Date.now() - started,
  };
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

interface ArchiveHit extends RelatedHit {
  readonly archive: ArchiveId;
  /** Share of the page's words and terms together. */
  readonly worth: number;
  /** Names of the shared terms, the weightiest first. */
  readonly terms: readonly string[];
}

async function hitsOf(
  reader: ArchiveReader,
  { archive, segments, isLive }: ArchiveIndex,
  blocks: readonly RelatedBlock[],
  mentions: PageMentions,
): Promise<ArchiveHit[]> {
  const options = { limit: CANDIDATES, minimum: LEAST_WORD_SHARE, isLive };
  const [hits, shared] = await Promise.all([
    related(segments, blocks, options),
    shareTerms(reader, archive, mentions),
  ]);
  return hits
    .map(hit => {
      const { share, names } = shared(hit.post);
      return { ...hit, archive, terms: names, worth: hit.share + TERMS_WEIGHT * share };
    })
    .filter(hit => hit.worth >= LEAST);
}

async function describe(
  reader: ArchiveReader,
  { archive, ...hit }: ArchiveHit,
): Promise<RelatedPost | null> {
  const [row] = await reader.posts(archive, [hit.post]);
  if (!row) return null;
  return {
    archive,
    post: row.post.id,
    comment: null,
    ...titleOf(row.post),
    date: row.post.date,
    score: hit.worth,
    comments: row.comments,
    why: {
      terms: hit.terms.slice(0, TERMS_SAID),
      words: hit.words.slice(0, 5),
      passage: bestPassage(textOf(row.post, [], -1), hit.words),
    },
  };
}
