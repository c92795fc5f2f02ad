/** Every format that is read: how it is told from its text, and who reads it. */
import {
  createBloggerParser,
  createTakeoutParser,
  looksLikeBlogger,
  looksLikeTakeout,
} from './blogger/index.ts';
import { detectFormat } from './detect.ts';
import { createDumpParser } from './dump/parser.ts';
import { createFeedParser, looksLikeFeed } from './feeds/index.ts';
import type { CreateParser } from './items.ts';
import {
  createBloggerJsonParser,
  createJsonFeedParser,
  createWpJsonParser,
  looksLikeBloggerJson,
  looksLikeJsonFeed,
  looksLikeWpJson,
} from './json/index.ts';
import { createMarkdownParser, looksLikeMarkdown } from './markdown/index.ts';
import { createMediumParser, looksLikeMedium } from './medium/index.ts';
import {
  createBlogspotPageParser,
  createHtmlPageParser,
  looksLikeBlogspotPage,
  looksLikeHtml,
} from './pages/index.ts';
import { createSubstackParser, looksLikeSubstack } from './substack/index.ts';
import { createWxrParser, looksLikeWxr } from './wordpress/index.ts';

interface FormatReader {
  /** By the first `HEAD_LENGTH` units of its text; the path decides only where a text can't. */
  looksLike(head: string, path: string): boolean;
  readonly create: CreateParser;
}

/** In the order in which they are asked: what is told for certain first, what is guessed last. */
const READERS = {
  takeout: { looksLike: looksLikeTakeout, create: createTakeoutParser },
  blogger: { looksLike: looksLikeBlogger, create: createBloggerParser },
  wxr: { looksLike: looksLikeWxr, create: createWxrParser },
  feed: { looksLike: looksLikeFeed, create: createFeedParser },
  'blogger-json': { looksLike: looksLikeBloggerJson, create: createBloggerJsonParser },
  'json-feed': { looksLike: looksLikeJsonFeed, create: createJsonFeedParser },
  'wp-json': { looksLike: looksLikeWpJson, create: createWpJsonParser },
  'blogspot-page': { looksLike: looksLikeBlogspotPage, create: createBlogspotPageParser },
  medium: { looksLike: looksLikeMedium, create: createMediumParser },
  substack: { looksLike: looksLikeSubstack, create: createSubstackParser },
  html: { looksLike: looksLikeHtml, create: createHtmlPageParser },
  markdown: { looksLike: looksLikeMarkdown, create: createMarkdownParser },
  dump: { looksLike: head => detectFormat(head) === 'dump', create: createDumpParser },
  listing: { looksLike: head => detectFormat(head) === 'listing', create: createDumpParser },
} satisfies Record<string, FormatReader>;

/** `pack` is no text: an archive made ready once, which is copied and not parsed. */
export type Format = keyof typeof READERS | 'pack';

export type TextFormat = Exclude<Format, 'pack'>;

/** The format of a text; null where it is none that we know. */
export function formatOf(head: string, path: string): TextFormat | null {
  for (const [format, reader] of Object.entries<FormatReader>(READERS)) {
    // The keys of the table are the formats, which `entries` forgets.
    if (reader.looksLike(head, path)) return format as TextFormat;
  }
  return null;
}

export function createParserOf(format: TextFormat): CreateParser {
  return READERS[format].create;
}
