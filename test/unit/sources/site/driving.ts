/** Drives crawls as a job does, and reads what they give with the parsers that files go through. */
import { createBloggerParser } from '../../../../lib/archive/blogger/index.ts';
import { createFeedParser } from '../../../../lib/archive/feeds/index.ts';
import type { CreateParser, ParsedItem } from '../../../../lib/archive/items.ts';
import {
  createBloggerJsonParser,
  createJsonFeedParser,
  createWpJsonParser,
} from '../../../../lib/archive/json/index.ts';
import {
  type BlogSite,
  type CrawlDocument,
  type CrawlStep,
  createCrawl,
  createFetcher,
  discover,
  type Fetcher,
  type FetcherOptions,
  type Since,
} from '../../../../lib/sources/site/index.ts';
import type { TestClock, TestServer } from '../../../servers/index.ts';

export function fetcherFor(
  server: Pick<TestServer, 'url'>,
  clock: TestClock,
  options: Partial<FetcherOptions> = {},
): Fetcher {
  return createFetcher(
    { fetch, now: clock.now, wait: clock.wait, random: () => 0.5 },
    { origin: new URL(server.url).origin, allowLoopback: true, ...options },
  );
}

/** The blog at an address; throws with the failure's message where there is none. */
export async function found(url: string, fetcher: Fetcher): Promise<BlogSite> {
  const site = await discover(url, fetcher);
  if (!site.ok) throw new Error(site.error.message);
  if (site.value.kind === 'pack') throw new Error('a pack');
  return site.value;
}

export interface Crawled {
  readonly steps: readonly CrawlStep[];
  readonly last: CrawlStep;
  readonly documents: readonly CrawlDocument[];
  readonly seen: ReadonlySet<string>;
  readonly notes: readonly string[];
}

/**
 * Crawls to the end. `killed` takes up each step by a new crawl from the cursor as it was stored, and
 * asks each page twice, as a job does that was killed before it could write.
 */
export async function crawl(
  site: BlogSite,
  fetcher: Fetcher,
  { since = null, killed = false }: { since?: Since | null; killed?: boolean } = {},
): Promise<Crawled> {
  const steps: CrawlStep[] = [];
  let running = createCrawl(site, null, { since });
  for (let n = 0; n < 1_000; n++) {
    if (killed) {
      const stored = steps.at(-1)?.cursor ?? null;
      const lost = createCrawl(site, stored && structuredCloneOfJson(stored), { since });
      await lost.step(fetcher);
      running = createCrawl(site, stored && structuredCloneOfJson(stored), { since });
    }
    const step = await running.step(fetcher);
    if (!step.ok) throw new Error(step.error.message);
    steps.push(step.value);
    if (!step.value.done) continue;
    return {
      steps,
      last: step.value,
      documents: steps.flatMap(({ documents }) => documents),
      seen: new Set(steps.flatMap(({ seen }) => seen)),
      notes: [...new Set(steps.flatMap(({ notes }) => notes))],
    };
  }
  throw new Error('the crawl does not end');
}

function structuredCloneOfJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

const PARSERS: Record<CrawlDocument['format'], CreateParser> = {
  'blogger-feed': createBloggerParser,
  'blogger-feed-json': createBloggerJsonParser,
  'wp-json-posts': createWpJsonParser,
  'wp-json-pages': createWpJsonParser,
  'wp-json-comments': createWpJsonParser,
  feed: createFeedParser,
};

/** What the documents hold, by the sources' own ids: posts by title, comments by their post. */
export function read(documents: readonly CrawlDocument[]) {
  const posts = new Map<string, Extract<ParsedItem, { type: 'post' }>['post']>();
  const comments = new Map<string, { post: string; parent: string | null }>();
  for (const { format, text } of documents) {
    const isJsonFeed = format === 'feed' && text.startsWith('{');
    const parser = (isJsonFeed ? createJsonFeedParser : PARSERS[format])();
    for (const item of [...parser.write(text), ...parser.end()]) {
      if (item.type === 'post') posts.set(item.source ?? '', item.post);
      if (item.type === 'comment') comments.set(item.comment.source ?? '', item.comment);
      if (item.type === 'warning') throw new Error(item.message);
    }
  }
  return { posts, comments };
}
