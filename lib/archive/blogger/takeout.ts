import { atomLabels, atomPerson, atomTitle } from '../feeds/atom-parts.ts';
import { absoluteWebAddress, htmlToBlocks } from '../html/index.ts';
import type { CreateParser, ParsedItem, ParserContext } from '../items.ts';
import { skipped, type Withheld, withheld } from '../published.ts';
import {
  child,
  childText,
  createEntryParser,
  type Entry,
  type EntryFormat,
  htmlOf,
  rootTag,
} from '../xml/index.ts';
import { type BlogHeader, NO_HEADER, readBlogHeader } from './classic.ts';
import { commentItems, postItems, readDate, typedHtml } from './items.ts';
import { sourceId } from './source-id.ts';

/**
 * `feed.atom` of a Takeout: Atom in name, with Blogger's own elements. Sorted by id, so that comments
 * mostly come before their post. Times are UTC: `context.timeZone` makes wall time of them, and
 * `context.base` (the blog's address) with the file name of a post its address.
 */
export const createTakeoutParser: CreateParser = (from, context) =>
  createEntryParser(formatFor(context), from, context);

function formatFor(context: ParserContext | undefined): EntryFormat<BlogHeader> {
  return {
    empty: NO_HEADER,
    header: readBlogHeader,
    blog: ({ title, url }) => ({ title, url: context?.base ?? url }),
    entry: takeoutEntry,
  };
}

export function looksLikeTakeout(head: string): boolean {
  return rootTag(head)?.tag.includes('schemas.google.com/blogger/2018') === true;
}

/** Takeout has a second feed for each blog, of what its owner wrote there and on other blogs. */
const OWN_COMMENTS = /(?:^|[\\/])Comments[\\/][^\\/]+[\\/][^\\/]*$/i;

const STATUS: Readonly<Record<string, Withheld | null>> = {
  '': null,
  LIVE: null,
  EMPTIED: null,
  DRAFT: withheld('draft'),
  SCHEDULED: withheld('scheduled'),
  SOFT_TRASHED: withheld('trashed'),
  TRASHED: withheld('trashed'),
  SPAM_COMMENT: withheld('spam'),
  // Shown to nobody but the one who wrote it.
  GHOSTED_COMMENT: { reason: 'ghosted', as: 'spam' },
  PENDING_MODERATION: withheld('pending'),
};

function withheldBy(status: string, trashed: boolean): Withheld | null {
  if (trashed) return withheld('trashed');
  if (Object.hasOwn(STATUS, status)) return STATUS[status]!;
  return { reason: status.toLowerCase().replaceAll('_', ' ').slice(0, 40), as: null };
}

function takeoutEntry(entry: Entry, header: BlogHeader, context: ParserContext): ParsedItem[] {
  const { element, place } = entry;
  const told = childText(element, 'blogger:type').toUpperCase();
  const kind = told === 'POST' || told === 'PAGE' || told === 'COMMENT' ? told : null;
  if (entry.cut && (kind === null || child(element, 'blogger:status') === null)) {
    return [skipped('entry', 'cut off', place)];
  }
  if (kind === null) {
    return [skipped(told.toLowerCase().slice(0, 40) || 'entry', 'not content', place)];
  }
  if (kind === 'COMMENT' && OWN_COMMENTS.test(context.path)) {
    return [skipped('comment', 'the owner’s own, on other blogs too', place)];
  }
  const status = childText(element, 'blogger:status').toUpperCase();
  const why = withheldBy(status, childText(element, 'blogger:trashed') !== '');
  const { date, warnings } = readDate(
    ['atom:published', 'blogger:created'].map(name => childText(element, name)),
    entry,
    context,
  );
  const source = sourceId(childText(element, 'atom:id'));
  const author = atomPerson(element);
  const base = context.base ?? header.url;
  const html = typedHtml(htmlOf(child(element, 'atom:content')));
  if (kind === 'COMMENT') {
    const removed = status === 'EMPTIED';
    const comment = {
      source,
      post: sourceId(childText(element, 'blogger:parent')),
      parent: sourceId(childText(element, 'blogger:inReplyTo')),
      author,
      date,
      removed,
      body: removed ? [] : htmlToBlocks(html, { base }),
      withheld: why,
    };
    return [...warnings, ...commentItems(comment, entry, context)];
  }
  const filename = childText(element, 'blogger:filename');
  const url = filename === '' ? null : absoluteWebAddress(filename.replace(/^[/\\\s]+/, '/'), base);
  const post = {
    kind: kind === 'POST' ? ('post' as const) : ('page' as const),
    source,
    title: atomTitle(child(element, 'atom:title')),
    date,
    url,
    author,
    labels: atomLabels(element),
    body: htmlToBlocks(html, { base: url ?? base }),
    teaser: false,
    declared: null,
    withheld: why,
  };
  return [...warnings, ...postItems(post, entry, context)];
}
