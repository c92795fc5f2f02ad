/** WordPress: its REST API, and its feed with `?paged=N`. */
import type { ServedBlog, ServedComment, ServedPost } from './blog-model.ts';
import { type Answer, escaped, listen, notFound, send, type TestServer } from './listen.ts';

export interface WordPressOptions {
  readonly blog: ServedBlog;
  /** The REST API is switched off: only the feed is left. */
  readonly feedOnly?: boolean;
  /** Root in the query, as without pretty links. */
  readonly plainLinks?: boolean;
  /** Comments that are counted and not given. */
  readonly hidden?: (comment: ServedComment) => boolean;
  readonly noComments?: boolean;
  /** Gives no `X-WP-TotalPages`, as some proxies do. */
  readonly noTotals?: boolean;
  /** Before 5.7 there was no `modified_after`. */
  readonly ignoresDates?: boolean;
}

const FEED_PAGE = 10;
const gmt = (ms: number) => new Date(ms).toISOString().slice(0, 19);

export function serveWordPress(options: WordPressOptions): Promise<TestServer> {
  const { blog } = options;
  const answer: Answer = (asked, response) => {
    const { pathname, searchParams, origin } = asked.url;
    const route = options.plainLinks
      ? searchParams.get('rest_route')
      : /^\/wp-json(\/.*)$/.exec(pathname)?.[1];
    if (route && !options.feedOnly) return rest(route, asked, response);
    if (pathname === '/') {
      const api = options.plainLinks ? `${origin}/?rest_route=/` : `${origin}/wp-json/`;
      const link = options.feedOnly ? '' : `<link rel="https://api.w.org/" href="${api}" />`;
      return send(
        response,
        `<!DOCTYPE html><html><head><title>Blog</title><meta name="generator" content="WordPress 6.5" />${link}<link rel="alternate" type="application/rss+xml" href="/feed/" /><link rel="alternate" type="application/rss+xml" href="/comments/feed/" /></head><body></body></html>`,
      );
    }
    if (pathname === '/feed/') {
      const no = Number(searchParams.get('paged') ?? 1);
      const posts = [...blog.posts].sort((a, b) => b.published - a.published);
      const page = posts.slice((no - 1) * FEED_PAGE, no * FEED_PAGE);
      if (page.length === 0) return notFound(asked, response);
      return send(response, rss(blog, page, origin), 'application/rss+xml; charset=UTF-8');
    }
    notFound(asked, response);
  };

  const rest: (route: string, ...rest: Parameters<Answer>) => void = (route, asked, response) => {
    const { searchParams, origin } = asked.url;
    const say = (value: unknown, status = 200) =>
      send(response, JSON.stringify(value), 'application/json; charset=UTF-8', status);
    if (route === '/') return say({ name: blog.title, home: origin });
    const kind = /^\/wp\/v2\/(posts|pages|comments)$/.exec(route)?.[1];
    if (!kind) return say({ code: 'rest_no_route' }, 404);
    if (kind === 'comments' && options.noComments) return say({ code: 'rest_forbidden' }, 401);
    const items: (ServedPost | ServedComment)[] =
      kind === 'comments' ? comments(searchParams) : kind === 'posts' ? posts(searchParams) : [];
    const size = Number(searchParams.get('per_page') ?? 10);
    if (size > 100) return say({ code: 'rest_invalid_param' }, 400);
    const no = Number(searchParams.get('page') ?? 1);
    const pages = Math.ceil(items.length / size);
    if (no > 1 && no > pages) return say({ code: 'rest_post_invalid_page_number' }, 400);
    if (!options.noTotals) {
      response.setHeader('x-wp-total', items.length);
      response.setHeader('x-wp-totalpages', pages);
    }
    const page = items.slice((no - 1) * size, no * size);
    return say(
      page.flatMap((item): object[] => {
        if (!('post' in item)) return [postItem(item, origin, searchParams.has('_embed'))];
        return options.hidden?.(item) ? [] : [commentItem(item, origin)];
      }),
    );
  };

  function posts(params: URLSearchParams): ServedPost[] {
    const after = options.ignoresDates ? null : params.get('modified_after');
    return sorted(
      blog.posts.filter(post => after === null || post.updated > Date.parse(after)),
      params,
      post => post.updated,
    );
  }

  function comments(params: URLSearchParams): ServedComment[] {
    const after = options.ignoresDates ? null : params.get('after');
    return sorted(
      blog.comments.filter(comment => after === null || comment.published > Date.parse(after)),
      params,
      comment => comment.published,
    );
  }
  return listen(answer);
}

function sorted<T extends { no: number }>(
  items: readonly T[],
  params: URLSearchParams,
  date: (item: T) => number,
): T[] {
  const by = params.get('orderby') === 'id' ? (item: T) => item.no : date;
  const sign = params.get('order') === 'asc' ? 1 : -1;
  return [...items].sort((a, b) => sign * (by(a) - by(b)));
}

function postItem(post: ServedPost, base: string, embed: boolean) {
  return {
    id: post.no,
    date: gmt(post.published),
    date_gmt: gmt(post.published),
    modified: gmt(post.updated),
    modified_gmt: gmt(post.updated),
    status: 'publish',
    type: 'post',
    link: `${base}/part-${post.no}/`,
    title: { rendered: escaped(post.title) },
    content: { rendered: post.body, protected: false },
    excerpt: { rendered: '' },
    author: 1,
    ...(embed && {
      _embedded: {
        author: [{ id: 1, name: 'The Clerk' }],
        'wp:term': [post.labels.map((name, id) => ({ id, name, taxonomy: 'post_tag' }))],
      },
    }),
  };
}

function commentItem(comment: ServedComment, base: string) {
  return {
    id: comment.no,
    post: comment.post,
    parent: comment.parent ?? 0,
    author_name: comment.author,
    date: gmt(comment.published),
    date_gmt: gmt(comment.published),
    content: { rendered: `<p>${escaped(comment.body)}</p>` },
    link: `${base}/part-${comment.post}/#comment-${comment.no}`,
    status: 'approved',
    type: 'comment',
  };
}

function rss(blog: ServedBlog, posts: readonly ServedPost[], base: string): string {
  const items = posts.map(
    post =>
      `<item><title>${escaped(post.title)}</title><link>${base}/part-${post.no}/</link><guid isPermaLink="false">${base}/?p=${post.no}</guid><pubDate>${new Date(post.published).toUTCString()}</pubDate><content:encoded><![CDATA[${post.body}]]></content:encoded></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${escaped(blog.title)}</title><link>${base}/</link><generator>https://wordpress.org/?v=6.5</generator>${items.join('')}</channel></rss>`;
}
