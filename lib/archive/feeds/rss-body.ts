import { type Block, blocksText } from '../../model/index.ts';
import { htmlToBlocks } from '../html/index.ts';
import { child, htmlOf, markupOf, type XmlElement } from '../xml/index.ts';
import { atomBodyOf, innermostBase } from './atom-parts.ts';

/** How readers are sent to the rest: an ellipsis at the end, maybe in brackets, or a link that says so. */
const GOES_ON =
  /(?:…|\.\.\.|\[(?:…|\.\.\.|&hellip;)\]|(?:continue|keep) reading.{0,80}|read (?:more|on|the rest).{0,80})\s*[→»>]*\s*$/iu;
/** In characters: what a feed gives of a post, as a synopsis is meant to be (RSS 1.0: 500). */
const SYNOPSIS = 500;
const MARKUP = /<(?:p|br|div|ul|ol|table|blockquote|img)\b/i;

/**
 * What an item of RSS says. The whole is in `content:encoded` (or XHTML); a `description` may be the whole
 * or its beginning: it is taken for a beginning where it says so, or is short and plain.
 */
export function rssBody(
  item: XmlElement,
  outer: string | null,
): { readonly body: Block[]; readonly teaser: boolean } {
  for (const name of ['content:encoded', 'xhtml:body', 'xhtml:div', 'fullitem']) {
    const content = child(item, name);
    if (!content) continue;
    const base = innermostBase([content.attributes.get('xml:base')], outer);
    const html = name.startsWith('xhtml') ? markupOf(content) : htmlOf(content);
    const body = htmlToBlocks(html, { base });
    if (body.length > 0) return { body, teaser: false };
  }
  const description = child(item, 'description');
  if (!description) return atomBodyOf(item, outer);
  const base = innermostBase([description.attributes.get('xml:base')], outer);
  const html = htmlOf(description);
  const body = htmlToBlocks(html, { base });
  const text = blocksText(body);
  const short = text.length <= SYNOPSIS && !MARKUP.test(html) && child(item, 'link') !== null;
  return { body, teaser: body.length > 0 && (short || GOES_ON.test(text.slice(-200))) };
}
