/** Blogger's public feeds, Atom and JSON, with the ways in which the real ones disappoint. */
import type { ServedBlog, ServedComment, ServedPost } from './blog-model.ts';
import {
  type Answer,
  escaped,
  listen,
  notFound,
  send,
  sendTagged,
  type TestServer,
} from './listen.ts';

export interface BloggerOptions {
  readonly blog: ServedBlog;
  /** The most entries that a page gives, by how many pages have been given: it may shrink. */
  readonly cap?: (served: number) => number;
  /** Comments beyond the newest so many are missing from the feed of all comments. */
  readonly commentsCap?: number;
  readonly summaryOnly?: boolean;
  /** Refuses the Atom form. */
  readonly jsonOnly?: boolean;
  /** Gives all that there is whatever date is asked for. */
  readonly ignoresDates?: boolean;
  /** Gives the first page whatever is asked for. */
  readonly ignoresStart?: boolean;
  readonly frontPage?: string;
}

const BLOG = 'tag:blogger.com,1999:blog-77';
const iso = (ms: number) => new Date(ms).toISOString().replace('Z', '+00:00');

export function serveBlogger(options: BloggerOptions): Promise<TestServer> {
  const { blog } = options;
  let served = 0;
  const answer: Answer = (asked, response) => {
    const path = asked.url.pathname;
    const base = asked.url.origin;
    if (path === '/' || path === '/2019/01/a-post.html')
      return send(response, options.frontPage ?? frontPage(blog, base));
    const feed = /^\/feeds\/(?:(\d+)\/)?(posts|comments)\/(default|summary)$/.exec(path);
    if (!feed) return notFound(asked, response);
    const [, post, kind, form] = feed;
    const isJson = asked.url.searchParams.get('alt') === 'json';
    if (options.jsonOnly && !isJson)
      return send(response, '<!DOCTYPE html><html><body>Try later</body></html>');
    const entries =
      kind === 'posts'
        ? postEntries(blog, base, asked.url.searchParams, options)
        : commentEntries(blog, base, asked.url.searchParams, post, options);
    const cap = options.cap?.(served++) ?? 150;
    const start = options.ignoresStart ? 1 : number(asked.url.searchParams.get('start-index'), 1);
    const wanted = Math.min(number(asked.url.searchParams.get('max-results'), 25), cap);
    const page: FeedPage = {
      title: blog.title,
      home: `${base}/`,
      total: entries.length,
      start,
      entries: entries.slice(start - 1, start - 1 + wanted),
      whole: form === 'default' && !(options.summaryOnly && kind === 'posts'),
    };
    const body = isJson ? json(page) : atom(page);
    const type = isJson ? 'application/json' : 'application/atom+xml';
    sendTagged(asked, response, body, `${type}; charset=UTF-8`, `"${hash(body)}"`);
  };
  return listen(answer);
}

interface FeedEntry {
  readonly id: string;
  readonly title: string;
  readonly published: number;
  readonly updated: number;
  readonly body: string;
  readonly labels: readonly string[];
  readonly author: string;
  readonly url: string;
  readonly replies: number | null;
  /** Id and feed address of the post; feed address of the comment that is answered. */
  readonly answers: { readonly post: string; readonly url: string } | null;
  readonly related: string | null;
}

interface FeedPage {
  readonly title: string;
  readonly home: string;
  readonly total: number;
  readonly start: number;
  readonly entries: readonly FeedEntry[];
  readonly whole: boolean;
}

function postEntries(
  blog: ServedBlog,
  base: string,
  params: URLSearchParams,
  { ignoresDates }: BloggerOptions,
): FeedEntry[] {
  const byUpdate = params.get('orderby') === 'updated';
  const since =
    byUpdate && !ignoresDates ? Date.parse(params.get('updated-min') ?? '') : Number.NaN;
  const date = (post: ServedPost) => (byUpdate ? post.updated : post.published);
  return blog.posts
    .filter(post => Number.isNaN(since) || post.updated >= since)
    .sort((a, b) => date(b) - date(a))
    .map(post => ({
      id: `${BLOG}.post-${post.no}`,
      title: post.title,
      published: post.published,
      updated: post.updated,
      body: post.body,
      labels: post.labels,
      author: 'The Clerk',
      url: postUrl(base, post.no),
      replies: blog.comments.filter(comment => comment.post === post.no).length,
      answers: null,
      related: null,
    }));
}

function commentEntries(
  blog: ServedBlog,
  base: string,
  params: URLSearchParams,
  post: string | undefined,
  { commentsCap, ignoresDates }: BloggerOptions,
): FeedEntry[] {
  const since = ignoresDates ? Number.NaN : Date.parse(params.get('published-min') ?? '');
  const newest = blog.comments
    .filter(comment => post === undefined || comment.post === Number(post))
    .filter(comment => Number.isNaN(since) || comment.published >= since)
    .sort((a, b) => b.published - a.published || b.no - a.no);
  const given = post === undefined ? newest.slice(0, commentsCap ?? newest.length) : newest;
  return given.map(comment => commentEntry(comment, base));
}

function commentEntry(comment: ServedComment, base: string): FeedEntry {
  const feed = `${base}/feeds/${comment.post}/comments/default`;
  return {
    id: `${BLOG}.post-${comment.no}`,
    title: comment.body.slice(0, 20),
    published: comment.published,
    updated: comment.published,
    body: comment.body,
    labels: [],
    author: comment.author,
    url: `${postUrl(base, comment.post)}?showComment=${comment.published}#c${comment.no}`,
    replies: null,
    answers: { post: `${BLOG}.post-${comment.post}`, url: postUrl(base, comment.post) },
    related: comment.parent === null ? null : `${feed}/${comment.parent}`,
  };
}

const postUrl = (base: string, no: number) => `${base}/2019/01/part-${no}.html`;

function atom(page: FeedPage): string {
  return `<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:openSearch='http://a9.com/-/spec/opensearchrss/1.0/' xmlns:thr='http://purl.org/syndication/thread/1.0'><id>${BLOG}</id><updated>2024-01-01T00:00:00+00:00</updated><title type='text'>${escaped(page.title)}</title><link rel='alternate' type='text/html' href='${page.home}'/><generator version='7.00' uri='http://www.blogger.com'>Blogger</generator><openSearch:totalResults>${page.total}</openSearch:totalResults><openSearch:startIndex>${page.start}</openSearch:startIndex>${page.entries.map(entry => atomEntry(entry, page.whole)).join('')}</feed>`;
}

function atomEntry(entry: FeedEntry, whole: boolean): string {
  // The public feeds do not say what kind an entry is: a comment is what answers something.
  const labels = entry.labels.map(
    label => `<category scheme='http://www.blogger.com/atom/ns#' term='${escaped(label)}'/>`,
  );
  const body = whole
    ? `<content type='html'>${escaped(entry.body)}</content>`
    : `<summary type='text'>${escaped(entry.body.replace(/<[^>]+>/g, '').slice(0, 20))}</summary>`;
  const reply = entry.answers
    ? `<thr:in-reply-to href='${entry.answers.url}' ref='${entry.answers.post}' type='text/html'/>`
    : '';
  const related = entry.related
    ? `<link rel='related' type='application/atom+xml' href='${entry.related}'/>`
    : '';
  const total = entry.replies === null ? '' : `<thr:total>${entry.replies}</thr:total>`;
  return `<entry><id>${entry.id}</id><published>${iso(entry.published)}</published><updated>${iso(entry.updated)}</updated>${labels.join('')}<title type='text'>${escaped(entry.title)}</title>${body}<link rel='alternate' type='text/html' href='${escaped(entry.url)}'/>${related}<author><name>${entry.author}</name></author>${reply}${total}</entry>`;
}

function json(page: FeedPage): string {
  const element = ($t: string | number) => ({ $t: String($t) });
  return JSON.stringify({
    version: '1.0',
    encoding: 'UTF-8',
    feed: {
      id: element(BLOG),
      title: { type: 'text', $t: page.title },
      link: [{ rel: 'alternate', type: 'text/html', href: page.home }],
      generator: element('Blogger'),
      openSearch$totalResults: element(page.total),
      openSearch$startIndex: element(page.start),
      entry: page.entries.map(entry => ({
        id: element(entry.id),
        published: element(iso(entry.published)),
        updated: element(iso(entry.updated)),
        category: entry.labels.map(term => ({ scheme: 'http://www.blogger.com/atom/ns#', term })),
        title: { type: 'text', $t: entry.title },
        [page.whole ? 'content' : 'summary']: { type: 'html', $t: entry.body },
        link: [
          { rel: 'alternate', type: 'text/html', href: entry.url },
          ...(entry.related ? [{ rel: 'related', href: entry.related }] : []),
        ],
        author: [{ name: element(entry.author) }],
        ...(entry.answers && {
          'thr$in-reply-to': { href: entry.answers.url, ref: entry.answers.post },
        }),
        ...(entry.replies !== null && { thr$total: element(entry.replies) }),
      })),
    },
  });
}

function frontPage(blog: ServedBlog, base: string): string {
  return `<!DOCTYPE html><html><head><title>${escaped(blog.title)}</title><meta content='blogger' name='generator'/><link rel="alternate" type="application/atom+xml" title="Atom" href="${base}/feeds/posts/default" /><link rel="service.post" type="application/atom+xml" href="https://www.blogger.com/feeds/77/posts/default" /></head><body><p>Posts</p></body></html>`;
}

function number(text: string | null, otherwise: number): number {
  return text === null ? otherwise : Number(text);
}

function hash(text: string): string {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) | 0;
  return (sum >>> 0).toString(36);
}
