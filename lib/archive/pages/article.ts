import type { Block, WallDate } from '../../model/index.ts';
import { blocksText } from '../../model/index.ts';
import { squash } from '../../text/index.ts';
import {
  absoluteWebAddress,
  blocksOf,
  cleanName,
  type HtmlElement,
  type HtmlNode,
  parseHtml,
} from '../html/index.ts';
import type { ParserContext } from '../items.ts';
import { wallDate } from '../wall-date.ts';
import { createDocumentParser, type Finding } from './document-parser.ts';
import { findAll, findFirst, has, linkOf, metaOf, nameOf, publishedIn } from './find.ts';
import { type LinkedArticle, linkedArticle } from './linked-data.ts';
import { pageEnds } from './page-end.ts';

/** Any saved page with one article, as a post. */
export const createHtmlPageParser = createDocumentParser({
  advice: 'Save a page that has an article on it as HTML.',
  read(html, context) {
    const page = parseHtml(html);
    const linked = linkedArticle(page);
    const address = addressOf(page, linked, context);
    const root = rootOf(page);
    const found = blocksOf(contentOf(root), address);
    const title = titleOf(page, root, linked, context);
    const body = withoutTitle(found, title);
    if (blocksText(body).trim() === '' && !body.some(({ t }) => t === 'image' || t === 'embed')) {
      return [];
    }
    const site = metaOf(page, 'og:site_name');
    const blog: Finding = {
      type: 'blog',
      title: site === null ? null : cleanName(site) || null,
      url: address?.match(/^https?:\/\/[^/]+\//)?.[0] ?? null,
    };
    const { facts } = context;
    const post: Finding = {
      type: 'post',
      at: root.start,
      unpublished: facts?.unpublished ?? null,
      post: {
        kind: 'post',
        title,
        date: facts?.date ?? dateOf(page, root, linked, context),
        url: facts?.url ?? address,
        author: linked?.author ?? authorOf(page),
        labels: facts?.labels ?? labelsOf(page, root),
        body,
        teaser: false,
      },
    };
    return [blog, post, ...pageEnds(html, true)];
  },
});

/** Whether a text is a page in HTML, or a piece of one, and no feed. */
export function looksLikeHtml(head: string): boolean {
  const start = head.slice(0, 65_536).replace(/^\ufeff?\s*(?:<\?xml\b[^>]*>)?/i, '');
  const begins = start.replace(/^\s*(?:<!--[\s\S]*?-->\s*)*/, '');
  return /^<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h[1-6]|meta|title|ul|ol|blockquote|figure)\b/i.test(
    begins,
  );
}

/** The element whose content is the article: what is marked as its text, else the likeliest. */
function rootOf(page: HtmlElement): HtmlElement {
  const marked = findFirst(
    page,
    element => has(element, ['articleBody'], 'itemprop'),
    element => has(element, ['e-content', 'entry-content', 'post-content', 'post-body']),
    element => has(element, ['article-body', 'article-content', 'article__body']),
  );
  if (marked) return marked;
  const articles = findAll(page, ({ name }) => name === 'article');
  if (articles.length > 0) return longest(articles);
  return (
    findFirst(
      page,
      ({ name, attributes }) => name === 'main' || attributes.get('role') === 'main',
    ) ??
    findFirst(page, ({ name }) => name === 'body') ??
    page
  );
}

function longest(elements: readonly HtmlElement[]): HtmlElement {
  const sizes = elements.map(textSize);
  return elements[sizes.indexOf(Math.max(...sizes))]!;
}

/** Characters in paragraphs' elements; near enough to compare. */
function textSize(element: HtmlElement): number {
  let size = 0;
  for (const child of element.children) {
    size += typeof child === 'string' ? child.trim().length : textSize(child);
  }
  return size;
}

const AROUND = new Set(['nav', 'aside', 'footer', 'form']);
const AROUND_CLASSES = ['comments', 'sharedaddy', 'share', 'related', 'sidebar', 'post-footer'];

/** What an article's element holds beside the article is left out. */
function contentOf(root: HtmlElement): HtmlNode[] {
  return root.children.flatMap((child): HtmlNode[] => {
    if (typeof child === 'string') return [child];
    if (AROUND.has(child.name) || has(child, AROUND_CLASSES)) return [];
    if (child.attributes.get('role') === 'navigation') return [];
    return [{ ...child, children: contentOf(child) }];
  });
}

function isTopHeading({ name }: HtmlElement): boolean {
  return name === 'h1';
}

function titleOf(
  page: HtmlElement,
  root: HtmlElement,
  linked: LinkedArticle | null,
  { facts }: ParserContext,
): string | null {
  // A first heading outside the article is as often the site's name.
  const written =
    facts?.title ??
    linked?.title ??
    nameOf(findFirst(root, isTopHeading)) ??
    metaOf(page, 'og:title') ??
    nameOf(findFirst(page, isTopHeading)) ??
    nameOf(findFirst(page, ({ name }) => name === 'title'));
  return written === null ? null : cleanName(written) || null;
}

/** A heading at the top that only says the title is not part of the text. */
export function withoutTitle(body: readonly Block[], title: string | null): Block[] {
  const at = body.findIndex(({ t }) => t === 'h');
  const before = body.slice(0, Math.max(at, 0));
  const heading = body[at];
  if (!heading || title === null || before.some(({ t }) => t === 'p')) return [...body];
  if (squash(blocksText([heading])) !== squash(title)) return [...body];
  return body.filter((_, i) => i !== at);
}

function dateOf(
  page: HtmlElement,
  root: HtmlElement,
  linked: LinkedArticle | null,
  { timeZone }: ParserContext,
): WallDate | null {
  const meta = metaOf(
    page,
    'article:published_time',
    'datePublished',
    'date',
    'dc.date',
    'DC.date.issued',
  );
  return (
    wallDate(linked?.published ?? '', timeZone) ??
    wallDate(meta ?? '', timeZone) ??
    publishedIn(root, timeZone) ??
    publishedIn(page, timeZone)
  );
}

function authorOf(page: HtmlElement): string | null {
  const meta = metaOf(page, 'author', 'article:author');
  const name = meta !== null && !/^https?:/i.test(meta.trim()) ? cleanName(meta) || null : null;
  const byline = findFirst(
    page,
    element => has(element, ['author'], 'rel') || has(element, ['p-author', 'byline']),
  );
  return name ?? nameOf(byline);
}

function labelsOf(page: HtmlElement, root: HtmlElement): string[] {
  const tags = findAll(
    page,
    ({ name, attributes }) => name === 'meta' && attributes.get('property') === 'article:tag',
  ).map(({ attributes }) => cleanName(attributes.get('content') ?? ''));
  const links = findAll(root, element => element.name === 'a' && has(element, ['tag'], 'rel'));
  const names = tags.length > 0 ? tags : links.map(link => nameOf(link) ?? '');
  return [...new Set(names.filter(name => name !== ''))];
}

function addressOf(
  page: HtmlElement,
  linked: LinkedArticle | null,
  { base }: ParserContext,
): string | null {
  for (const written of [linkOf(page, 'canonical'), metaOf(page, 'og:url'), linked?.url ?? null]) {
    const address = written === null ? null : absoluteWebAddress(written, base);
    if (address !== null) return address;
  }
  return base;
}
