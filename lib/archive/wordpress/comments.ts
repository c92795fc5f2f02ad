import { personName } from '../feeds/atom-parts.ts';
import { htmlToBlocks } from '../html/index.ts';
import type { LooseComment, ParsedItem, ParserContext } from '../items.ts';
import { leavesOut, skipped } from '../published.ts';
import { child, childrenOf, childText, type Entry, type XmlElement } from '../xml/index.ts';
import { pairedDate } from './dates.ts';
import { commentWithheld, otherThanComment } from './status.ts';
import { typedHtml } from './typed-html.ts';

/** The comments of an item in the order of the source, and how many were left out and why. */
export function readComments(
  { element, place, cut }: Entry,
  post: string,
  context: ParserContext,
  base: string | null,
): { readonly loose: LooseComment[]; readonly left: ParsedItem[] } {
  const loose: LooseComment[] = [];
  const reasons = new Map<string, number>();
  for (const comment of childrenOf(element, 'wp:comment')) {
    // Only the last one can be: what says that it is public stands behind its text.
    const half = cut && child(comment, 'wp:comment_approved') === null;
    const reason = half ? 'cut off' : leftBecause(comment, context);
    if (reason === null) loose.push(readComment(comment, post, context, base));
    else reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const left = [...reasons].map(([reason, count]) => skipped('comment', reason, place, count));
  return { loose, left };
}

function leftBecause(comment: XmlElement, context: ParserContext): string | null {
  const other = otherThanComment(childText(comment, 'wp:comment_type'));
  if (other !== null) return other;
  const why = commentWithheld(childText(comment, 'wp:comment_approved'));
  return leavesOut(context, why) ? why.reason : null;
}

function readComment(
  comment: XmlElement,
  post: string,
  context: ParserContext,
  base: string | null,
): LooseComment {
  const parent = childText(comment, 'wp:comment_parent');
  return {
    source: childText(comment, 'wp:comment_id') || null,
    post,
    parent: parent === '' || parent === '0' ? null : parent,
    author: personName(childText(comment, 'wp:comment_author')),
    date: pairedDate(
      childText(comment, 'wp:comment_date'),
      childText(comment, 'wp:comment_date_gmt'),
      context.timeZone,
    ),
    removed: false,
    body: htmlToBlocks(typedHtml(childText(comment, 'wp:comment_content')), { base }),
  };
}
