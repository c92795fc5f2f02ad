/** The archive's posts that belong to a page, before and since it was published. */
import type { RelatedAnswer, RelatedPost, WallDate } from '../model/index.ts';
import { bestPassage, type RelatedBlock, type RelatedHit, related } from '../search/index.ts';
import { dayNumber } from '../text/index.ts';
import type { Annotator, PageMentions } from './annotate.ts';
import type { IndexView, OpenIndex } from './open-index.ts';
import type { ArchiveReader } from './ports.ts';
import { textOf, titleOf } from './thread-text.ts';

/** Enough for a glance; more is a search. */
const LIMIT = 6;
const TERMS_SAID = 3;

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
export async function relatedTo(parts: RelatedParts, page: PageToRelate): Promise<RelatedAnswer> {
  const started = Date.now();
  const view = await parts.index.view();
  const blocks = [
    { text: page.title, weight: 3 },
    ...page.text.split('\n').map(text => ({ text, weight: 1 })),
  ];
  const [hits, mentions] = await Promise.all([
    Promise.all(byArchive(view).map(one => hitsOf(one, blocks))),
    parts.annotator.annotate(page.text),
  ]);
  const best = hits
    .flat()
    .sort((a, b) => b.share - a.share)
    .slice(0, LIMIT);
  const posts = (await Promise.all(best.map(hit => describe(parts.reader, hit, mentions)))).filter(
    post => post !== null,
  );
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

interface ArchiveHit extends RelatedHit {
  readonly archive: string;
}

/** The index of each archive by itself: what is rare is rare within one, and so are post numbers. */
function byArchive({ segments, archives, isLive }: IndexView) {
  return [...new Set(archives)].map(archive => {
    const positions = archives.flatMap((owner, position) => (owner === archive ? [position] : []));
    return {
      archive,
      segments: positions.map(position => segments[position]!),
      isLive: (segment: number, post: number) => isLive(positions[segment]!, post),
    };
  });
}

async function hitsOf(
  { archive, segments, isLive }: ReturnType<typeof byArchive>[number],
  blocks: readonly RelatedBlock[],
): Promise<ArchiveHit[]> {
  const hits = await related(segments, blocks, { limit: LIMIT, isLive });
  return hits.map(hit => ({ ...hit, archive }));
}

async function describe(
  reader: ArchiveReader,
  hit: ArchiveHit,
  mentions: PageMentions,
): Promise<RelatedPost | null> {
  const { archive } = hit;
  const [row] = await reader.posts(archive, [hit.post]);
  if (!row) return null;
  const text = textOf(row.post, [], -1);
  return {
    archive,
    post: row.post.id,
    comment: null,
    ...titleOf(row.post),
    date: row.post.date,
    score: hit.score,
    comments: row.comments,
    why: {
      terms: sharedTerms(mentions, `${row.post.title ?? ''}\n${text}`),
      words: hit.words.slice(0, 5),
      passage: bestPassage(text, hit.words),
    },
  };
}

/** The page's terms that the post speaks of too, the most telling first. */
function sharedTerms({ all, termOf }: PageMentions, text: string): string[] {
  const terms = new Map(all.map(mention => [termOf(mention).name, termOf(mention)]));
  return [...terms.values()]
    .filter(({ name, aliases }) => [name, ...aliases].some(form => text.includes(form)))
    .sort((a, b) => b.salience - a.salience)
    .slice(0, TERMS_SAID)
    .map(term => term.name);
}
