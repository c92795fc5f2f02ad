import { blocksText, type Comment, type Post } from '../model/index.ts';
import { opening } from '../text/index.ts';

/** A post's title, or, where the source lost it, its first words, which views mark as such. */
export function titleOf(post: Post): { title: string; titleMissing: boolean } {
  if (post.title !== null) return { title: post.title, titleMissing: false };
  const first = opening(blocksText(post.body), 60);
  return { title: first || 'Untitled', titleMissing: true };
}

/** The plain text of a post (`comment` -1) or of one of its comments. */
export function textOf(post: Post, comments: readonly Comment[], comment: number): string {
  return blocksText(comment < 0 ? post.body : (comments[comment]?.body ?? []));
}
