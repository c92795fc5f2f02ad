import * as v from 'valibot';
import { personName } from '../feeds/atom-parts.ts';
import { absoluteWebAddress, cleanName, htmlToBlocks } from '../html/index.ts';
import { postId } from '../identity.ts';
import type { CreateParser, ParserContext, Place } from '../items.ts';
import { plainBlocks } from '../plain-text.ts';
import { wallDate } from '../wall-date.ts';
import { createJsonParser, type JsonDocument } from './whole.ts';

/** What is of another type than it should be is as good as absent. */
const text = v.optional(v.fallback(v.nullable(v.string()), null), null);
const person = v.object({ name: text });
const people = {
  author: v.optional(v.fallback(v.nullable(person), null), null),
  authors: v.optional(v.fallback(v.array(person), []), []),
};
const FEED = v.object({
  version: v.pipe(v.string(), v.regex(/jsonfeed\.org\/version\/1/)),
  title: text,
  home_page_url: text,
  ...people,
  items: v.array(v.unknown()),
});
const ITEM = v.object({
  id: v.optional(v.fallback(v.nullable(v.union([v.string(), v.number()])), null), null),
  url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  date_published: text,
  date_modified: text,
  tags: v.optional(v.fallback(v.array(v.string()), []), []),
  ...people,
});
type People = Pick<v.InferOutput<typeof ITEM>, 'author' | 'authors'>;

/** JSON Feed 1 and 1.1. */
export const createJsonFeedParser: CreateParser = (from, context) =>
  createJsonParser(openFeed, 'JSON Feed', from, context);

export function looksLikeJsonFeed(head: string): boolean {
  return (
    /^\ufeff?\s*\{/.test(head) &&
    /"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org\\?\/version\\?\/1/.test(head)
  );
}

function openFeed(value: unknown, context: ParserContext): JsonDocument | null {
  const feed = v.safeParse(FEED, value);
  if (!feed.success) return null;
  const { title, home_page_url, items } = feed.output;
  const url = absoluteWebAddress(home_page_url ?? '', null);
  const base = context.base ?? url;
  const owner = nameOf(feed.output);
  return {
    blog: { title: cleanName(title ?? '') || null, url },
    entries: items,
    read: (entry, at) => readItem(entry, at, base, owner, context),
  };
}

function readItem(
  entry: unknown,
  at: { readonly place: Place; readonly resume: Place },
  base: string | null,
  owner: string | null,
  { timeZone }: ParserContext,
): ReturnType<JsonDocument['read']> {
  const item = v.safeParse(ITEM, entry);
  if (!item.success) return 'it is no object.';
  const { id, content_html, content_text, summary, tags } = item.output;
  const url = absoluteWebAddress(item.output.url ?? '', base) ?? absoluteWebAddress(`${id}`, null);
  const whole =
    content_html !== null
      ? htmlToBlocks(content_html, { base: url ?? base })
      : plainBlocks((content_text ?? '').split(/\r\n?|\n/));
  const teaser = whole.length === 0 && Boolean(summary);
  const written = item.output.date_published ?? item.output.date_modified;
  const date = written === null ? null : wallDate(written, timeZone);
  const post = {
    kind: 'post' as const,
    title: cleanName(item.output.title ?? '') || null,
    date,
    url,
    author: nameOf(item.output) ?? owner,
    labels: [...new Set(tags.map(cleanName))].filter(Boolean),
    body: teaser ? plainBlocks((summary ?? '').split(/\r\n?|\n/)) : whole,
    teaser,
  };
  const name = url ?? (id === null ? null : String(id));
  const message = `No date: '${written?.slice(0, 40)}'.`;
  return [
    ...(written !== null && date === null
      ? [{ type: 'warning' as const, message, place: at.place }]
      : []),
    {
      type: 'post',
      post: { id: postId(post), ...post },
      ...(name === null ? {} : { source: name }),
      comments: [],
      declared: null,
      ...at,
    },
  ];
}

function nameOf({ author, authors }: People): string | null {
  for (const { name } of [...authors, ...(author ? [author] : [])]) {
    const found = personName(name ?? '');
    if (found !== null) return found;
  }
  return null;
}
