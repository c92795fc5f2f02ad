/** Plain feeds as a static host gives them: one page, with an ETag, whatever is asked behind the `?`. */
import type { ServedBlog } from './blog-model.ts';
import { escaped, listen, notFound, send, sendTagged, type TestServer } from './listen.ts';

export interface FeedsOptions {
  readonly blog: ServedBlog;
  /** How many of the newest posts they have. */
  readonly newest?: number;
  /** Atom's feed is divided, each page naming the next (RFC 5005). */
  readonly pageSize?: number;
  readonly frontPage?: string;
}

/** `/atom.xml`, `/feed.json`, and a front page that names them. */
export function serveFeeds(options: FeedsOptions): Promise<TestServer> {
  const { blog } = options;
  return listen((asked, response) => {
    const { pathname, origin, searchParams } = asked.url;
    const posts = [...blog.posts]
      .sort((a, b) => b.published - a.published)
      .slice(0, options.newest ?? 10);
    if (pathname === '/') {
      const page = `<!DOCTYPE html><html><head><title>A site</title><link rel=alternate type="application/atom+xml" href="atom.xml"></head><body></body></html>`;
      return send(response, options.frontPage ?? page);
    }
    if (pathname === '/atom.xml') {
      const size = options.pageSize ?? posts.length;
      const no = options.pageSize ? Number(searchParams.get('page') ?? 1) : 1;
      const page = posts.slice((no - 1) * size, no * size);
      const next = no * size < posts.length ? `<link rel="next" href="?page=${no + 1}"/>` : '';
      const entries = page.map(
        post =>
          `<entry><id>urn:post:${post.no}</id><title>${escaped(post.title)}</title><published>${new Date(post.published).toISOString()}</published><updated>${new Date(post.updated).toISOString()}</updated><link href="${origin}/${post.no}.html"/><content type="html">${escaped(post.body)}</content></entry>`,
      );
      const body = `<feed xmlns="http://www.w3.org/2005/Atom"><title>${escaped(blog.title)}</title><id>urn:blog</id><link href="${origin}/"/>${next}${entries.join('')}</feed>`;
      const etag = `W/"${posts.map(post => post.updated).join('-').length}-${posts[0]?.no}"`;
      return sendTagged(asked, response, body, 'application/atom+xml', etag);
    }
    if (pathname === '/feed.json') {
      const items = posts.map(post => ({
        id: post.no,
        url: `${origin}/${post.no}.html`,
        title: post.title,
        content_html: post.body,
        date_published: new Date(post.published).toISOString(),
      }));
      const feed = { version: 'https://jsonfeed.org/version/1.1', title: blog.title, items };
      return send(response, JSON.stringify(feed), 'application/feed+json');
    }
    notFound(asked, response);
  });
}
