/** What stands behind an address, as JSON: it is kept with the source and drives every crawl of it. */

interface AnySite {
  readonly title: string | null;
  /** The blog's front page, or the address that was given. */
  readonly url: string;
}

export interface BloggerSite extends AnySite {
  readonly kind: 'blogger';
  /** `https://…/feeds/`, before `posts/default`. */
  readonly feeds: string;
  /** Which of the two forms its feeds answer in. */
  readonly format: 'atom' | 'json';
  /** Its owner serves only the beginnings of posts. */
  readonly summaryOnly: boolean;
  readonly posts: number | null;
  readonly comments: number | null;
}

export interface WordPressSite extends AnySite {
  readonly kind: 'wordpress';
  /** The REST root, `https://…/wp-json/` or `https://…/?rest_route=/`. */
  readonly api: string;
  readonly posts: number | null;
  /** Counts hidden comments too: that many or fewer come. */
  readonly comments: number | null;
}

export interface FeedSite extends AnySite {
  readonly kind: 'feed';
  readonly feed: string;
  /** On its first page, which is usually all that there is. */
  readonly posts: number;
  readonly summaryOnly: boolean;
}

export interface PackSite extends AnySite {
  readonly kind: 'pack';
  /** A zip file, or a manifest with its files beside it. */
  readonly form: 'zip' | 'folder';
  readonly posts: number;
  readonly comments: number;
}

export type Site = BloggerSite | WordPressSite | FeedSite | PackSite;
/** A site whose pages are crawled; a pack is fetched by `fetchPack`. */
export type BlogSite = Exclude<Site, PackSite>;

/** "a Blogger blog with 4,812 posts and 117,030 comments" */
export function describeSite(site: Site): string {
  switch (site.kind) {
    case 'blogger':
      return `a Blogger blog${holdings(site)}${teasers(site.summaryOnly)}`;
    case 'wordpress':
      return `a WordPress blog${holdings(site)}`;
    case 'feed':
      return `a feed that gives its newest ${counted(site.posts, 'post')}${teasers(site.summaryOnly)}`;
    case 'pack':
      return `a pack${holdings(site)}`;
  }
}

function holdings({ posts, comments }: { posts: number | null; comments: number | null }): string {
  if (posts === null) return '';
  const also = comments ? ` and ${counted(comments, 'comment')}` : '';
  return ` with ${counted(posts, 'post')}${also}`;
}

function teasers(summaryOnly: boolean): string {
  return summaryOnly ? ', of which only the beginnings are given' : '';
}

export function counted(n: number, what: string): string {
  return `${n.toLocaleString('en-GB')} ${what}${n === 1 ? '' : 's'}`;
}
