import type { Post } from '../../model/index.ts';
import { postId } from '../identity.ts';
import type { LooseComment, ParsedItem } from '../items.ts';
import { skipped } from '../published.ts';
import { wallDate } from '../wall-date.ts';
import { childText, type Entry, type XmlElement } from '../xml/index.ts';

export interface FeedEntry extends Omit<Post, 'id' | 'kind'> {
  readonly source: string | null;
  readonly declared: number | null;
  /** The post that this is a comment on; null where it is a post itself. */
  readonly answers: string | null;
  readonly warnings: readonly ParsedItem[];
}

/** The items of one entry of a feed: a post, or a comment where the feed is one of comments. */
export function feedItems(entry: FeedEntry, { place, resume, cut }: Entry): ParsedItem[] {
  const { source, declared, answers, warnings, ...found } = entry;
  if (answers === null) {
    const teaser = found.teaser || cut;
    const post: Post = { id: postId(found), kind: 'post', ...found, teaser };
    const named = source === null ? {} : { source };
    return [...warnings, { type: 'post', post, ...named, comments: [], declared, place, resume }];
  }
  if (cut) return [skipped('comment', 'cut off', place)];
  const { author, date, body } = found;
  const comment: LooseComment = {
    source,
    post: answers,
    parent: null,
    author,
    date,
    removed: false,
    body,
  };
  return [...warnings, { type: 'comment', comment, place, resume }];
}

/** The first of some children that holds a date, and a warning where none does but one should. */
export function feedDate(
  element: XmlElement,
  names: readonly string[],
  { place }: Entry,
  timeZone: string | null,
): Pick<FeedEntry, 'date' | 'warnings'> {
  const texts = names.map(name => childText(element, name)).filter(text => text !== '');
  for (const text of texts) {
    const date = wallDate(text, timeZone);
    if (date !== null) return { date, warnings: [] };
  }
  const [first] = texts;
  if (first === undefined) return { date: null, warnings: [] };
  const message = `No date: '${first.slice(0, 40)}'.`;
  return { date: null, warnings: [{ type: 'warning', message, place }] };
}

/** A number of comments, as `thr:total` and `slash:comments` write it. */
export function declaredCount(element: XmlElement): number | null {
  for (const name of ['thr:total', 'slash:comments']) {
    const text = childText(element, name);
    if (/^\d{1,9}$/.test(text)) return Number(text);
  }
  return null;
}
