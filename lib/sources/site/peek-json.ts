import * as v from 'valibot';
import { type FeedPeek, type PeekEntry, time, wholeNumber } from './feed-peek.ts';
import { credible } from './round.ts';

const Text = v.optional(v.nullable(v.string()));
/** How Google's JSON writes an element's text. */
const Element = v.optional(v.object({ $t: v.string() }));
const Links = v.optional(v.array(v.object({ rel: v.string(), href: v.string() })), []);

const BloggerJson = v.object({
  feed: v.object({
    title: Element,
    generator: Element,
    link: Links,
    openSearch$totalResults: Element,
    entry: v.optional(
      v.array(
        v.object({
          id: v.object({ $t: v.string() }),
          published: Element,
          updated: Element,
          content: Element,
          thr$total: Element,
        }),
      ),
      [],
    ),
  }),
});

const JsonFeed = v.object({
  version: v.pipe(v.string(), v.includes('jsonfeed.org/version/')),
  title: Text,
  home_page_url: Text,
  next_url: Text,
  items: v.array(
    v.object({
      id: v.optional(v.union([v.string(), v.number()])),
      url: Text,
      date_published: Text,
      date_modified: Text,
      content_html: Text,
      content_text: Text,
    }),
  ),
});

/** The JSON value of a text; undefined where it is none. */
export function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** Looks at a page of JSON Feed or of Blogger's `alt=json`; null where it is neither. */
export function peekJson(text: string): FeedPeek | null {
  const value = jsonValue(text);
  const blogger = v.safeParse(BloggerJson, value);
  if (blogger.success) return peekBlogger(blogger.output);
  const feed = v.safeParse(JsonFeed, value);
  return feed.success ? peekJsonFeed(feed.output) : null;
}

function peekBlogger({ feed }: v.InferOutput<typeof BloggerJson>): FeedPeek {
  const link = (rel: string) => feed.link.find(entry => entry.rel === rel)?.href ?? null;
  return {
    dialect: 'blogger-json',
    title: feed.title?.$t ?? null,
    home: link('alternate'),
    generator: feed.generator?.$t ?? null,
    total: credible(wholeNumber(feed.openSearch$totalResults?.$t)),
    next: link('next'),
    entries: feed.entry.map(
      (entry): PeekEntry => ({
        id: entry.id.$t,
        published: time(entry.published?.$t),
        updated: time(entry.updated?.$t) ?? time(entry.published?.$t),
        replies: wholeNumber(entry.thr$total?.$t),
        whole: (entry.content?.$t ?? '').trim() !== '',
      }),
    ),
  };
}

function peekJsonFeed(feed: v.InferOutput<typeof JsonFeed>): FeedPeek {
  return {
    dialect: 'json-feed',
    title: feed.title ?? null,
    home: feed.home_page_url ?? null,
    generator: null,
    total: null,
    next: feed.next_url ?? null,
    entries: feed.items.map((item, i): PeekEntry => {
      const published = time(item.date_published);
      return {
        id: String(item.id ?? item.url ?? i),
        published,
        updated: time(item.date_modified) ?? published,
        replies: null,
        whole: Boolean(item.content_html || item.content_text),
      };
    }),
  };
}
