import { absoluteWebAddress, cleanName, htmlText } from '../html/index.ts';
import type { CreateParser, ParsedItem, ParserContext } from '../items.ts';
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
import {
  atomBodyOf,
  atomLabels,
  atomLink,
  atomPerson,
  atomTitle,
  innermostBase,
} from './atom-parts.ts';
import { feedAuthor } from './author.ts';
import { declaredCount, feedDate, feedItems } from './items.ts';
import { rssBody } from './rss-body.ts';

interface Header {
  readonly title: string | null;
  readonly url: string | null;
  /** Who wrote what names no author of its own: Atom says so of its feed's. */
  readonly author: string | null;
}

/** RSS 0.9x to 2.0, RDF, and Atom 0.3 and 1.0, told apart by each entry's own elements. */
export const createFeedParser: CreateParser = (from, context) =>
  createEntryParser(FEED, from, context);

const FEED: EntryFormat<Header> = {
  empty: { title: null, url: null, author: null },
  header: readHeader,
  blog: ({ title, url }) => ({ title, url }),
  entry: (entry, header, context) =>
    entry.element.name === 'atom:entry'
      ? atomEntry(entry, header, context)
      : rssItem(entry, header, context),
};

/** Whether a text is a feed of any kind: ask for Blogger's and WordPress's own first. */
export function looksLikeFeed(head: string): boolean {
  const root = rootTag(head);
  if (!root) return false;
  if (root.name === 'RDF') return /<(?:\w+:)?(?:channel|item)\b/.test(head);
  return root.name === 'rss' || root.name === 'feed' || root.name === 'channel' || isEntry(root);
}

function isEntry({ name, tag }: { readonly name: string; readonly tag: string }): boolean {
  return name === 'entry' && /w3\.org\/2005\/Atom/i.test(tag);
}

function readHeader(before: Header, element: XmlElement, bases: readonly string[]): Header {
  const base = innermostBase(bases, null);
  switch (element.name) {
    case 'title':
      return { ...before, title: before.title ?? plainTitle(element) };
    case 'atom:title':
      return { ...before, title: before.title ?? atomTitle(element) };
    case 'link':
      return { ...before, url: before.url ?? absoluteWebAddress(htmlOf(element).trim(), base) };
    case 'atom:link':
      return { ...before, url: before.url ?? atomLink(makeElement('', [element]), base) };
    case 'atom:author':
      return { ...before, author: before.author ?? atomPerson(makeElement('', [element])) };
    default:
      return before;
  }
}

/** RSS never said whether a title is text or HTML: it is read as both would be. */
function plainTitle(element: XmlElement | null): string | null {
  return cleanName(htmlText(htmlOf(element))) || null;
}

function atomEntry(entry: Entry, header: Header, context: ParserContext): ParsedItem[] {
  const { element, bases } = entry;
  const outer = context.base ?? header.url;
  const base = innermostBase([...bases, element.attributes.get('xml:base')], outer);
  const url = atomLink(element, base);
  const inner = base !== outer ? base : (url ?? base);
  const id = childText(element, 'atom:id');
  const reply = child(element, 'thr:in-reply-to')?.attributes;
  const names = ['published', 'issued', 'created', 'updated', 'modified'];
  return feedItems(
    {
      source: id || url,
      answers: reply ? reply.get('ref') || reply.get('href') || null : null,
      title: atomTitle(child(element, 'atom:title')),
      url,
      author: atomPerson(element) ?? atomPersonOfSource(element) ?? header.author,
      labels: [...new Set([...atomLabels(element), ...subjects(element)])],
      ...atomBodyOf(element, inner),
      ...feedDate(
        element,
        names.map(name => `atom:${name}`),
        entry,
        context.timeZone,
      ),
      declared: declaredCount(element),
    },
    entry,
  );
}

function atomPersonOfSource(entry: XmlElement): string | null {
  const source = child(entry, 'atom:source');
  return source && atomPerson(source);
}

/** WordPress's feeds of comments link to them within their post. */
const COMMENT_ADDRESS = /#comment-\d+$/;

function rssItem(entry: Entry, header: Header, context: ParserContext): ParsedItem[] {
  const { element, bases } = entry;
  const outer = context.base ?? header.url;
  const base = innermostBase([...bases, element.attributes.get('xml:base')], outer);
  const guid = child(element, 'guid');
  const permanent = guid !== null && guid.attributes.get('isPermaLink') !== 'false';
  const url =
    absoluteWebAddress(childText(element, 'link'), base) ??
    atomLink(element, base) ??
    (permanent ? absoluteWebAddress(htmlOf(guid).trim(), null) : null) ??
    absoluteWebAddress(element.attributes.get('rdf:about') ?? '', null);
  const isComment = url !== null && COMMENT_ADDRESS.test(url);
  const dates = [
    'pubDate',
    'dc:date',
    'dcterms:issued',
    'dcterms:created',
    'atom:published',
    'atom:updated',
  ];
  return feedItems(
    {
      source: (isComment ? url : url?.replace(/#.*$/, '')) || htmlOf(guid).trim() || null,
      answers: isComment ? url.replace(/#.*$/, '') : null,
      title: plainTitle(child(element, 'title')),
      url,
      author: feedAuthor(element) ?? header.author,
      labels: rssLabels(element),
      ...rssBody(element, base !== outer ? base : (url ?? base)),
      ...feedDate(element, dates, entry, context.timeZone),
      declared: declaredCount(element),
    },
    entry,
  );
}

function rssLabels(item: XmlElement): string[] {
  const labels = childrenOf(item, 'category').map(label => cleanName(htmlText(htmlOf(label))));
  return [...new Set([...labels, ...subjects(item), ...atomLabels(item)])].filter(Boolean);
}

function subjects(item: XmlElement): string[] {
  return childrenOf(item, 'dc:subject')
    .map(subject => cleanName(htmlText(htmlOf(subject))))
    .filter(Boolean);
}
