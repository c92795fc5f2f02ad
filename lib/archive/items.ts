import type { Block, Comment, Post, Unpublished, WallDate } from '../model/index.ts';

/** Where in a source something stands. */
export interface Place {
  /** UTF-16 units from the start of the decoded source. */
  readonly offset: number;
  /** Counted from 1; null where lines mean nothing. */
  readonly line: number | null;
  /**
   * What a parser must know to go on from here, such as the namespaces in force; made and read by the
   * same parser only, at most some kilobytes. Nothing where the place says enough.
   */
  readonly state?: string;
}

/**
 * A comment that its source gives apart from its post, maybe before it. Ids here are the source's own;
 * ours are made once the thread is whole.
 */
export interface LooseComment {
  readonly source: string | null;
  /** The post's `source`. */
  readonly post: string;
  /** The `source` of the comment that it answers. */
  readonly parent: string | null;
  readonly author: string | null;
  readonly date: WallDate | null;
  readonly removed: boolean;
  readonly body: readonly Block[];
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
      /** The source's own id of the post, by which its loose comments name it. */
      readonly source?: string;
      /** In reading order: each after its parent. */
      readonly comments: readonly Comment[];
      /** How many comments the source says that there are; null where it does not say. */
      readonly declared: number | null;
      readonly place: Place;
      /** A parser made with `{offset: resume}` goes on behind this post as if it had read it. */
      readonly resume: Place;
    }
  | {
      readonly type: 'comment';
      readonly comment: LooseComment;
      readonly place: Place;
      readonly resume: Place;
    }
  | {
      readonly type: 'skipped';
      readonly kind: string;
      readonly reason: string;
      readonly count: number;
      readonly place: Place;
    }
  | {
      readonly type: 'warning';
      readonly message: string;
      readonly place: Place /** True where the source ends in the middle: what is behind the place is missing. */;
      readonly cutOff?: true;
    };

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

export { UNPUBLISHED, type Unpublished } from '../model/index.ts';

/** What a parser is told beside its text. */
export interface ParserContext {
  /** Kinds to import all the same; the rest is `skipped` with its kind and the status as the reason. */
  readonly include: readonly Unpublished[];
  /** Path of the file within its zip or folder, or its name. */
  readonly path: string;
  /** IANA name of the blog's time zone, where a file beside this one tells it. */
  readonly timeZone: string | null;
  /** Address that relative links are resolved against, where a file beside this one tells it. */
  readonly base: string | null;
  /** What a file beside this one tells of its post: title, date, address, labels, status. */
  readonly facts: PostFacts | null;
}

export interface PostFacts {
  readonly title?: string;
  /** Shown as the beginning of the text. */
  readonly subtitle?: string;
  readonly date?: WallDate;
  readonly url?: string;
  readonly labels?: readonly string[];
  readonly unpublished?: Unpublished;
}

/** Makes a parser; with `from`, one whose first chunk starts at that place of the source. */
export type CreateParser = (from?: Place, context?: ParserContext) => ArchiveParser;
