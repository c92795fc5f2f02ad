/** A related post as it is shown: what it is called, when it was written, and why it is here. */
import type { ArchiveId, Piece, RelatedPost } from '../model/index.ts';
import { bestPassage, type RelatedHit } from '../search/index.ts';
import type { ArchiveReader, PostRow } from './ports.ts';
import { textOf, titleOf } from './thread-text.ts';

const TERMS_SAID = 3;
const WORDS_SAID = 5;
/** A comment's passage stands for its post where it has so many more of the page's words. */
const MORE_WORDS = 2;

/** A post of an archive beside a page. */
export interface ArchiveHit extends RelatedHit {
  readonly archive: ArchiveId;
  /** Share of the page's words and terms together. */
  readonly worth: number;
  /** Names of the shared terms, the weightiest first. */
  readonly terms: readonly string[];
  /** It belongs to the page. */
  readonly near: boolean;
}

/** Null where the post is there no more. */
export async function describeRelated(
  reader: ArchiveReader,
  { archive, ...hit }: ArchiveHit,
): Promise<RelatedPost | null> {
  const [row, ...twins] = await reader.posts(archive, [
    hit.post,
    ...hit.also.map(twin => twin.post),
  ]);
  if (!row) return null;
  const remark =
    hit.comment === null ? undefined : await reader.comment(archive, hit.post, hit.comment);
  const own = bestPassage(textOf(row.post, [], -1), hit.words);
  const remarked = remark ? bestPassage(textOf(row.post, [remark], 0), hit.words) : null;
  const isRemark = remark && wordsIn(remarked) >= wordsIn(own) + MORE_WORDS;
  return {
    archive,
    post: row.post.id,
    comment: isRemark ? remark.id : null,
    ...titleOf(row.post),
    date: row.post.date,
    url: row.post.url,
    score: hit.worth,
    comments: row.comments,
    also: twins.flatMap(twin => (twin ? [alsoOf(archive, twin)] : [])),
    why: {
      terms: hit.terms.slice(0, TERMS_SAID),
      words: hit.words.slice(0, WORDS_SAID),
      passage: isRemark ? remarked : own,
      remark: isRemark ? { author: remark.author, date: remark.date } : null,
      whole: hit.whole,
    },
  };
}

function alsoOf(archive: ArchiveId, { post }: PostRow): RelatedPost['also'][number] {
  return { archive, post: post.id, comment: null, ...titleOf(post), date: post.date };
}

/** Different words that are marked in a passage. */
function wordsIn(passage: readonly Piece[] | null): number {
  const hits = (passage ?? []).filter(piece => piece.hit);
  return new Set(hits.map(piece => piece.text.toLowerCase())).size;
}
