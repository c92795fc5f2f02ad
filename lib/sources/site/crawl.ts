import type { Attempt } from './attempt.ts';
import { stepBlogger } from './blogger-crawl.ts';
import { type BloggerCursor, startOfBlogger } from './blogger-cursor.ts';
import type { Crawl, CrawlCursor, CrawlStep, Fresh, Since } from './crawl-types.ts';
import { type FeedCursor, startOfFeed, stepFeed } from './feed-crawl.ts';
import type { Fetcher } from './fetcher.ts';
import { type LookCursor, startOfLook, stepLook } from './look-gone.ts';
import type { BloggerSite, BlogSite, WordPressSite } from './site.ts';
import { startOfWordPress, stepWordPress, type WordPressCursor } from './wordpress-crawl.ts';

/**
 * A crawl of a blog, page by page. `cursor` is that of the last step that was kept, null at the start;
 * with `since` (the `next` of the last crawl that was done) only what is new since then is asked for,
 * else all of it; and now and then which of the old is gone (`look-gone.ts`).
 */
export function createCrawl(
  site: BlogSite,
  cursor: CrawlCursor | null,
  { since = null }: { readonly since?: Since | null } = {},
): Crawl {
  switch (site.kind) {
    case 'blogger': {
      // A cursor is what this very function gave for this site.
      const start = (cursor as BloggerCursor | LookCursor | null) ?? startOfBlogger(site, since);
      return running(start, withLook(site, since, stepBlogger));
    }
    case 'wordpress': {
      const start =
        (cursor as WordPressCursor | LookCursor | null) ?? startOfWordPress(site, since);
      return running(start, withLook(site, since, stepWordPress));
    }
    case 'feed': {
      const start = (cursor as FeedCursor | null) ?? startOfFeed(site, since);
      return running(start, (at, fetcher) => stepFeed(site, at, fetcher));
    }
  }
}

type Next<C extends CrawlCursor> = (cursor: C, fetcher: Fetcher) => Promise<Attempt<CrawlStep<C>>>;

interface Crawled extends CrawlCursor {
  readonly full: boolean;
  readonly fresh: Fresh;
}

/** Behind a crawl's last page comes the look for what is gone. */
function withLook<S extends BloggerSite | WordPressSite, C extends Crawled>(
  site: S,
  since: Since | null,
  stepCrawl: (site: S, cursor: C, fetcher: Fetcher) => Promise<Attempt<CrawlStep<C>>>,
): Next<C | LookCursor> {
  return async (at, fetcher) => {
    if (isLook(at)) return stepLook(site, at, fetcher);
    const step = await stepCrawl(site, at, fetcher);
    if (!step.ok || step.value.next === null) return step;
    const { next, complete, expected } = step.value;
    const { full, fresh } = step.value.cursor;
    const cursor = startOfLook({ full, complete, expected, next }, since?.look ?? null, fresh);
    const value = { ...step.value, cursor, done: false, next: null, complete: false };
    return { ok: true, value };
  };
}

function isLook(cursor: Crawled | LookCursor): cursor is LookCursor {
  return cursor.kind === 'look';
}

function running<C extends CrawlCursor>(start: C, next: Next<C>): Crawl {
  let cursor = start;
  return {
    async step(fetcher) {
      const step = await next(cursor, fetcher);
      if (step.ok) cursor = step.value.cursor;
      return step;
    },
  };
}
