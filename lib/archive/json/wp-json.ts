import * as v from 'valibot';
import { personName } from '../feeds/atom-parts.ts';
import { absoluteWebAddress, cleanName, htmlText, htmlToBlocks } from '../html/index.ts';
import { postId } from '../identity.ts';
import type { CreateParser, ParsedItem, ParserContext, Place } from '../items.ts';
import { leavesOut, skipped } from '../published.ts';
import { pairedDate } from '../wordpress/dates.ts';
import { commentWithheld, otherThanComment, postWithheld } from '../wordpress/status.ts';
import { createJsonParser, type JsonDocument } from './whole.ts';

const text = v.optional(v.fallback(v.string(), ''), '');
const rendered = v.optional(v.fallback(v.object({ rendered: text }), { rendered: '' }), {});
const named = v.object({ name: text, taxonomy: text });
const embedded = v.optional(
  v.fallback(
    v.object({
      author: v.optional(v.fallback(v.array(v.object({ name: text })), []), []),
      'wp:term': v.optional(v.fallback(v.array(v.array(named)), []), []),
    }),
    { author: [], 'wp:term': [] },
  ),
  {},
);
const shared = {
  id: v.number(),
  date: text,
  date_gmt: text,
  link: text,
  status: text,
  type: text,
  content: rendered,
};
const POST = v.object({ ...shared, title: rendered, excerpt: rendered, _embedded: embedded });
const COMMENT = v.object({ ...shared, post: v.number(), parent: v.number(), author_name: text });

/** Posts, pages and comments as `wp-json/wp/v2` gives them: an array of them. */
export const createWpJsonParser: CreateParser = (from, context) =>
  createJsonParser(openList, 'list of WordPress posts', from, context);

export function looksLikeWpJson(head: string): boolean {
  return (
    /^\ufeff?\s*\[\s*(?:\]|\{)/.test(head) &&
    (/"rendered"\s*:/.test(head) || /^\ufeff?\s*\[\s*\]\s*$/.test(head))
  );
}

function openList(value: unknown, context: ParserContext): JsonDocument | null {
  if (!Array.isArray(value)) return null;
  return { blog: null, entries: value, read: (entry, at) => readEntry(entry, at, context) };
}

type At = { readonly place: Place; readonly resume: Place };

function readEntry(entry: unknown, at: At, context: ParserContext): ParsedItem[] | string {
  const comment = v.safeParse(COMMENT, entry);
  if (comment.success) return readComment(comment.output, at, context);
  const post = v.safeParse(POST, entry);
  return post.success ? readPost(post.output, at, context) : 'it is neither a post nor a comment.';
}

function readPost(found: v.InferOutput<typeof POST>, at: At, context: ParserContext): ParsedItem[] {
  const kind = found.type === '' ? 'post' : found.type;
  if (kind !== 'post' && kind !== 'page') {
    return [skipped(kind.slice(0, 40), 'not content', at.place)];
  }
  const why = postWithheld(found.status);
  if (leavesOut(context, why)) return [skipped(kind, why.reason, at.place)];
  const url = absoluteWebAddress(found.link, context.base);
  const base = url ?? context.base;
  const whole = htmlToBlocks(found.content.rendered, { base });
  const teaser = whole.length === 0 && found.excerpt.rendered !== '';
  const author = found._embedded.author[0]?.name ?? '';
  const labels = found._embedded['wp:term']
    .flat()
    .filter(({ taxonomy }) => taxonomy !== 'post_format')
    .map(({ name }) => cleanName(htmlText(name)))
    .filter(name => name !== '' && name !== 'Uncategorized');
  const post = {
    kind: kind === 'post' ? ('post' as const) : ('page' as const),
    title: cleanName(htmlText(found.title.rendered)) || null,
    date: pairedDate(found.date, found.date_gmt, context.timeZone),
    url,
    author: personName(author),
    labels: [...new Set(labels)],
    body: teaser ? htmlToBlocks(found.excerpt.rendered, { base }) : whole,
    teaser,
  };
  return [
    ...withoutDate(found.date, post.date, at.place),
    {
      type: 'post',
      post: { id: postId(post), ...post },
      source: `wp-${found.id}`,
      comments: [],
      declared: null,
      ...at,
    },
  ];
}

function readComment(
  found: v.InferOutput<typeof COMMENT>,
  at: At,
  context: ParserContext,
): ParsedItem[] {
  const other = otherThanComment(found.type);
  if (other !== null) return [skipped('comment', other, at.place)];
  const why = commentWithheld(found.status);
  if (leavesOut(context, why)) return [skipped('comment', why.reason, at.place)];
  const base = absoluteWebAddress(found.link, context.base) ?? context.base;
  const date = pairedDate(found.date, found.date_gmt, context.timeZone);
  const comment = {
    source: String(found.id),
    post: `wp-${found.post}`,
    parent: found.parent === 0 ? null : String(found.parent),
    author: personName(found.author_name),
    date,
    removed: false,
    body: htmlToBlocks(found.content.rendered, { base }),
  };
  return [...withoutDate(found.date, date, at.place), { type: 'comment', comment, ...at }];
}

function withoutDate(written: string, date: string | null, place: Place): ParsedItem[] {
  if (date !== null || written === '') return [];
  return [{ type: 'warning', message: `No date: '${written.slice(0, 40)}'.`, place }];
}
