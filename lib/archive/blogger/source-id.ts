/**
 * Blogger's ids in one form. Classic exports and feeds say `tag:blogger.com,1999:blog-1.post-2`, Takeout
 * the same or `page-2`, addresses of feeds only `2`: all of them are `post-2`. Posts, pages and comments
 * share one row of numbers.
 */
export function sourceId(text: string): string | null {
  const match = /(?:post|page)-(\d+)\s*$/.exec(text) ?? /^\s*(\d+)\s*$/.exec(text);
  return match ? `post-${match[1]}` : null;
}

/** The post and the comment that a comment's feed address names: `…/feeds/…/2/comments/default/3`. */
export function commentAddress(
  href: string,
): { readonly post: string; readonly comment: string | null } | null {
  const match = /\/(\d+)\/comments\/(?:default|full|summary)(?:\/(\d+))?/.exec(href);
  if (!match) return null;
  return { post: `post-${match[1]}`, comment: match[2] ? `post-${match[2]}` : null };
}
