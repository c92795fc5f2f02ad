/**
 * A WordPress blog by its REST API. A whole crawl goes by id, so that a post that is written meanwhile
 * moves nothing; an update goes by date, newest first. Pages are asked for up to `X-WP-TotalPages`:
 * those of comments may be short, or empty, where hidden ones are counted and not given.
 */
import type { Attempt } from './attempt.ts';
import {
  type CrawlCursor,
  type CrawlStep,
  type Fresh,
  later,
  NOTHING_YET,
  type Since,
  writtenSince,
} from './crawl-types.ts';
import { wholeNumber } from './feed-peek.ts';
import { absent, fetchPage, notAsPromised } from './fetch-page.ts';
import type { Fetcher, Page } from './fetcher.ts';
import { credible, goesRound, goOn, type Round } from './round.ts';
import type { WordPressSite } from './site.ts';
import { type RestItem, restError, restItems, restUrl } from './wordpress-api.ts';

export interface WordPressCursor extends CrawlCursor {
  readonly kind: 'wordpress';
  readonly stage: 'posts' | 'pages' | 'comments' | 'done';
  /** Number of the next page, from 1. */
  readonly at: number;
  /** `X-WP-Total` of the page before. */
  readonly total: number | null;
  readonly full: boolean;
  readonly since: Since;
  readonly next: Since;
  readonly expected: { readonly posts: number | null; readonly comments: number | null };
  readonly fresh: Fresh;
  readonly gaps: boolean;
  /** How often a page was read again, and how many pages in a row were empty: neither goes on for ever. */
  readonly backs: number;
  readonly empty: number;
  readonly round?: Round | undefined;
}

type Step = CrawlStep<WordPressCursor>;
type Stage = Exclude<WordPressCursor['stage'], 'done'>;

const PAGE_SIZE = 100;
const PATIENCE = 20;
/** The API compares with the blog's own clock, which may be half a day from UTC either way. */
const DAY = 86_400_000;
/** A comment's body says nothing of these; a post's labels and author come as numbers without. */
const EMBED = 'author,wp:term';
const NEXT: Record<Stage, WordPressCursor['stage']> = {
  posts: 'pages',
  pages: 'comments',
  comments: 'done',
};

export function startOfWordPress(
  { posts, comments }: Pick<WordPressSite, 'posts' | 'comments'>,
  since: Since | null,
): WordPressCursor {
  return {
    kind: 'wordpress',
    stage: 'posts',
    at: 1,
    total: null,
    full: since === null,
    since: since ?? NOTHING_YET,
    next: since ?? NOTHING_YET,
    // What the blog has in all says nothing of what is new on it.
    expected: since === null ? { posts, comments } : { posts: null, comments: null },
    fresh: { posts: 0, comments: 0 },
    gaps: false,
    backs: 0,
    empty: 0,
  };
}

export async function stepWordPress(
  site: WordPressSite,
  cursor: WordPressCursor,
  fetcher: Fetcher,
): Promise<Attempt<Step>> {
  const { stage } = cursor;
  if (stage === 'done') return { ok: true, value: stepTo(cursor) };
  const url = restUrl(site.api, `wp/v2/${stage}`, {
    per_page: PAGE_SIZE,
    page: cursor.at,
    ...order(cursor, stage),
    ...(stage !== 'comments' && { _embed: EMBED }),
  });
  const got = await fetchPage(fetcher, url);
  if (!got.ok) return got;
  if (got.value.is === 'unchanged') return { ok: true, value: close(cursor, stage) };
  if (got.value.is === 'absent') {
    const { status, text } = got.value;
    const isEnd = cursor.at > 1 && (restError(text)?.includes('invalid_page_number') ?? false);
    if (isEnd) return { ok: true, value: close(cursor, stage) };
    if (stage === 'posts') return absent(url, status);
    const notes = stage === 'comments' ? [`The blog’s comments are not served (${status}).`] : [];
    return { ok: true, value: { ...close(cursor, stage), notes } };
  }
  const { text, page } = got.value;
  const items = restItems(text);
  if (!items) return notAsPromised(url, `a list of ${stage}`);
  return { ok: true, value: stepOfPage(cursor, stage, items, text, page, fetcher.now()) };
}

function order({ full, since }: WordPressCursor, stage: Stage): Record<string, string> {
  const date = stage === 'comments' ? since.comments : since.posts;
  if (full || date === null) return { orderby: 'id', order: 'asc' };
  const after = new Date(date - DAY).toISOString();
  return stage === 'comments'
    ? { after, orderby: 'date_gmt', order: 'desc' }
    : { modified_after: after, orderby: 'modified', order: 'desc' };
}

function stepOfPage(
  cursor: WordPressCursor,
  stage: Stage,
  items: readonly RestItem[],
  text: string,
  page: Page,
  now: number,
): Step {
  const total = credible(wholeNumber(page.header('x-wp-total')));
  const pages = wholeNumber(page.header('x-wp-totalpages'));
  const { at } = cursor;
  // What was deleted meanwhile has moved what follows up, maybe onto the page that was just read.
  const gone = Math.max(0, (cursor.total ?? 0) - (total ?? cursor.total ?? 0));
  const again = gone > 0 && at > 1 && cursor.full && items.length > 0 && cursor.backs < PATIENCE;
  const ids = items.map(item => item.id);
  const round = again ? undefined : goOn(cursor.round, ids, total);
  if (round === null) {
    const gaps = cursor.gaps || stage !== 'comments';
    return { ...close({ ...cursor, gaps }, stage), notes: [goesRound(page.url, stage)] };
  }
  let { posts, comments } = cursor.next;
  for (const item of items) {
    if (stage === 'comments') comments = later(comments, item.published, now);
    else posts = later(posts, item.modified, now);
  }
  const { since, fresh } = cursor;
  // Those of a page that is read again are counted twice: at worst a look for nothing.
  const written =
    stage === 'pages'
      ? 0
      : writtenSince(
          items.map(item => item.published),
          since[stage],
        );
  const read: WordPressCursor = {
    ...cursor,
    at: again ? at - 1 : at + 1,
    backs: cursor.backs + (again ? 1 : 0),
    empty: items.length === 0 ? cursor.empty + 1 : 0,
    total: total ?? cursor.total,
    round,
    fresh: stage === 'pages' ? fresh : { ...fresh, [stage]: fresh[stage] + written },
    gaps: cursor.gaps || (stage !== 'comments' && gone > (again ? PAGE_SIZE : 0)),
    next: { ...cursor.next, posts, comments },
    expected: stage === 'pages' ? cursor.expected : { ...cursor.expected, [stage]: total },
  };
  const isLast = pages === null ? items.length === 0 : at >= pages || read.empty >= PATIENCE;
  const isEnd = !again && (isLast || isPast(cursor, stage, items));
  const step = isEnd ? close(read, stage) : stepTo(read);
  // As the parser of `archive/json` gives it.
  const seen = stage === 'comments' ? [] : ids.map(id => `wp-${id}`);
  if (items.length === 0) return { ...step, seen };
  const format = `wp-json-${stage}` as const;
  return { ...step, seen, documents: [{ format, text, url: page.url, holds: stage, post: null }] };
}

/** WordPress before 5.7 ignores `modified_after`, and gives all that there is, the newest first. */
function isPast({ full, since }: WordPressCursor, stage: Stage, items: readonly RestItem[]) {
  const date = stage === 'comments' ? since.comments : since.posts;
  const last = items.at(-1);
  if (full || date === null || !last) return false;
  const of = (item: RestItem) => (stage === 'comments' ? item.published : item.modified) ?? date;
  const falling = items.every((item, i) => i === 0 || of(item) <= of(items[i - 1]!));
  return falling && of(last) < date - DAY;
}

function close(cursor: WordPressCursor, stage: Stage): Step {
  return stepTo({ ...cursor, stage: NEXT[stage], at: 1, total: null, empty: 0, round: undefined });
}

function stepTo(cursor: WordPressCursor): Step {
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
