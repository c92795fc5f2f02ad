import {
  type CrawlCursor,
  type CrawlStep,
  type Fresh,
  NOTHING_YET,
  type Since,
} from './crawl-types.ts';
import type { Round } from './round.ts';
import type { BloggerSite } from './site.ts';

/**
 * ```
 *  posts ─► pages ─► comments ─┬─────────────► done
 *                              └─► threads ──────┘   a full crawl whose comments feed was cut short
 * ```
 */
export interface BloggerCursor extends CrawlCursor {
  readonly kind: 'blogger';
  readonly stage: 'posts' | 'pages' | 'comments' | 'threads' | 'done';
  /** `start-index` of the next page, from 1. */
  readonly at: number;
  /** First id of the page before: a server that gives it again has no more. */
  readonly first: string | null;
  /** Whether a server with more to its round than one page has no more. */
  readonly round?: Round | undefined;
  /** `openSearch:totalResults` of the page before. */
  readonly total: number | null;
  readonly full: boolean;
  readonly since: Since;
  /** What becomes of `since` when the crawl is done. */
  readonly next: Since;
  readonly expected: { readonly posts: number | null; readonly comments: number | null };
  readonly fresh: Fresh;
  /** Posts came short of what was declared: nothing may be called gone. */
  readonly gaps: boolean;
  readonly backs: number;
  /** Sum of what posts say of their comments. */
  readonly replies: number;
  /** The comments feed so far: its oldest date, and whether it came newest first all the time. */
  readonly oldest: number | null;
  readonly sorted: boolean;
  /** Of the stage of threads: the posts of the page that are still to be asked, and where in the first. */
  readonly threads: readonly string[];
  readonly threadAt: number;
  readonly threadFirst: string | null;
  readonly threadRound?: Round | undefined;
  /** The feed of summaries is not to be had. */
  readonly wholePosts: boolean;
}

export function startOfBlogger(
  { posts, comments }: Pick<BloggerSite, 'posts' | 'comments'>,
  since: Since | null,
): BloggerCursor {
  return {
    kind: 'blogger',
    stage: 'posts',
    at: 1,
    first: null,
    total: null,
    full: since === null,
    since: since ?? NOTHING_YET,
    next: { ...(since ?? NOTHING_YET), validators: {} },
    // What the blog has in all says nothing of what is new on it.
    expected: since === null ? { posts, comments } : { posts: null, comments: null },
    fresh: { posts: 0, comments: 0 },
    gaps: false,
    backs: 0,
    replies: 0,
    oldest: null,
    sorted: true,
    threads: [],
    threadAt: 1,
    threadFirst: null,
    wholePosts: false,
  };
}

/** At the beginning of another stage. */
export function enter(cursor: BloggerCursor, stage: BloggerCursor['stage']): BloggerCursor {
  return { ...cursor, stage, at: 1, first: null, total: null, round: undefined };
}

/** The step that leads to a cursor, as far as the cursor tells it. */
export function stepTo(cursor: BloggerCursor): CrawlStep<BloggerCursor> {
  const done = cursor.stage === 'done';
  return {
    documents: [],
    cursor,
    expected: cursor.expected,
    seen: [],
    notes: [],
    done,
    next: done ? cursor.next : null,
    complete: done && cursor.full && !cursor.gaps,
  };
}
