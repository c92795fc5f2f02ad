import * as v from 'valibot';
import { MANIFEST, Manifest } from '../pack/contents.ts';
import { looksLikeZip } from '../pack/index.ts';
import type { Attempt, FailedAttempt } from './attempt.ts';
import { failed } from './attempt.ts';
import { feedsOf } from './blogger-url.ts';
import type { Fetcher, Page } from './fetcher.ts';
import { type HtmlHints, htmlHints } from './html-hints.ts';
import { packHead } from './pack-head.ts';
import { pageText } from './page-text.ts';
import { peekFeed } from './peek.ts';
import { jsonValue } from './peek-json.ts';
import {
  absolute,
  feedSite,
  notABlog,
  type Probe,
  probeBlogger,
  probeFeed,
  probeWordPress,
} from './probes.ts';
import type { PackSite, Site } from './site.ts';

/** Enough to know a page by; a pack may be a hundred times as long. */
const PREFIX = 5_000_000;
const FEED_TYPES = ['application/atom+xml', 'application/rss+xml', 'application/feed+json'];
const API_REL = 'https://api.w.org/';

/**
 * Finds what an address is: a pack or its folder, a Blogger blog, a WordPress blog with its REST API, or a
 * feed. Asks about ten pages at most. An address that leads to another origin fails with `movedTo`: ask the user
 * for that one.
 */
export async function discover(url: string, fetcher: Fetcher): Promise<Attempt<Site>> {
  const first = await fetcher.get(url, { prefix: PREFIX });
  if (!first.ok) return first;
  const page = first.value;
  if (page.status === 200) {
    if (looksLikeZip(page.bytes)) return zippedPack(page);
    const manifest = manifestSite(pageText(page), page.url, 'folder');
    if (manifest) return { ok: true, value: manifest };
  }
  // The first address on another origin, kept for when nothing is found on this one.
  let moved: FailedAttempt | null = null;
  for (const probe of probesFor(page, fetcher)) {
    const found = await probe();
    if (found.ok && found.value !== null) return { ok: true, value: found.value };
    if (found.ok) continue;
    if (found.movedTo === undefined) return found;
    moved ??= found;
  }
  return moved ?? notABlog(page.url, page.status);
}

/** What to try, the surest first. */
function probesFor(page: Page, fetcher: Fetcher): (() => Promise<Probe<Site>>)[] {
  const text = page.status === 200 ? pageText(page) : '';
  const url = new URL(page.url);
  const here = new URL('/feeds/', url).href;
  const wpJson = new URL('/wp-json/', url).href;
  const blogger = (feeds: string) => () => probeBlogger(feeds, fetcher);
  const wordPress = (api: string) => () => probeWordPress(api, fetcher);
  const feed = (address: string) => () => probeFeed(address, fetcher);

  const peek = peekFeed(text);
  if (peek) {
    const itself = async (): Promise<Probe<Site>> => ({
      ok: true,
      value: feedSite(peek, page.url),
    });
    const generator = peek.generator ?? '';
    if (/blogger/i.test(generator) || feedsOf(url)) return [blogger(feedsOf(url) ?? here), itself];
    return /wordpress/i.test(generator) ? [wordPress(apiOfFeed(url)), itself] : [itself];
  }

  const hints = htmlHints(text);
  const linked = linkedAddresses(hints, page);
  const isBlogger =
    /blogger/i.test(hints.generator ?? '') ||
    hints.links.some(link => link.rel === 'service.post') ||
    linked.feeds.some(address => feedsOf(new URL(address)) === here) ||
    /\.blogspot\.[a-z.]+$/.test(url.hostname);
  const ours = feedsOf(url);
  return [
    ...(ours ? [blogger(ours)] : []),
    ...(isBlogger ? [blogger(here)] : []),
    ...linked.apis.map(wordPress),
    ...(isBlogger ? [] : linked.feeds.slice(0, 1).map(feed)),
    // Nothing is said: the places where such blogs have it.
    ...(linked.feeds.length === 0 && !isBlogger && !ours ? [blogger(here)] : []),
    ...(linked.apis.length === 0 ? [wordPress(wpJson)] : []),
    ...linked.feeds.slice(isBlogger ? 0 : 1, 3).map(feed),
    ...(linked.feeds.length === 0 ? [feed(new URL('/feed/', url).href)] : []),
    () => probePack(new URL(MANIFEST, folderOf(url)).href, fetcher),
  ];
}

/** A static host's folder is often nothing by itself, or a list of its files. */
async function probePack(url: string, fetcher: Fetcher): Promise<Probe<Site>> {
  const page = await fetcher.get(url, { prefix: PREFIX });
  if (!page.ok) return page;
  const { value } = page;
  const text = value.status === 200 ? pageText(value) : '';
  return { ok: true, value: manifestSite(text, value.url, 'folder') };
}

/** The address with a slash at its end, or that of the folder where it ends in a file's name. */
function folderOf({ origin, pathname }: URL): string {
  return origin + pathname.replace(/\/[^/]*\.[^/]*$/, '/').replace(/\/?$/, '/');
}

function linkedAddresses(hints: HtmlHints, page: Page): { apis: string[]; feeds: string[] } {
  const base = absolute(hints.base, page.url) ?? page.url;
  const addresses = (links: HtmlHints['links']) => [
    ...new Set(links.map(link => absolute(link.href, base)).filter(href => href !== null)),
  ];
  const inHeader = /<([^>]+)>;\s*rel="?https:\/\/api\.w\.org\/"?/.exec(page.header('link') ?? '');
  const api = { rel: API_REL, type: '', href: inHeader?.[1] ?? '' };
  const isFeed = (link: HtmlHints['links'][number]) =>
    link.rel.split(/\s+/).includes('alternate') && FEED_TYPES.includes(link.type);
  return {
    apis: addresses([
      ...(inHeader ? [api] : []),
      ...hints.links.filter(link => link.rel === API_REL),
    ]),
    // WordPress links the feed of all comments, or of this page's, behind that of the posts.
    feeds: addresses(hints.links.filter(isFeed)).filter(href => !/comments\/feed/.test(href)),
  };
}

/** `https://example.org/blog/feed/` is the feed of a WordPress at `https://example.org/blog/`. */
function apiOfFeed(url: URL): string {
  const path = url.pathname.replace(/(feed(\/(rss2?|atom|rdf))?\/?)?$/, '');
  return new URL(`${path.replace(/\/?$/, '/')}wp-json/`, url.origin).href;
}

function zippedPack(page: Page): Attempt<Site> {
  const site = manifestSite(packHead(page.bytes) ?? '', page.url, 'zip');
  if (site) return { ok: true, value: site };
  return failed(
    'not-a-blog',
    `${page.url} is a zip file, but not a pack.`,
    'Download it and import the file.',
  );
}

function manifestSite(text: string, url: string, form: PackSite['form']): PackSite | null {
  if (!/^\ufeff?\s*\{/.test(text)) return null;
  const manifest = v.safeParse(Manifest, jsonValue(text));
  if (!manifest.success) return null;
  const { title, posts, comments } = manifest.output.archive;
  return { kind: 'pack', form, title, url, posts, comments };
}
