import { type Block, blocksText } from '../../model/index.ts';
import { squash } from '../../text/index.ts';
import { blocksOf } from './blocks.ts';
import { parseHtml } from './tree.ts';

export { absoluteHref, absoluteWebAddress } from '../../text/index.ts';
export { blocksOf } from './blocks.ts';
export { cleanName, cleanText } from './clean.ts';
export { type HtmlElement, type HtmlNode, MAX_DEPTH, parseHtml } from './tree.ts';

/**
 * A stranger's HTML as blocks: what a reader would see of it, and nothing that acts. Links are made
 * absolute by `base` (never by a `<base>` in the text) and kept where they are http, https or mailto;
 * scripts, styles, controls, drawings and comments are dropped, entities decoded, white space
 * collapsed. Takes any text, closed or not, in time linear in its length.
 */
export function htmlToBlocks(html: string, { base }: { base: string | null }): Block[] {
  return blocksOf(parseHtml(html).children, base);
}

/**
 * The plain text of a short fragment, such as a title: one line, white space squashed. Not yet a name
 * that can be shown: `cleanName` makes one of it.
 */
export function htmlText(html: string): string {
  if (!/[<&]/.test(html)) return squash(html);
  return squash(blocksText(htmlToBlocks(html, { base: null })));
}
