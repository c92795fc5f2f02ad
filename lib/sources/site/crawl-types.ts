import type { Attempt } from './attempt.ts';
import type { Fetcher, Validators } from './fetcher.ts';

export type CrawlFormat =
  | 'blogger-feed'
  | 'blogger-feed-json'
  | 'wp-json-posts'
  | 'wp-json-pages'
  | 'wp-json-comments'
  | 'feed';

/** A page as a parser reads it: its text is whole and decoded, whatever it was sent in. */
export interface CrawlDocument {
  readonly format: CrawlFormat;
  readonly text: string;
  /** Where it came from: relative links are resolved against it, complaints name it. */
  readonly url: string;
  readonly holds: 'posts' | 'pages' | 'comments';
  /** The source's id of the post that all its comments belong to, where it is one post's feed. */
  readonly post: string | null;
}

/** How far the last crawl that was completed saw: what the next one starts from. */
export interface Since {
  /** Milliseconds since 1970, by the server's own dates: no clock of ours comes in. */
  readonly posts: number | null;
  readonly comments: number | null;
  /** By address, of the first page of each stage. */
  readonly validators: Readonly<Record<string, Validators>>;
  /** What it had in all then; absent where nobody has counted. */
  readonly look?: Look | undefined;
}

/** What the last look for what is gone has found (`look-gone.ts`). */
export interface Look {
  /** When the ids of all posts, and of all comments, were last seen: milliseconds since 1970. */
  readonly at: number | null;
  readonly commentsAt: number | null;
  /** How many there were, as the blog says. */
  readonly posts: number | null;
  readonly comments: number | null;
  /** Of the pages that said so, by address. */
  readonly validators: Since['validators'];
}

/** How many were written since the crawl before: what the totals must have grown by. */
export interface Fresh {
  readonly posts: number;
  readonly comments: number;
}

export interface CrawlStep<Cursor = CrawlCursor> {
  /** Mostly one; none where nothing has changed. */
  readonly documents: readonly CrawlDocument[];
  /** Where to go on, kept in the same transaction as what the documents gave. At most some kilobytes. */
  readonly cursor: Cursor;
  /** How many there are in all, as the site says. */
  readonly expected: { readonly posts: number | null; readonly comments: number | null };
  /**
   * The source's ids of posts and pages on this page, as the parsers give them in `source`; and those of
   * comments by `seenComment`, where the crawl looks for comments that are gone.
   */
  readonly seen: readonly string[];
  /** To be said to the user, each once. */
  readonly notes: readonly string[];
  readonly done: boolean;
  /** With the last step: what to give the next crawl. */
  readonly next: Since | null;
  /**
   * With the last step: this crawl has passed every post that the site has. One that no step of it had
   * in `seen` is gone there.
   */
  readonly complete: boolean;
  /** With the last step: the same of comments. */
  readonly completeComments?: boolean;
}

/** JSON, and of no concern to whoever keeps it; `kind` is the site's. */
export interface CrawlCursor {
  readonly kind: string;
}

export interface Crawl {
  /** Fetches one page. After a failure, or in another life by its cursor, the same page is asked again. */
  step(fetcher: Fetcher): Promise<Attempt<CrawlStep>>;
}

/** A comment among what was seen: its ids may be those of posts. */
export const seenComment = (source: string) => `comment ${source}`;

/** What of a page's items was written since the crawl before. */
export function writtenSince(dates: readonly (number | null)[], since: number | null): number {
  return since === null ? 0 : dates.filter(date => date !== null && date > since).length;
}

export const NOTHING_YET: Since = { posts: null, comments: null, validators: {} };

/** A later date of an item; a date in the future is a mistake that would hide all that comes before it. */
export function later(newest: number | null, date: number | null, now: number): number | null {
  if (date === null || date > now) return newest;
  return newest === null ? date : Math.max(newest, date);
}
