import type { Post, WallDate } from '../../model/index.ts';
import { postId } from '../identity.ts';
import type { LooseComment, ParsedItem, ParserContext } from '../items.ts';
import { leavesOut, skipped, type Withheld, warning } from '../published.ts';
import { wallDate } from '../wall-date.ts';
import type { Entry } from '../xml/index.ts';

export interface BloggerPost extends Omit<Post, 'id'> {
  readonly source: string | null;
  readonly declared: number | null;
  readonly withheld: Withheld | null;
}

export interface BloggerComment extends Omit<LooseComment, 'post'> {
  readonly post: string | null;
  readonly withheld: Withheld | null;
}

/** The items of a post or page; one that was cut off is only its beginning. */
export function postItems(
  { source, declared, withheld, ...found }: BloggerPost,
  { place, resume, cut }: Entry,
  context: ParserContext,
): ParsedItem[] {
  if (leavesOut(context, withheld)) return [skipped(found.kind, withheld.reason, place)];
  const post = { ...found, teaser: found.teaser || cut };
  return [
    {
      type: 'post',
      post: { id: postId(post), ...post },
      ...(source === null ? {} : { source }),
      comments: [],
      declared,
      place,
      resume,
    },
  ];
}

/** The items of a comment. One that was cut off would be another comment than the whole. */
export function commentItems(
  { post, withheld, ...comment }: BloggerComment,
  { place, resume, cut }: Entry,
  context: ParserContext,
): ParsedItem[] {
  if (cut) return [skipped('comment', 'cut off', place)];
  if (leavesOut(context, withheld)) return [skipped('comment', withheld.reason, place)];
  if (post === null) {
    return [
      warning('A comment does not say to which post it belongs.', place),
      skipped('comment', 'of no post', place),
    ];
  }
  return [{ type: 'comment', comment: { ...comment, post }, place, resume }];
}

/** The first text that is a date, and a warning where there is one that is none. */
export function readDate(
  texts: readonly string[],
  { place }: Entry,
  context: ParserContext,
): { readonly date: WallDate | null; readonly warnings: ParsedItem[] } {
  const written = texts.filter(text => text !== '');
  for (const text of written) {
    const date = wallDate(text, context.timeZone);
    if (date !== null) return { date, warnings: [] };
  }
  const [first] = written;
  if (first === undefined) return { date: null, warnings: [] };
  return { date: null, warnings: [warning(`No date: '${first.slice(0, 40)}'.`, place)] };
}

/** Blogger keeps what people typed: without any tag that parts lines, line ends do. */
export function typedHtml(html: string): string {
  if (!html.includes('\n') || PARTS_LINES.test(html)) return html;
  return html.replace(/\r\n?|\n/g, '<br />');
}

const PARTS_LINES = /<(?:br|p|div|table|ul|ol|li|h\d|blockquote|pre)\b/i;
