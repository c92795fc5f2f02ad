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
}

export interface CrawlStep<Cursor = CrawlCursor> {
  /** Mostly one; none where nothing has changed. */
  readonly documents: readonly CrawlDocument[];
  /** Where to go on, kept in the same transaction as what the documents gave. At most some kilobytes. */
  readonly cursor: Cursor;
  /** How many there are in all, as the site says. */
  readonly expected: { readonly posts: number | null; readonly comments: number | null };
  /** The source's ids of posts and pages on this page, as the parsers give them in `source`. */
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
}

/** JSON, and of no concern to whoever keeps it; `kind` is the site's. */
export interface CrawlCursor {
  readonly kind: string;
}

export interface Crawl {
  /** Fetches one page. After a failure, or in another life by its cursor, the same page is asked again. */
  step(fetcher: Fetcher): Promise<Attempt<CrawlStep>>;
}

export const NOTHING_YET: Since = { posts: null, comments: null, validators: {} };

/** A later date of an item; a date in the future is a mistake that would hide all that comes before it. */
export function later(newest: number | null, date: number | null, now: number): number | null {
  if (date === null || date > now) return newest;
  return newest === null ? date : Math.max(newest, date);
}
