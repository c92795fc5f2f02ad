import type { Comment, PostWithThread } from '../model/index.ts';
import type { LooseComment } from './items.ts';
import { mergeThreads } from './merge.ts';
import { buildThread, type Thread } from './thread.ts';

/**
 * A thread that gets loose comments: those that its source had given before are known again by their
 * source's ids, so that an edited one is replaced and an answer finds the comment that it answers.
 * Comments of other formats, which have no such ids, are told by what they say.
 */
export function growThread(old: PostWithThread, loose: readonly LooseComment[]): Thread {
  const sources = new Map(old.comments.map(comment => [comment.id, comment.source]));
  const known = old.comments.flatMap<LooseComment>(comment =>
    comment.source === undefined ? [] : [asLoose(comment, comment.source, old.post.id, sources)],
  );
  // The new ones come first: of two with one id the first is kept.
  const built = buildThread([...loose, ...known], old.post.id);
  const others = old.comments.filter(comment => comment.source === undefined);
  if (others.length === 0) return built;
  const merged = mergeThreads({ post: old.post, comments: others }, { ...built, post: old.post });
  return { ...built, comments: [...merged.comments] };
}

function asLoose(
  { parent, author, date, removed, body }: Comment,
  source: string,
  post: string,
  sources: ReadonlyMap<string, string | undefined>,
): LooseComment {
  const answered = parent === null ? null : (sources.get(parent) ?? null);
  return { source, post, parent: answered, author, date, removed, body };
}
