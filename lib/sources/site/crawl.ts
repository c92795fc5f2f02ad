import type { Attempt } from './attempt.ts';
import { stepBlogger } from './blogger-crawl.ts';
import { type BloggerCursor, startOfBlogger } from './blogger-cursor.ts';
import type { Crawl, CrawlCursor, CrawlStep, Since } from './crawl-types.ts';
import { type FeedCursor, startOfFeed, stepFeed } from './feed-crawl.ts';
import type { Fetcher } from './fetcher.ts';
import type { BlogSite } from './site.ts';
import { startOfWordPress, stepWordPress, type WordPressCursor } from './wordpress-crawl.ts';

/**
 * A crawl of a blog, page by page. `cursor` is that of the last step that was kept, null at the start;
 * with `since` (the `next` of the last crawl that was done) only what is new since then is asked for,
 * else all of it.
 */
export function createCrawl(
  site: BlogSite,
  cursor: CrawlCursor | null,
  { since = null }: { readonly since?: Since | null } = {},
): Crawl {
  switch (site.kind) {
    case 'blogger': {
      // A cursor is what this very function gave for this site.
      const start = (cursor as BloggerCursor | null) ?? startOfBlogger(site, since);
      return running(start, (at, fetcher) => stepBlogger(site, at, fetcher));
    }
    case 'wordpress': {
      const start = (cursor as WordPressCursor | null) ?? startOfWordPress(site, since);
      return running(start, (at, fetcher) => stepWordPress(site, at, fetcher));
    }
    case 'feed': {
      const start = (cursor as FeedCursor | null) ?? startOfFeed(site, since);
      return running(start, (at, fetcher) => stepFeed(site, at, fetcher));
    }
  }
}

function running<C extends CrawlCursor>(
  start: C,
  next: (cursor: C, fetcher: Fetcher) => Promise<Attempt<CrawlStep<C>>>,
): Crawl {
  let cursor = start;
  return {
    async step(fetcher) {
      const step = await next(cursor, fetcher);
      if (step.ok) cursor = step.value.cursor;
      return step;
    },
  };
}
