/**
 * A Blogger blog by its public feeds. How many entries a page has is the server's affair: it was 500
 * once, then 150, and fewer where they are long; so a page begins where the one before ended, and an
 * empty one is the end.
 */
import type { Attempt } from './attempt.ts';
import { type BloggerCursor, enter, stepTo } from './blogger-cursor.ts';
import { stepThreads } from './blogger-threads.ts';
import { type BloggerFeed, bloggerUrl, sourceOf } from './blogger-url.ts';
import { type CrawlDocument, type CrawlStep, later, writtenSince } from './crawl-types.ts';
import { type FeedPeek, isSummaryOnly, type PeekEntry } from './feed-peek.ts';
import { absent, fetchPage, notAsPromised } from './fetch-page.ts';
import type { Fetcher, Page, Validators } from './fetcher.ts';
import { peekFeed } from './peek.ts';
import { goesRound, goOn } from './round.ts';
import { type BloggerSite, counted } from './site.ts';

/** The most that Blogger has given a page since 2015 or so. */
export const PAGE_SIZE = 150;

/** How often a crawl goes back, lest a server whose numbers dance hold it for ever. */
const PATIENCE = 20;

type Step = CrawlStep<BloggerCursor>;
type PagedStage = 'posts' | 'pages' | 'comments';

const FEEDS: Record<PagedStage, BloggerFeed> = {
  posts: 'posts/default',
  pages: 'pages/default',
  comments: 'comments/default',
};

export async function stepBlogger(
  site: BloggerSite,
  cursor: BloggerCursor,
  fetcher: Fetcher,
): Promise<Attempt<Step>> {
  const { stage } = cursor;
  if (stage === 'done') return { ok: true, value: stepTo(cursor) };
  if (stage === 'threads') return stepThreads(site, cursor, fetcher);
  const url = bloggerUrl(site, FEEDS[stage], {
    'start-index': cursor.at,
    'max-results': PAGE_SIZE,
    ...sinceParams(cursor, stage),
  });
  const known = cursor.at === 1 ? (cursor.since.validators[url] ?? null) : null;
  const got = await fetchPage(fetcher, url, known);
  if (!got.ok) return got;
  if (got.value.is === 'unchanged')
    return { ok: true, value: closeStage(keep(cursor, url, known), stage, []) };
  if (got.value.is === 'absent') {
    const { status } = got.value;
    // Behind the last page some servers have nothing, rather than an empty page.
    if (cursor.at > 1 && status === 400) return { ok: true, value: closeStage(cursor, stage, []) };
    if (stage === 'posts') return absent(url, status);
    // Old blogs have no pages, and an owner may serve no comments.
    const notes = stage === 'comments' ? [`The blog’s comments are not served (${status}).`] : [];
    const none = { ...cursor, replies: 0, total: 0 };
    return { ok: true, value: closeStage(stage === 'comments' ? none : cursor, stage, notes) };
  }
  const peek = peekFeed(got.value.text);
  if (!peek) {
    if (stage === 'pages') return { ok: true, value: closeStage(cursor, stage, []) };
    return notAsPromised(url, 'a feed');
  }
  return {
    ok: true,
    value: stepOfPage(site, cursor, stage, peek, { ...got.value, asked: url }, fetcher.now()),
  };
}

function sinceParams(cursor: BloggerCursor, stage: PagedStage): Record<string, string> {
  const { posts, comments } = cursor.since;
  if (cursor.full) return {};
  if (stage === 'comments')
    return comments === null ? {} : { 'published-min': new Date(comments).toISOString() };
  // Without this order the server ignores the date.
  return posts === null ? {} : { 'updated-min': new Date(posts).toISOString(), orderby: 'updated' };
}

function stepOfPage(
  site: BloggerSite,
  cursor: BloggerCursor,
  stage: PagedStage,
  peek: FeedPeek,
  { text, page, asked }: { text: string; page: Page; asked: string },
  now: number,
): Step {
  const { entries } = peek;
  const first = entries[0]?.id ?? null;
  // Where some have been deleted since the page before, what followed them has moved up past us.
  // A total of nothing is what some servers say behind their last page.
  const gone = peek.total ? Math.max(0, (cursor.total ?? 0) - peek.total) : 0;
  const back = gone > 0 && cursor.at > 1 && cursor.backs < PATIENCE;
  const again = {
    ...withTotal(cursor, peek.total),
    at: Math.max(1, cursor.at - gone),
    backs: cursor.backs + 1,
  };
  if (first === null)
    return back ? stepTo(again) : closeStage(withTotal(cursor, peek.total), stage, []);
  const ids = entries.map(entry => entry.id);
  const round = back ? undefined : goOn(cursor.round, ids, peek.total);
  if (round === null || (cursor.at > 1 && first === cursor.first)) {
    const gaps = cursor.gaps || stage !== 'comments';
    return closeStage({ ...cursor, gaps }, stage, [goesRound(site.feeds, stage)]);
  }
  const read: BloggerCursor = {
    // A page that is to be read again is noted then.
    ...keep(back ? cursor : noted(cursor, stage, entries, now), asked, page.validators),
    at: back ? again.at : cursor.at + entries.length,
    backs: back ? again.backs : cursor.backs,
    gaps: cursor.gaps || (gone > 0 && !back && stage !== 'comments'),
    first,
    round,
    total: peek.total ?? cursor.total,
    expected: { ...cursor.expected, ...expectedOf(cursor, stage, peek) },
  };
  const documents = [documentOf(site, stage, text, page.url)];
  const seen = stage === 'comments' ? [] : entries.map(entry => sourceOf(entry.id));
  const notes = stage === 'posts' && cursor.at === 1 && isSummaryOnly(peek) ? [SUMMARIES] : [];
  if (isPast(read, stage, entries)) return { ...closeStage(read, stage, notes), documents, seen };
  return { ...stepTo(read), documents, seen, notes };
}

const SUMMARIES = 'The blog serves only the beginnings of its posts: its owner has set it so.';

function expectedOf(cursor: BloggerCursor, stage: PagedStage, { total }: FeedPeek) {
  if (stage === 'posts') return { posts: total ?? cursor.expected.posts };
  return stage === 'comments' ? { comments: Math.max(total ?? 0, cursor.replies) || null } : {};
}

function documentOf(
  { format }: BloggerSite,
  holds: PagedStage,
  text: string,
  url: string,
): CrawlDocument {
  const parser = format === 'json' ? 'blogger-feed-json' : 'blogger-feed';
  return { format: parser, text, url, holds, post: null };
}

/** What a page tells for the stages behind it, and for the next crawl. */
function noted(
  cursor: BloggerCursor,
  stage: PagedStage,
  entries: readonly PeekEntry[],
  now: number,
): BloggerCursor {
  let { oldest, sorted, replies } = cursor;
  let { posts, comments } = cursor.next;
  const published = entries.map(entry => entry.published);
  const { since } = cursor;
  let { fresh } = cursor;
  if (stage === 'posts') {
    for (const entry of entries) {
      replies += entry.replies ?? 0;
      posts = later(posts, entry.updated, now);
    }
    fresh = { ...fresh, posts: fresh.posts + writtenSince(published, since.posts) };
  }
  if (stage === 'comments') {
    const dates = entries.map(entry => entry.published ?? Number.NaN);
    for (const date of dates) comments = later(comments, date, now);
    // Pages of a feed to which comments are added overlap; each must only lead on to older ones.
    sorted &&= dates.every((date, i) => date <= (dates[i - 1] ?? Number.POSITIVE_INFINITY));
    sorted &&= dates.at(-1)! <= (oldest ?? Number.POSITIVE_INFINITY);
    if (sorted) oldest = dates.at(-1)!;
    fresh = { ...fresh, comments: fresh.comments + writtenSince(published, since.comments) };
  }
  return { ...cursor, fresh, oldest, sorted, replies, next: { ...cursor.next, posts, comments } };
}

/** Remembers what the first page of a stage can be recognised by, where it may be asked for again. */
function keep(cursor: BloggerCursor, url: string, page: Validators | null): BloggerCursor {
  const recognisable = page !== null && (page.etag ?? page.lastModified) !== null;
  if (cursor.at > 1 || cursor.full || !recognisable) return cursor;
  const validators = { ...cursor.next.validators, [url]: page };
  return { ...cursor, next: { ...cursor.next, validators } };
}

/** A server that ignores the date goes on into what is known; what follows on its pages is older still. */
function isPast(cursor: BloggerCursor, stage: PagedStage, entries: readonly PeekEntry[]): boolean {
  const since = stage === 'comments' ? cursor.since.comments : cursor.since.posts;
  if (cursor.full || since === null || stage === 'pages') return false;
  const dates = entries.map(entry => (stage === 'comments' ? entry.published : entry.updated));
  const falling = dates.every((date, i) => i === 0 || (date ?? 0) <= (dates[i - 1] ?? 0));
  return falling && (dates.at(-1) ?? since) < since;
}

function withTotal(cursor: BloggerCursor, total: number | null): BloggerCursor {
  return { ...cursor, total: total ?? cursor.total };
}

/** The end of a stage: what came against what was declared, and which stage is next. */
function closeStage(cursor: BloggerCursor, stage: PagedStage, notes: readonly string[]): Step {
  const came = cursor.at - 1;
  const short = cursor.full && came < (cursor.total ?? 0);
  if (stage === 'posts') {
    const missing = short
      ? [`The blog says that it has ${counted(cursor.total ?? 0, 'post')}; ${came} came.`]
      : [];
    const next = enter({ ...cursor, gaps: cursor.gaps || short }, 'pages');
    return { ...stepTo(next), notes: [...notes, ...missing] };
  }
  if (stage === 'pages') return { ...stepTo(enter(cursor, 'comments')), notes };
  const cut = cursor.full && came < Math.max(cursor.total ?? 0, cursor.replies);
  return { ...stepTo(enter(cursor, cut ? 'threads' : 'done')), notes };
}
