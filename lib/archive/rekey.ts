import type { CommentId, PostId, PostWithThread } from '../model/index.ts';
import { commentIds } from './identity.ts';

/** The thread under another post id: a comment's id is made of its post's. */
export function rekeyThread({ post, comments }: PostWithThread, id: PostId): PostWithThread {
  if (post.id === id) return { post, comments };
  const nextId = commentIds(id);
  const ids = new Map<CommentId, CommentId>();
  for (const comment of comments) ids.set(comment.id, nextId(comment));
  return {
    post: { ...post, id },
    comments: comments.map(comment => ({
      ...comment,
      id: ids.get(comment.id)!,
      parent: comment.parent === null ? null : (ids.get(comment.parent) ?? null),
    })),
  };
}
