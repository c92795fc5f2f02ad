/** Addresses of Blogger's public feeds. */
import type { BloggerSite } from './site.ts';

export type BloggerFeed = 'posts/default' | 'posts/summary' | 'pages/default' | 'comments/default';

/** `https://…/feeds/` of an address of any of its feeds; null for another address. */
export function feedsOf(url: URL): string | null {
  const match = /^(.*\/feeds\/(?:\d+\/)?)(?:posts|comments|pages)\/(?:default|summary)\b/.exec(
    url.pathname,
  );
  return match?.[1] ? `${url.origin}${match[1]}` : null;
}

/** `path` is one of `BloggerFeed`, or `<post>/comments/default`. */
export function bloggerUrl(
  site: Pick<BloggerSite, 'feeds' | 'format'>,
  path: string,
  params: Record<string, string | number>,
): string {
  const url = new URL(path, site.feeds);
  if (site.format === 'json') url.searchParams.set('alt', 'json');
  // Else a blog that has its feed at FeedBurner sends us there, to its newest 25 posts.
  url.searchParams.set('redirect', 'false');
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, String(value));
  return url.href;
}

/** The number by which feeds name a post, of its id `tag:blogger.com,1999:blog-1.post-2`. */
export function postNumber(id: string): string | null {
  return /\.(?:post|page)-(\d+)$/.exec(id)?.[1] ?? null;
}

/** The id as the parsers of `archive/blogger` give it, in `source`. */
export function sourceOf(id: string): string {
  const number = postNumber(id);
  return number === null ? id : `post-${number}`;
}
