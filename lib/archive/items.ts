import type { Comment, Post } from '../model/index.ts';

/** Where in a source something stands. */
export interface Place {
  /** UTF-16 units from the start of the decoded source. */
  readonly offset: number;
  /** Counted from 1; null where lines mean nothing. */
  readonly line: number | null;
}

/**
 * What a parser gives, in the order of its source. What is said of a post comes before it: who keeps
 * the post and its `resume` in one step has kept that too.
 */
export type ParsedItem =
  | { readonly type: 'blog'; readonly title: string | null; readonly url: string | null }
  | {
      readonly type: 'post';
      readonly post: Post;
      /** In reading order: each after its parent. */
      readonly comments: readonly Comment[];
      /** How many comments the source says that there are; null where it does not say. */
      readonly declared: number | null;
      readonly place: Place;
      /** A parser made with `{offset: resume}` goes on behind this post as if it had read it. */
      readonly resume: Place;
    }
  | {
      readonly type: 'skipped';
      readonly kind: string;
      readonly reason: string;
      readonly count: number;
      readonly place: Place;
    }
  | { readonly type: 'warning'; readonly message: string; readonly place: Place };

/**
 * A parser of one format: text in, in chunks of any size, items out. Pure and synchronous. Throws
 * `FailureError` where the source cannot be of its format at all; whatever else is wrong is a
 * `warning`, and reading goes on.
 */
export interface ArchiveParser {
  write(chunk: string): ParsedItem[];
  /** No more text: whatever was open is closed. */
  end(): ParsedItem[];
}

/** Makes a parser; with `from`, one whose first chunk starts at that place of the source. */
export type CreateParser = (from?: Place) => ArchiveParser;
