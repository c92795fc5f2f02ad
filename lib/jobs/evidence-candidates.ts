/** Places that are read, and the quote that each has. */
import type { ArchiveId, Comment, Quote } from '../model/index.ts';
import type { TimedOccurrence } from './evidence-places.ts';
import type { Quoter } from './evidence-quotes.ts';
import type { ArchiveReader, PostRow } from './ports.ts';
import { textOf, titleOf } from './thread-text.ts';

/** A place with its best sentence. */
export interface Candidate {
  readonly quote: Quote;
  readonly sentence: string;
  readonly score: number;
  /** A comment's thread and its place there; empty and -1 for a post. */
  readonly comments: readonly Comment[];
  readonly at: number;
}

/** Reads each group's places, all at once; in each the best candidate comes first. */
export async function readCandidates(
  reader: ArchiveReader,
  archive: ArchiveId,
  groups: readonly (readonly TimedOccurrence[])[],
  quoter: Quoter,
): Promise<Candidate[][]> {
  const nos = [...new Set(groups.flat().map(place => place.post))];
  const threaded = new Set(groups.flat().flatMap(({ post, comment }) => (comment < 0 ? [] : post)));
  const [rows, threads] = await Promise.all([
    reader.posts(archive, nos),
    Promise.all(nos.map(no => (threaded.has(no) ? reader.comments(archive, no) : []))),
  ]);
  const read = new Map(nos.map((no, i) => [no, { row: rows[i], comments: threads[i]! }]));
  return groups.map(group =>
    group
      .flatMap(place => {
        const { row, comments } = read.get(place.post)!;
        return row ? (candidateAt(archive, row, comments, place, quoter) ?? []) : [];
      })
      .sort((a, b) => b.score - a.score),
  );
}

function candidateAt(
  archive: ArchiveId,
  { post }: PostRow,
  comments: readonly Comment[],
  { comment: at, count }: TimedOccurrence,
  quoter: Quoter,
): Candidate | null {
  const comment = comments[at];
  if (at >= 0 && (!comment || comment.removed)) return null;
  const found = quoter(textOf(post, comments, at));
  if (!found) return null;
  const quote: Quote = {
    archive,
    post: post.id,
    comment: comment?.id ?? null,
    kind: comment ? 'comment' : 'post',
    date: comment ? comment.date : post.date,
    postDate: post.date,
    author: comment ? comment.author : post.author,
    ...titleOf(post),
    text: found.pieces,
  };
  // Who speaks of it again and again has more to say of it.
  const score = found.score + Math.min(4, count) * 0.05;
  return { quote, sentence: found.sentence, score, comments, at };
}
