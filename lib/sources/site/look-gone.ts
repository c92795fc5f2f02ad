/**
 * What an update alone cannot see: what is gone. Behind each crawl the blog is asked how many posts and
 * comments it has (a page of none); where these are fewer than there were with those that came since,
 * or where that was not looked at for a week, its ids are listed, so that what is missing is known.
 *
 *   count posts ─► count comments ─┬─► posts ─► pages ─┬─► comments ─► done
 *                                  └───────────────────┴──────────────► done
 *
 * A blog that changes while it is listed is listed anew, and at last left for the next time: nothing is
 * called gone that may only have moved from one page to another.
 */
import type { Attempt } from './attempt.ts';
import { bloggerUrl, sourceOf } from './blogger-url.ts';
import {
  type CrawlCursor,
  type CrawlStep,
  type Fresh,
  type Look,
  type Since,
  seenComment,
} from './crawl-types.ts';
import { wholeNumber } from './feed-peek.ts';
import { fetchPage } from './fetch-page.ts';
import type { Fetcher, Page, Validators } from './fetcher.ts';
import { peekFeed } from './peek.ts';
import { credible, goOn, type Round } from './round.ts';
import type { BloggerSite, WordPressSite } from './site.ts';
import { restItems, restUrl } from './wordpress-api.ts';

type Listed = 'posts' | 'pages' | 'comments';

export interface LookCursor extends CrawlCursor {
  readonly kind: 'look';
  readonly stage: 'count posts' | 'count comments' | Listed | 'done';
  /** Where the next page begins: Blogger's `start-index`, WordPress's `page`. */
  readonly at: number;
  /** Of this stage: whether it goes round, how many came, how many there are as the blog says. */
  readonly round?: Round | undefined;
  readonly came: number;
  readonly total: number | null;
  /** How often a stage began anew. */
  readonly restarts: number;
  /** How many comments the posts that were listed say that they have. */
  readonly replies: number;
  /** Whether the ids of posts and pages are listed, and whether some of them did not come. */
  readonly listed: boolean;
  readonly gaps: boolean;
  readonly comments: 'not looked' | 'looked' | 'gaps';
  /** Of the crawl before. */
  readonly full: boolean;
  readonly complete: boolean;
  readonly expected: CrawlStep['expected'];
  readonly next: Since;
  readonly before: Look | null;
  readonly fresh: Fresh;
  readonly counted: { readonly posts: number | null; readonly comments: number | null };
  readonly validators: Look['validators'];
}

type Step = CrawlStep<LookCursor>;
type CountedSite = BloggerSite | WordPressSite;

const WEEK = 7 * 86_400_000;
const PATIENCE = 3;
const BLOGGER_PAGE = 150;
const REST_PAGE = 100;
/** So many comments are some seven minutes of asking politely: more are listed once a week at most. */
const MANY_COMMENTS = 30_000;

/** What goes on behind the last step of a crawl, whose `next` and `complete` it takes over. */
export function startOfLook(
  crawl: Pick<LookCursor, 'full' | 'complete' | 'expected' | 'next'>,
  before: Look | null,
  fresh: Fresh,
): LookCursor {
  return {
    kind: 'look',
    stage: 'count posts',
    at: 1,
    came: 0,
    total: null,
    restarts: 0,
    replies: 0,
    listed: false,
    gaps: false,
    comments: 'not looked',
    ...crawl,
    before,
    fresh,
    counted: { posts: null, comments: null },
    validators: {},
  };
}

export async function stepLook(
  site: CountedSite,
  cursor: LookCursor,
  fetcher: Fetcher,
): Promise<Attempt<Step>> {
  switch (cursor.stage) {
    case 'done':
      return { ok: true, value: stepTo(cursor) };
    case 'count posts':
    case 'count comments':
      return count(site, cursor, cursor.stage, fetcher);
    default:
      return list(site, cursor, cursor.stage, fetcher);
  }
}

async function count(
  site: CountedSite,
  cursor: LookCursor,
  stage: 'count posts' | 'count comments',
  fetcher: Fetcher,
): Promise<Attempt<Step>> {
  const kind = stage === 'count posts' ? 'posts' : 'comments';
  const url = listUrl(site, kind, 1, 0);
  const known = cursor.before?.validators[url] ?? null;
  const got = await fetchPage(fetcher, url, known);
  if (!got.ok) return got;
  const page = got.value.is === 'text' ? readPage(site, got.value.text, got.value.page) : null;
  const same = got.value.is === 'unchanged';
  const total = same ? (cursor.before?.[kind] ?? null) : (page?.total ?? null);
  const validators = same ? known : got.value.is === 'text' ? got.value.page.validators : null;
  const next: LookCursor = {
    ...cursor,
    counted: { ...cursor.counted, [kind]: total },
    validators: { ...cursor.validators, ...(isUsable(validators) && { [url]: validators }) },
  };
  if (kind === 'posts') return { ok: true, value: stepTo({ ...next, stage: 'count comments' }) };
  return { ok: true, value: afterCounts(next, fetcher.now()) };
}

function isUsable(validators: Validators | null): validators is Validators {
  return (validators?.etag ?? validators?.lastModified ?? null) !== null;
}

/** Decides what is listed. A whole crawl has just seen all posts: it only keeps the counts. */
function afterCounts(cursor: LookCursor, now: number): Step {
  const { full, before, counted } = cursor;
  if (full) return stepTo(ended({ ...cursor, stage: 'done' }, now));
  const due = before === null || before.at === null || now - before.at >= WEEK;
  const fewer = isFewer(cursor, 'posts') || isFewer(cursor, 'comments');
  if (counted.posts === null || !(due || fewer)) {
    return stepTo(ended({ ...cursor, stage: 'done' }, now));
  }
  return stepTo(enter({ ...cursor, listed: true }, 'posts'));
}

function isFewer({ before, counted, fresh }: LookCursor, kind: 'posts' | 'comments'): boolean {
  const was = before?.[kind] ?? null;
  const is = counted[kind];
  return was !== null && is !== null && is < was + fresh[kind];
}

async function list(
  site: CountedSite,
  cursor: LookCursor,
  stage: Listed,
  fetcher: Fetcher,
): Promise<Attempt<Step>> {
  const size = site.kind === 'blogger' ? BLOGGER_PAGE : REST_PAGE;
  const got = await fetchPage(fetcher, listUrl(site, stage, cursor.at, size));
  if (!got.ok) return got;
  const now = fetcher.now();
  const page = got.value.is === 'text' ? readPage(site, got.value.text, got.value.page) : null;
  if (!page) {
    // Old blogs have no pages; behind the last page some servers have nothing.
    const none = stage === 'pages' || (cursor.at > 1 && cursor.came >= (cursor.total ?? 0));
    return { ok: true, value: close(none ? cursor : flawed(cursor, stage), stage, now) };
  }
  if (cursor.total !== null && page.total !== null && page.total < cursor.total) {
    return { ok: true, value: restarted(cursor, stage, now) };
  }
  const round = goOn(cursor.round, page.ids, page.total);
  if (round === null) return { ok: true, value: close(flawed(cursor, stage), stage, now) };
  const read: LookCursor = {
    ...cursor,
    round,
    came: cursor.came + page.ids.length,
    total: page.total ?? cursor.total,
    replies: cursor.replies + (stage === 'posts' ? page.replies : 0),
    at: cursor.at + (site.kind === 'blogger' ? page.ids.length : 1),
  };
  const seen = page.ids.map(id => seenAs(site, stage, id));
  const isLast =
    page.ids.length === 0 ||
    (page.pages === null ? read.came >= (read.total ?? Infinity) : cursor.at >= page.pages);
  if (isLast) {
    return { ok: true, value: { ...close(checked(site, read, stage), stage, now), seen } };
  }
  return { ok: true, value: { ...stepTo(read), seen } };
}

/** Whether all came. WordPress counts comments that it gives to nobody, so there it is all pages. */
function checked(site: CountedSite, cursor: LookCursor, stage: Listed): LookCursor {
  const declared =
    stage === 'comments'
      ? site.kind === 'blogger'
        ? Math.max(cursor.total ?? 0, cursor.replies)
        : 0
      : (cursor.total ?? 0);
  return cursor.came < declared ? flawed(cursor, stage) : cursor;
}

function flawed(cursor: LookCursor, stage: Listed): LookCursor {
  return stage === 'comments' ? { ...cursor, comments: 'gaps' } : { ...cursor, gaps: true };
}

function restarted(cursor: LookCursor, stage: Listed, now: number): Step {
  const { restarts } = cursor;
  if (restarts >= PATIENCE) return close(flawed(cursor, stage), stage, now);
  const replies = stage === 'posts' ? 0 : cursor.replies;
  return stepTo({ ...enter(cursor, stage), replies, restarts: restarts + 1 });
}

function enter(cursor: LookCursor, stage: Listed): LookCursor {
  return { ...cursor, stage, at: 1, round: undefined, came: 0, total: null };
}

function close(cursor: LookCursor, stage: Listed, now: number): Step {
  if (stage === 'posts') return stepTo(enter(cursor, 'pages'));
  const due = stage === 'pages' && isFewer(cursor, 'comments') && !isPutOff(cursor, now);
  if (due) return stepTo(enter(cursor, 'comments'));
  const comments =
    stage === 'comments' && cursor.comments === 'not looked' ? 'looked' : cursor.comments;
  return stepTo(ended({ ...cursor, stage: 'done', comments }, now));
}

function isPutOff({ before, counted }: LookCursor, now: number): boolean {
  if ((counted.comments ?? 0) <= MANY_COMMENTS) return false;
  return before?.commentsAt != null && now - before.commentsAt < WEEK;
}

/** Keeps what the next look compares with: a count that was lower and was not looked into stays as it was. */
function ended(cursor: LookCursor, now: number): LookCursor {
  const { before, counted, fresh, full, listed, comments } = cursor;
  const grown = (kind: 'posts' | 'comments') =>
    before?.[kind] == null ? null : before[kind] + fresh[kind];
  const putOff = !full && comments === 'not looked' && isFewer(cursor, 'comments');
  const look: Look = {
    // What went while it was listed may have been passed already: then it is listed again next time.
    at: full || listed ? (cursor.restarts > 0 ? null : now) : (before?.at ?? null),
    posts: counted.posts ?? grown('posts'),
    comments: putOff ? grown('comments') : (counted.comments ?? grown('comments')),
    // A count that is to be looked into must come again.
    validators: putOff ? {} : cursor.validators,
    commentsAt: comments === 'not looked' ? (before?.commentsAt ?? null) : now,
  };
  return {
    ...cursor,
    complete: full ? cursor.complete : listed && !cursor.gaps,
    next: { ...cursor.next, look },
  };
}

interface ListPage {
  /** The blog's own. */
  readonly ids: readonly string[];
  readonly total: number | null;
  readonly pages: number | null;
  readonly replies: number;
}

/** A page of `size` ids; of none where only the count is wanted. */
function listUrl(site: CountedSite, kind: Listed, at: number, size: number): string {
  if (site.kind === 'blogger') {
    const feed = kind === 'pages' ? 'pages/default' : `${kind}/summary`;
    return bloggerUrl(site, feed, { 'start-index': at, 'max-results': size });
  }
  return restUrl(site.api, `wp/v2/${kind}`, {
    _fields: 'id',
    // The API gives no page of none.
    per_page: Math.max(1, size),
    page: at,
    orderby: 'id',
    order: 'asc',
  });
}

/** As the parsers name it in `source`; of comments, as `seenComment` has it. */
function seenAs({ kind }: CountedSite, stage: Listed, id: string): string {
  if (stage === 'comments') return seenComment(kind === 'blogger' ? sourceOf(id) : id);
  return kind === 'blogger' ? sourceOf(id) : `wp-${id}`;
}

function readPage({ kind }: CountedSite, text: string, page: Page): ListPage | null {
  if (kind === 'blogger') {
    const peek = peekFeed(text);
    if (!peek) return null;
    const { entries } = peek;
    // A total of nothing is what some servers say behind their last page.
    const total = entries.length === 0 ? peek.total || null : peek.total;
    const replies = entries.reduce((sum, entry) => sum + (entry.replies ?? 0), 0);
    return { ids: entries.map(entry => entry.id), total, pages: null, replies };
  }
  const items = restItems(text);
  if (!items) return null;
  return {
    ids: items.map(item => item.id),
    total: credible(wholeNumber(page.header('x-wp-total'))),
    pages: wholeNumber(page.header('x-wp-totalpages')),
    replies: 0,
  };
}

function stepTo(cursor: LookCursor): Step {
  const done = cursor.stage === 'done';
  return {
    documents: [],
    cursor,
    expected: cursor.expected,
    seen: [],
    notes: [],
    done,
    next: done ? cursor.next : null,
    complete: done && cursor.complete,
    completeComments: done && cursor.comments === 'looked',
  };
}
