import type { Post, WallDate } from '../../model/index.ts';
import { personName } from '../feeds/atom-parts.ts';
import { absoluteWebAddress, cleanName, htmlText, htmlToBlocks } from '../html/index.ts';
import { postId } from '../identity.ts';
import type { CreateParser, ParsedItem, ParserContext } from '../items.ts';
import { leavesOut, skipped, warning } from '../published.ts';
import { buildThread } from '../thread.ts';
import { wallDate } from '../wall-date.ts';
import {
  child,
  childrenOf,
  childText,
  createEntryParser,
  type Entry,
  type EntryFormat,
  htmlOf,
  rootTag,
  type XmlElement,
} from '../xml/index.ts';
import { readComments } from './comments.ts';
import { pairedDate } from './dates.ts';
import { postWithheld } from './status.ts';
import { typedHtml } from './typed-html.ts';

interface Header {
  readonly title: string | null;
  readonly url: string | null;
  /** Names by login, where they differ. */
  readonly authors: Readonly<Record<string, string>>;
}

/** A place carries the header: a site with more authors shows the logins of the rest. */
const MAX_AUTHORS = 100;

/** WordPress's own export, of any version and of none: RSS with all that a site holds. */
export const createWxrParser: CreateParser = (from, context) =>
  createEntryParser(WXR, from, context);

const WXR: EntryFormat<Header> = {
  empty: { title: null, url: null, authors: {} },
  header: readHeader,
  blog: ({ title, url }) => ({ title, url }),
  entry: readItem,
};

export function looksLikeWxr(head: string): boolean {
  const root = rootTag(head);
  if (root?.name !== 'rss') return false;
  return (
    /\.org\/export\//.test(root.tag) || /<wp:(?:wxr_version|post_type|base_blog_url)\b/.test(head)
  );
}

function readHeader(before: Header, element: XmlElement): Header {
  const text = () => htmlOf(element).trim();
  switch (element.name) {
    case 'title':
      return { ...before, title: cleanName(htmlText(text())) || null };
    case 'link':
      return before.url === null ? { ...before, url: absoluteWebAddress(text(), null) } : before;
    case 'wp:base_blog_url':
      return { ...before, url: absoluteWebAddress(text(), null) ?? before.url };
    case 'wp:author': {
      const login = childText(element, 'wp:author_login').slice(0, 60);
      const name = personName(childText(element, 'wp:author_display_name'))?.slice(0, 100);
      const full = Object.keys(before.authors).length >= MAX_AUTHORS;
      if (!name || name === login || full || login === '__proto__') return before;
      return { ...before, authors: { ...before.authors, [login]: name } };
    }
    default:
      return before;
  }
}

function readItem(entry: Entry, header: Header, context: ParserContext): ParsedItem[] {
  const { element, place, resume, cut } = entry;
  // Status and type stand behind the text: without them it may be anything.
  if (cut && child(element, 'wp:post_type') === null) return [skipped('entry', 'cut off', place)];
  const kind = childText(element, 'wp:post_type') || 'post';
  if (kind !== 'post' && kind !== 'page') {
    return [skipped(kind.slice(0, 40), 'not content', place), ...skippedComments(entry, kind)];
  }
  const why = postWithheld(childText(element, 'wp:status'));
  if (leavesOut(context, why)) {
    return [skipped(kind, why.reason, place), ...skippedComments(entry, `${why.reason} ${kind}`)];
  }
  const url = addressOf(element, header, context);
  const { date, warnings } = dateOf(element, entry, context);
  const base = url ?? context.base ?? header.url;
  const found: Omit<Post, 'id'> = {
    kind,
    title: cleanName(htmlText(childText(element, 'title'))) || null,
    date,
    url,
    author: authorOf(element, header),
    labels: labelsOf(element),
    ...bodyOf(element, base, cut),
  };
  const id = postId(found);
  const number = childText(element, 'wp:post_id');
  const source = number === '' ? null : `wp-${number}`;
  const { loose, left } = readComments(entry, source ?? '', context, base);
  const { comments, orphans, cycles } = buildThread(loose, id);
  const twice = loose.length - comments.length;
  const said: ParsedItem[] = [...warnings, ...left];
  if (twice > 0) said.push(skipped('comment', 'the same id twice', place, twice));
  if (orphans > 0) said.push(warning(orphansSaid(orphans), place));
  if (cycles > 0)
    said.push(
      warning('Comments answer each other in a circle: the first stands at the top.', place),
    );
  said.push({
    type: 'post',
    post: { id, ...found },
    ...(source === null ? {} : { source }),
    comments,
    declared: null,
    place,
    resume,
  });
  return said;
}

function orphansSaid(count: number): string {
  return count === 1
    ? 'A comment answers one that is not there: it stands at the top.'
    : `${count} comments answer one that is not there: they stand at the top.`;
}

/** What goes with an item that is left out. */
function skippedComments({ element, place }: Entry, what: string): ParsedItem[] {
  const count = childrenOf(element, 'wp:comment').length;
  return count === 0 ? [] : [skipped('comment', `with its ${what}`.slice(0, 60), place, count)];
}

function addressOf(item: XmlElement, header: Header, context: ParserContext): string | null {
  const base = context.base ?? header.url;
  const guid = child(item, 'guid');
  return (
    absoluteWebAddress(childText(item, 'link'), base) ??
    (guid ? absoluteWebAddress(htmlOf(guid).trim(), null) : null)
  );
}

function authorOf(item: XmlElement, { authors }: Header): string | null {
  const login = childText(item, 'dc:creator');
  return Object.hasOwn(authors, login) ? authors[login]! : personName(login);
}

function dateOf(
  item: XmlElement,
  { place }: Entry,
  context: ParserContext,
): { readonly date: WallDate | null; readonly warnings: ParsedItem[] } {
  const local = childText(item, 'wp:post_date');
  const paired = pairedDate(local, childText(item, 'wp:post_date_gmt'), context.timeZone);
  const published = childText(item, 'pubDate');
  // WordPress gives drafts a year of -0001 here.
  const date = paired ?? wallDate(published, context.timeZone);
  const said = [local, published].find(text => text !== '' && !/^0000-|-0001/.test(text));
  if (date !== null || said === undefined) return { date, warnings: [] };
  return { date, warnings: [warning(`No date: '${said.slice(0, 40)}'.`, place)] };
}

function labelsOf(item: XmlElement): string[] {
  const labels = childrenOf(item, 'category')
    .filter(({ attributes }) => /^(?:category|post_tag|tag|)$/.test(attributes.get('domain') ?? ''))
    .filter(({ attributes }) => attributes.get('nicename') !== 'uncategorized')
    .map(label => cleanName(htmlText(htmlOf(label))));
  return [...new Set(labels)].filter(label => label !== '');
}

function bodyOf(
  item: XmlElement,
  base: string | null,
  cut: boolean,
): Pick<Post, 'body' | 'teaser'> {
  const content = child(item, 'content:encoded') ?? child(item, 'description');
  const body = htmlToBlocks(typedHtml(htmlOf(content)), { base });
  const excerpt = childText(item, 'excerpt:encoded');
  if (body.length > 0 || excerpt === '') return { body, teaser: cut };
  return { body: htmlToBlocks(typedHtml(excerpt), { base }), teaser: true };
}
