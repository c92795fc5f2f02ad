/** Asks a server whether it is what an address seems to be. Null: it is not. */
import { type Attempt, failed } from './attempt.ts';
import { bloggerUrl } from './blogger-url.ts';
import { type FeedPeek, isSummaryOnly, wholeNumber } from './feed-peek.ts';
import type { Fetcher, GetOptions, Page } from './fetcher.ts';
import { pageText } from './page-text.ts';
import { peekFeed } from './peek.ts';
import type { BloggerSite, FeedSite, WordPressSite } from './site.ts';
import { restItems, restRoot, restUrl } from './wordpress-api.ts';

export type Probe<T> = Attempt<T | null>;
const no: Probe<never> = { ok: true, value: null };

/** The page as text if it was given at all; null if the server has none there or wants a password. */
async function textAt(
  fetcher: Fetcher,
  url: string,
  options: GetOptions = {},
): Promise<Probe<{ text: string; page: Page }>> {
  const page = await fetcher.get(url, options);
  if (!page.ok) return page;
  if (page.value.status !== 200) return no;
  return { ok: true, value: { text: pageText(page.value), page: page.value } };
}

export async function probeBlogger(feeds: string, fetcher: Fetcher): Promise<Probe<BloggerSite>> {
  for (const format of ['atom', 'json'] as const) {
    const one = { 'max-results': 1 };
    const posts = await peekAt(fetcher, bloggerUrl({ feeds, format }, 'posts/default', one));
    if (!posts.ok) return posts;
    if (posts.value === null) return no;
    const { peek } = posts.value;
    // Something else answers in this form; maybe the other one works.
    if (peek?.dialect !== (format === 'atom' ? 'atom' : 'blogger-json')) continue;
    const comments = await peekAt(fetcher, bloggerUrl({ feeds, format }, 'comments/default', one));
    if (!comments.ok && comments.retryAt !== undefined) return comments;
    return {
      ok: true,
      value: {
        kind: 'blogger',
        title: peek.title,
        url: absolute(peek.home, feeds) ?? new URL('/', feeds).href,
        feeds,
        format,
        summaryOnly: isSummaryOnly(peek),
        posts: peek.total,
        comments: comments.ok ? (comments.value?.peek?.total ?? null) : null,
      },
    };
  }
  return no;
}

async function peekAt(
  fetcher: Fetcher,
  url: string,
): Promise<Probe<{ peek: FeedPeek | null; page: Page }>> {
  const got = await textAt(fetcher, url);
  if (!got.ok || got.value === null) return got.ok ? no : got;
  return { ok: true, value: { peek: peekFeed(got.value.text), page: got.value.page } };
}

export async function probeWordPress(api: string, fetcher: Fetcher): Promise<Probe<WordPressSite>> {
  const accept = 'application/json';
  const posts = await textAt(fetcher, restUrl(api, 'wp/v2/posts', { per_page: 1 }), { accept });
  if (!posts.ok) return posts;
  if (posts.value === null || restItems(posts.value.text) === null) return no;
  const comments = await textAt(fetcher, restUrl(api, 'wp/v2/comments', { per_page: 1 }), {
    accept,
  });
  if (!comments.ok && comments.retryAt !== undefined) return comments;
  const fields = restUrl(api, '', { _fields: 'name,home' });
  const root = await textAt(fetcher, fields, { accept });
  if (!root.ok && root.retryAt !== undefined) return root;
  const about = root.ok && root.value ? restRoot(root.value.text) : null;
  const total = (page: Page | undefined) => wholeNumber(page?.header('x-wp-total'));
  return {
    ok: true,
    value: {
      kind: 'wordpress',
      title: about?.name ?? null,
      url: absolute(about?.home ?? null, api) ?? new URL('/', api).href,
      api,
      posts: total(posts.value.page),
      comments: comments.ok ? total(comments.value?.page) : null,
    },
  };
}

export async function probeFeed(url: string, fetcher: Fetcher): Promise<Probe<FeedSite>> {
  const got = await peekAt(fetcher, url);
  if (!got.ok) return got;
  const { peek, page } = got.value ?? {};
  return peek && page ? { ok: true, value: feedSite(peek, page.url) } : no;
}

export function feedSite(peek: FeedPeek, feed: string): FeedSite {
  return {
    kind: 'feed',
    title: peek.title,
    url: absolute(peek.home, feed) ?? feed,
    feed,
    posts: peek.entries.length,
    summaryOnly: isSummaryOnly(peek),
  };
}

/** Null for what is no web address: a feed may say anything of itself. */
export function absolute(href: string | null, base: string): string | null {
  const url = href === null ? null : URL.parse(href, base);
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

export function notABlog(url: string, status: number): Attempt<never> {
  const host = new URL(url).host;
  return status === 200
    ? failed(
        'not-a-blog',
        `${host} has neither a feed nor an archive that Backstory can read.`,
        'Paste the address of the blog’s front page or of its feed, or import a saved file.',
      )
    : failed(
        'not-a-blog',
        `${url} is not there to be read: the server answers ${status}.`,
        'See whether it opens in a private window: only public blogs are read.',
      );
}
