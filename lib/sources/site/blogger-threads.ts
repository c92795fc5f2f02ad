/**
 * The comments that the blog's own comments feed was too short for, by each post's feed. That feed
 * gives the newest first, so whatever it lost is older than the oldest that it gave: only posts from
 * before then can have lost any. They are listed page by page, lest the cursor hold all of them.
 */
import type { Attempt } from './attempt.ts';
import { type BloggerCursor, enter, stepTo } from './blogger-cursor.ts';
import { bloggerUrl, postNumber, sourceOf } from './blogger-url.ts';
import type { CrawlStep } from './crawl-types.ts';
import type { PeekEntry } from './feed-peek.ts';
import { fetchPage, notAsPromised } from './fetch-page.ts';
import type { Fetcher } from './fetcher.ts';
import { peekFeed } from './peek.ts';
import { goOn } from './round.ts';
import type { BloggerSite } from './site.ts';

type Step = CrawlStep<BloggerCursor>;

const PAGE_SIZE = 150;
const UNSERVED = 'The comments of some posts are not served.';
const THREAD_START = { threadAt: 1, threadFirst: null, threadRound: undefined };

export async function stepThreads(
  site: BloggerSite,
  cursor: BloggerCursor,
  fetcher: Fetcher,
): Promise<Attempt<Step>> {
  const [post] = cursor.threads;
  return post === undefined
    ? listThreads(site, cursor, fetcher)
    : readThread(site, cursor, post, fetcher);
}

/** Finds the next posts to ask. */
async function listThreads(
  site: BloggerSite,
  cursor: BloggerCursor,
  fetcher: Fetcher,
): Promise<Attempt<Step>> {
  const feed = cursor.wholePosts ? 'posts/default' : 'posts/summary';
  const params = { 'start-index': cursor.at, 'max-results': PAGE_SIZE };
  const url = bloggerUrl(site, feed, params);
  const got = await fetchPage(fetcher, url);
  if (!got.ok) return got;
  const peek = got.value.is === 'text' ? peekFeed(got.value.text) : null;
  if (!peek) {
    if (cursor.wholePosts) return notAsPromised(url, 'a feed');
    return { ok: true, value: stepTo({ ...cursor, wholePosts: true }) };
  }
  const first = peek.entries[0]?.id ?? null;
  const round = goOn(cursor.round, idsOf(peek.entries), peek.total);
  if (first === null || first === cursor.first || !round)
    return { ok: true, value: stepTo(enter(cursor, 'done')) };
  const threads = peek.entries.filter(entry => mayLack(entry, cursor)).map(entry => entry.id);
  const at = cursor.at + peek.entries.length;
  return { ok: true, value: stepTo({ ...cursor, at, first, round, threads, ...THREAD_START }) };
}

function idsOf(entries: readonly PeekEntry[]): string[] {
  return entries.map(entry => entry.id);
}

function mayLack({ id, replies, published }: PeekEntry, { oldest, sorted }: BloggerCursor) {
  if (replies === 0 || postNumber(id) === null) return false;
  return !sorted || oldest === null || published === null || published <= oldest;
}

async function readThread(
  site: BloggerSite,
  cursor: BloggerCursor,
  post: string,
  fetcher: Fetcher,
): Promise<Attempt<Step>> {
  const params = { 'start-index': cursor.threadAt, 'max-results': PAGE_SIZE };
  const url = bloggerUrl(site, `${postNumber(post)}/comments/default`, params);
  const got = await fetchPage(fetcher, url);
  if (!got.ok) return got;
  const behind = { ...cursor, threads: cursor.threads.slice(1), ...THREAD_START };
  if (got.value.is !== 'text') {
    return { ok: true, value: { ...stepTo(behind), notes: [UNSERVED] } };
  }
  const { text, page } = got.value;
  const peek = peekFeed(text);
  if (!peek) return notAsPromised(url, 'a feed');
  const first = peek.entries[0]?.id ?? null;
  const threadRound = goOn(cursor.threadRound, idsOf(peek.entries), peek.total);
  if (first === null || first === cursor.threadFirst || !threadRound)
    return { ok: true, value: stepTo(behind) };
  const at = cursor.threadAt + peek.entries.length;
  const whole = peek.total !== null && at > peek.total;
  const format = site.format === 'json' ? 'blogger-feed-json' : 'blogger-feed';
  const documents = [
    { format, text, url: page.url, holds: 'comments', post: sourceOf(post) } as const,
  ];
  return {
    ok: true,
    value: {
      ...stepTo(whole ? behind : { ...cursor, threadAt: at, threadFirst: first, threadRound }),
      documents,
    },
  };
}
