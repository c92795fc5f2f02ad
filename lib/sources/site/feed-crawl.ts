/**
 * A plain feed: what its page has, and what is behind it where it says where (`rel="next"`, `next_url`)
 * or where the server knows WordPress's `?paged=N`. It gives no comments, and nothing that is missing
 * from it can be called gone.
 */
import type { Attempt } from './attempt.ts';
import { type CrawlCursor, type CrawlStep, later, NOTHING_YET, type Since } from './crawl-types.ts';
import { type FeedPeek, isSummaryOnly } from './feed-peek.ts';
import { absent, fetchPage, notAsPromised } from './fetch-page.ts';
import type { Fetcher, Page, Validators } from './fetcher.ts';
import { peekFeed } from './peek.ts';
import { absolute } from './probes.ts';
import { goesRound, goOn, type Round } from './round.ts';
import { counted, type FeedSite } from './site.ts';

export interface FeedCursor extends CrawlCursor {
  readonly kind: 'feed';
  /** The page to read; null when it is done. */
  readonly url: string | null;
  /** From 1. */
  readonly no: number;
  /** First ids of the first page and of the page before: a server that knows no pages gives them again. */
  readonly firsts: readonly string[];
  readonly round?: Round;
  readonly full: boolean;
  /** How many entries came, over all pages. */
  readonly came: number;
  readonly since: Since;
  readonly next: Since;
}

type Step = CrawlStep<FeedCursor>;

/** At ten posts a page more than any blog has; a feed that goes on for ever ends here. */
const MAX_PAGES = 2_000;

export function startOfFeed(site: FeedSite, since: Since | null): FeedCursor {
  return {
    kind: 'feed',
    url: site.feed,
    no: 1,
    firsts: [],
    full: since === null,
    came: 0,
    since: since ?? NOTHING_YET,
    next: { ...(since ?? NOTHING_YET), validators: {} },
  };
}

export async function stepFeed(
  site: FeedSite,
  cursor: FeedCursor,
  fetcher: Fetcher,
): Promise<Attempt<Step>> {
  const { url, no } = cursor;
  if (url === null) return { ok: true, value: stepTo(cursor) };
  const known = no === 1 ? (cursor.since.validators[url] ?? null) : null;
  const got = await fetchPage(fetcher, url, known);
  if (!got.ok) {
    // A link to a next page on another origin is not followed, and takes nothing from what came.
    return no > 1 && got.movedTo !== undefined ? { ok: true, value: end(cursor) } : got;
  }
  if (got.value.is === 'unchanged') return { ok: true, value: end(keep(cursor, url, known)) };
  if (got.value.is === 'absent')
    return no > 1 ? { ok: true, value: end(cursor) } : absent(url, got.value.status);
  const peek = peekFeed(got.value.text);
  if (!peek) return no > 1 ? { ok: true, value: end(cursor) } : notAsPromised(url, 'a feed');
  const { text, page } = got.value;
  return { ok: true, value: stepOfPage(site, cursor, peek, text, page, fetcher.now()) };
}

function stepOfPage(
  site: FeedSite,
  cursor: FeedCursor,
  peek: FeedPeek,
  text: string,
  page: Page,
  now: number,
): Step {
  const first = peek.entries[0]?.id;
  if (first === undefined || cursor.firsts.includes(first)) return end(cursor);
  const ids = peek.entries.map(entry => entry.id);
  const round = goOn(cursor.round, ids, null);
  if (!round) {
    const step = end(cursor);
    return { ...step, notes: [...step.notes, goesRound(site.feed, 'posts')] };
  }
  let { posts } = cursor.next;
  for (const entry of peek.entries) posts = later(posts, entry.updated, now);
  const read: FeedCursor = {
    ...keep(cursor, cursor.url ?? page.url, cursor.no === 1 ? page.validators : null),
    url: nextPage(site, cursor, peek, page.url),
    no: cursor.no + 1,
    round,
    firsts: [cursor.firsts[0] ?? first, first],
    came: cursor.came + peek.entries.length,
  };
  const behind: FeedCursor = { ...read, next: { ...read.next, posts } };
  const { since, full } = cursor;
  const known = !full && peek.entries.some(({ updated }) => (updated ?? 0) <= (since.posts ?? 0));
  const step = known || behind.url === null ? end(behind) : stepTo(behind);
  const notes = cursor.no === 1 && isSummaryOnly(peek) ? [SUMMARIES, ...step.notes] : step.notes;
  return {
    ...step,
    notes,
    seen: ids,
    documents: [{ format: 'feed', text, url: page.url, holds: 'posts', post: null }],
  };
}

const SUMMARIES = 'The feed gives only the beginnings of its posts.';

function nextPage(site: FeedSite, { no }: FeedCursor, peek: FeedPeek, at: string): string | null {
  if (no >= MAX_PAGES) return null;
  if (peek.next !== null) return absolute(peek.next, at);
  if (peek.dialect === 'json-feed') return null;
  const url = new URL(site.feed);
  url.searchParams.set('paged', String(no + 1));
  return url.href;
}

function keep(cursor: FeedCursor, url: string, page: Validators | null): FeedCursor {
  if (page === null || (page.etag ?? page.lastModified) === null) return cursor;
  return { ...cursor, next: { ...cursor.next, validators: { [url]: page } } };
}

/** Says how little a feed gives, once it is known that there is no more. */
function end(cursor: FeedCursor): Step {
  const alone = cursor.full && cursor.firsts.length > 0 && cursor.firsts[0] === cursor.firsts[1];
  const notes = alone ? [`This feed gives only its newest ${counted(cursor.came, 'post')}.`] : [];
  return { ...stepTo({ ...cursor, url: null }), notes };
}

function stepTo(cursor: FeedCursor): Step {
  const done = cursor.url === null;
  return {
    documents: [],
    cursor,
    expected: { posts: null, comments: null },
    seen: [],
    notes: [],
    done,
    next: done ? cursor.next : null,
    complete: false,
  };
}
