import type { Comment, CommentId } from '../../lib/model/index.ts';

/** A comment as the thread shows it. */
export interface ThreadLine {
  readonly comment: Comment;
  /** How many comments it stands below; for indenting, never more than `DEEPEST`. */
  readonly depth: number;
  /** The comment that it answers, where that is in the archive. */
  readonly answers: Comment | null;
}

/** Further in, a column gets too narrow to read; the line "answers …" says what the indent no longer can. */
export const DEEPEST = 4;

/**
 * A thread as lines in reading order. Flat, so that a chain of a thousand answers is a list of a thousand
 * and no stack of a thousand elements.
 */
export function threadLines(comments: readonly Comment[]): ThreadLine[] {
  const seen = new Map<CommentId, { comment: Comment; depth: number }>();
  return comments.map(comment => {
    const parent = comment.parent === null ? undefined : seen.get(comment.parent);
    const depth = parent === undefined ? 0 : parent.depth + 1;
    seen.set(comment.id, { comment, depth });
    return { comment, depth: Math.min(depth, DEEPEST), answers: parent?.comment ?? null };
  });
}
