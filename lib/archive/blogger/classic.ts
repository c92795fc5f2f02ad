import {
  atomBodyOf,
  atomLabels,
  atomLink,
  atomPerson,
  atomTitle,
  innermostBase,
  isKind,
} from '../feeds/atom-parts.ts';
import { htmlToBlocks } from '../html/index.ts';
import type { CreateParser, ParsedItem, ParserContext } from '../items.ts';
import { skipped, type Withheld, withheld } from '../published.ts';
import {
  child,
  childrenOf,
  childText,
  createEntryParser,
  type Entry,
  type EntryFormat,
  htmlOf,
  makeElement,
  rootTag,
  type XmlElement,
} from '../xml/index.ts';
import { commentItems, postItems, readDate, typedHtml } from './items.ts';
import { commentAddress, sourceId } from './source-id.ts';

export interface BlogHeader {
  readonly title: string | null;
  readonly url: string | null;
}

export const NO_HEADER: BlogHeader = { title: null, url: null };

/**
 * Blogger's classic export, and its public feeds of posts, pages and comments, which are written alike:
 * one Atom feed, the kind of an entry in a category, comments entries of their own.
 */
export const createBloggerParser: CreateParser = (from, context) =>
  createEntryParser(BLOGGER, from, context);

const BLOGGER: EntryFormat<BlogHeader> = {
  empty: NO_HEADER,
  header: readBlogHeader,
  blog: header => header,
  entry: bloggerEntry,
};

/** Whether a text is a classic export or a public feed of Blogger's. Takeout's feed is another format. */
export function looksLikeBlogger(head: string): boolean {
  const root = rootTag(head);
  if (root?.name !== 'feed' || head.includes('schemas.google.com/blogger/2018')) return false;
  return (
    /<(?:\w+:)?id>\s*tag:blogger\.com,1999:/.test(head) ||
    head.includes('http://schemas.google.com/blogger/2008/kind#') ||
    /<(?:\w+:)?generator[^<>]*>\s*Blogger\s*</.test(head)
  );
}

export function readBlogHeader(before: BlogHeader, element: XmlElement): BlogHeader {
  if (element.name === 'atom:title') return { ...before, title: atomTitle(element) };
  if (element.name !== 'atom:link' || before.url !== null) return before;
  const found = atomLink(makeElement('', [element]), null);
  return found === null ? before : { ...before, url: found };
}

/** What an entry is: Blogger's category says so. Null where it does not, as in public feeds. */
function toldKind(entry: XmlElement): string | null {
  for (const category of childrenOf(entry, 'atom:category')) {
    const term = category.attributes.get('term') ?? '';
    if (isKind(category)) return term.slice(term.lastIndexOf('#') + 1);
  }
  return null;
}

function guessedKind(entry: XmlElement): 'post' | 'page' | 'comment' {
  if (child(entry, 'thr:in-reply-to')) return 'comment';
  return /\.page-\d+\s*$/.test(childText(entry, 'atom:id')) ? 'page' : 'post';
}

/** The items of one entry of Blogger's own Atom. */
export function bloggerEntry(
  entry: Entry,
  header: BlogHeader,
  context: ParserContext,
): ParsedItem[] {
  const told = toldKind(entry.element);
  // What says of which kind it is may have been cut off.
  if (told === null && entry.cut) return [skipped('entry', 'cut off', entry.place)];
  const kind = told ?? guessedKind(entry.element);
  if (kind === 'post' || kind === 'page') return bloggerPost(entry, kind, header, context);
  if (kind === 'comment') return bloggerComment(entry, header, context);
  return [skipped(kind, 'not content', entry.place)];
}

function dateTexts(element: XmlElement): string[] {
  return ['atom:published', 'atom:updated'].map(name => childText(element, name));
}

function draftOf(element: XmlElement): Withheld | null {
  const control = child(element, 'app:control');
  return control && childText(control, 'app:draft').toLowerCase() === 'yes'
    ? withheld('draft')
    : null;
}

function bloggerPost(
  entry: Entry,
  kind: 'post' | 'page',
  header: BlogHeader,
  context: ParserContext,
): ParsedItem[] {
  const { element, bases } = entry;
  const outer = innermostBase(
    [...bases, element.attributes.get('xml:base')],
    context.base ?? header.url,
  );
  const url = atomLink(element, outer);
  const { date, warnings } = readDate(dateTexts(element), entry, context);
  const total = childText(element, 'thr:total');
  const items = postItems(
    {
      kind,
      source: sourceId(childText(element, 'atom:id')),
      title: atomTitle(child(element, 'atom:title')),
      date,
      url,
      author: atomPerson(element),
      labels: atomLabels(element),
      ...bodyOf(element, url ?? outer),
      declared: /^\d{1,9}$/.test(total) ? Number(total) : null,
      withheld: draftOf(element),
    },
    entry,
    context,
  );
  return [...warnings, ...items];
}

function bodyOf(element: XmlElement, base: string | null) {
  const content = child(element, 'atom:content');
  if (content?.attributes.get('type') !== 'html') return atomBodyOf(element, base);
  return { body: htmlToBlocks(typedHtml(htmlOf(content)), { base }), teaser: false };
}

function bloggerComment(entry: Entry, header: BlogHeader, context: ParserContext): ParsedItem[] {
  const { element } = entry;
  const base = context.base ?? header.url;
  const { date, warnings } = readDate(dateTexts(element), entry, context);
  const removed = childrenOf(element, 'gd:extendedProperty').some(
    ({ attributes }) => attributes.get('name') === 'blogger.contentRemoved',
  );
  const links = childrenOf(element, 'atom:link');
  const hrefs = (rel: string) =>
    links
      .filter(({ attributes }) => attributes.get('rel') === rel)
      .map(({ attributes }) => commentAddress(attributes.get('href') ?? ''));
  const post = sourceId(child(element, 'thr:in-reply-to')?.attributes.get('ref') ?? '');
  const own = hrefs('self').concat(hrefs('edit'));
  const items = commentItems(
    {
      source: sourceId(childText(element, 'atom:id')),
      post: post ?? own.find(Boolean)?.post ?? null,
      parent: hrefs('related').find(found => found?.comment)?.comment ?? null,
      author: atomPerson(element),
      date,
      removed,
      body: removed ? [] : bodyOf(element, base).body,
      withheld: draftOf(element),
    },
    entry,
    context,
  );
  return [...warnings, ...items];
}
