import * as v from 'valibot';
import type { WallDate } from '../../model/index.ts';
import {
  absoluteWebAddress,
  blocksOf,
  cleanName,
  type HtmlElement,
  parseHtml,
} from '../html/index.ts';
import type { ParserContext } from '../items.ts';
import { declaredComments, readComments } from './comments.ts';
import { readDateHeader } from './date-header.ts';
import { createDocumentParser, type Finding } from './document-parser.ts';
import { findAll, findFirst, has, linkOf, metaOf, nameOf, publishedIn, withClass } from './find.ts';
import { pageEnds } from './page-end.ts';
import { sectionsOf } from './sections.ts';

/** What is known of a page of several posts when reading goes on behind one of them. */
const LeftOver = v.object({
  base: v.nullable(v.string()),
  /** The date heading in force: Blogger writes one for all the posts of a day. */
  dateHeader: v.nullable(v.string()),
});
type LeftOver = v.InferOutput<typeof LeftOver>;

/**
 * Saved Blogspot pages, one post with its comments or an index of several, of the classic, the newer
 * and the Dynamic Views templates.
 */
export const createBlogspotPageParser = createDocumentParser({
  advice: 'Save the page of a post, with its comments shown, as HTML.',
  read(html, context, state) {
    const page = parseHtml(html);
    const left = state === null ? null : v.parse(LeftOver, JSON.parse(state));
    const sections = sectionsOf(page);
    const address = left ? left.base : addressOf(page, context);
    const single = left === null && sections.length === 1;
    const findings: Finding[] = [];
    if (!left) findings.push(blogOf(page, address));
    let dateHeader = left?.dateHeader ?? null;
    for (const [i, { body, box, header }] of sections.entries()) {
      const following = sections[i + 1];
      dateHeader = header ? nameOf(header) : dateHeader;
      findings.push({
        ...readPost({ page, body, box, dateHeader, address, single, context }),
        ...(following && {
          next: {
            at: following.header?.start ?? following.box.start,
            state: JSON.stringify({ base: address, dateHeader } satisfies LeftOver),
          },
        }),
      });
    }
    findings.push(...pageEnds(html, left === null));
    return findings;
  },
});

/** Whether a page was made by Blogger, by its beginning. */
export function looksLikeBlogspotPage(head: string): boolean {
  if (!/<html|<!doctype html/i.test(head)) return false;
  return (
    /<meta\b[^>]*\bcontent=["']?blogger\b/i.test(head) ||
    /\bhttps?:\/\/(?:www\.)?blogger\.com\/(?:static|feeds|dyn-css)\//i.test(head) ||
    /\bxmlns:b=["']http:\/\/www\.google\.com\/2005\/gml\/b/i.test(head) ||
    /\bid=["'](?:Blog1|post-body-\d{6,})["']/.test(head)
  );
}

interface Found {
  readonly page: HtmlElement;
  readonly body: HtmlElement;
  readonly box: HtmlElement;
  readonly dateHeader: string | null;
  readonly address: string | null;
  readonly single: boolean;
  readonly context: ParserContext;
}

function readPost(found: Found): Extract<Finding, { type: 'post' }> {
  const { page, body, box, dateHeader, address, single, context } = found;
  const outside = withoutBody(box, body);
  const heading =
    findFirst(outside, withClass('post-title', 'entry-title')) ??
    (single ? findFirst(page, withClass('post-title', 'entry-title')) : null);
  const url = (single ? postAddress(address) : null) ?? permalinkOf(outside, heading, address);
  const base = url ?? address;
  const within = single ? page : box;
  return {
    type: 'post',
    at: box.start,
    post: {
      kind: /\/p\/[^/]+\.html$/.test(url ?? '') ? 'page' : 'post',
      title: nameOf(heading) ?? (single ? titleOfPage(page) : null),
      date: dateOf(outside, dateHeader, url, context),
      url,
      author: authorOf(outside),
      labels: labelsOf(outside),
      body: blocksOf(body.children, base),
      teaser: findFirst(outside, withClass('jump-link')) !== null && !single,
    },
    comments: readComments(within, base, context.timeZone),
    declared: single ? declaredComments(page) : null,
  };
}

function withoutBody(box: HtmlElement, body: HtmlElement): HtmlElement {
  const prune = (element: HtmlElement): HtmlElement => ({
    ...element,
    children: element.children
      .filter(child => child !== body && (typeof child === 'string' || !has(child, ['comments'])))
      .map(child => (typeof child === 'string' ? child : prune(child))),
  });
  return box === body ? { ...box, children: [] } : prune(box);
}

function dateOf(
  outside: HtmlElement,
  dateHeader: string | null,
  url: string | null,
  { timeZone }: ParserContext,
): WallDate | null {
  return (
    publishedIn(outside, timeZone) ?? (dateHeader === null ? null : readDateHeader(dateHeader, url))
  );
}

function authorOf(outside: HtmlElement): string | null {
  const byline = findFirst(outside, withClass('post-author', 'author', 'byline'));
  return byline && nameOf(findFirst(byline, withClass('fn')) ?? null);
}

function labelsOf(outside: HtmlElement): string[] {
  const links = findAll(
    outside,
    element => element.name === 'a' && (has(element, ['tag'], 'rel') || has(element, ['label'])),
  );
  return [...new Set(links.map(link => nameOf(link)).filter(name => name !== null))];
}

function permalinkOf(
  outside: HtmlElement,
  heading: HtmlElement | null,
  base: string | null,
): string | null {
  const links = [
    findFirst(outside, element => element.name === 'a' && has(element, ['timestamp-link'])),
    findFirst(outside, element => element.name === 'a' && has(element, ['bookmark'], 'rel')),
    heading && findFirst(heading, ({ name }) => name === 'a'),
  ];
  for (const link of links) {
    const address = postAddress(absoluteWebAddress(link?.attributes.get('href') ?? '', base));
    if (address !== null) return address;
  }
  return null;
}

/** The address of a post, without what only says how to show it; null for a blog's other pages. */
function postAddress(address: string | null): string | null {
  const plain = address?.replace(/[?#].*$/s, '') ?? '';
  return /^https?:\/\/[^/]+\/(?!search\b).+\.html$/.test(plain) ? plain : null;
}

function addressOf(page: HtmlElement, { base }: ParserContext): string | null {
  const written = linkOf(page, 'canonical') ?? metaOf(page, 'og:url');
  return (written === null ? null : absoluteWebAddress(written, base)) ?? base;
}

function titleOfPage(page: HtmlElement): string | null {
  const title = metaOf(page, 'og:title');
  return title === null ? null : cleanName(title) || null;
}

function blogOf(page: HtmlElement, address: string | null): Finding {
  const feed = findFirst(
    page,
    ({ name, attributes }) =>
      name === 'link' && / - (?:Atom|RSS)$/.test(attributes.get('title') ?? ''),
  );
  const named = feed?.attributes.get('title')?.replace(/ - (?:Atom|RSS)$/, '');
  const title = cleanName(named ?? metaOf(page, 'og:site_name') ?? '') || null;
  return { type: 'blog', title, url: address?.match(/^https?:\/\/[^/]+\//)?.[0] ?? null };
}
