import { blocksText, type PostWithThread } from '../model/index.ts';
import type { TermDoc } from '../terms/index.ts';

/** A document of index and terms, with its author. */
export interface ThreadDoc extends TermDoc {
  readonly author: string | null;
}

/** A post and each of its comments as documents; removed comments have no words, so they are none. */
export function* threadDocs(no: number, thread: PostWithThread): Generator<ThreadDoc> {
  const { post, comments } = thread;
  yield {
    post: no,
    comment: -1,
    date: post.date,
    title: post.title,
    labels: post.labels,
    author: post.author,
    text: blocksText(post.body),
  };
  for (const [index, comment] of comments.entries()) {
    if (comment.removed) continue;
    yield {
      post: no,
      comment: index,
      date: comment.date ?? post.date,
      title: null,
      labels: [],
      author: comment.author,
      text: blocksText(comment.body),
    };
  }
}
