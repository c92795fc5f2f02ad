/**
 * What on a page is not the article's own text, by tag, role, state and name. Names (class and id)
 * are looked at whole, never by a part: `comments` is a thread, `page-with-comments` is a page.
 */

import { attributeOf, closestTo, nameOf } from './nodes.ts';
import { wordSet } from './word-set.ts';

const TAGS = /* @__PURE__ */ wordSet(
  'script style noscript template head title meta link iframe frame object embed applet canvas ' +
    'audio video map svg math picture source track select option datalist textarea input button ' +
    'output progress meter nav menu dialog fieldset label pre code samp kbd',
);
/** These stand in a line of text where the reader sees something: a term does not run on across them. */
const GAPS = /* @__PURE__ */ wordSet('code samp kbd button input select math object svg');
const ROLES = /* @__PURE__ */ wordSet(
  'navigation banner contentinfo search dialog alertdialog menu menubar toolbar tablist form ' +
    'button listbox combobox tooltip status log marquee timer progressbar',
);
const NAMES =
  /^(?:ads?|ad[-_](?:slot|unit|container|wrapper|label|text|box|banner).*|(?:advert|outbrain|taboola|read[-_]?more|subscription|consent|gdpr|disqus|screen-?reader).*|(?:sponsor(?:ed)?|recommend(?:ed|ations?)|most[-_]?(?:read|viewed|popular|shared)|related|newsletter|sign-?up|subscribe|cookies?)(?:[-_].*)?|promo(?:s|tion)?|share|shar(?:e|ing)[-_](?:bar|buttons?|links?|tools?|list)|social(?:[-_](?:bar|buttons?|links?|shar(?:e|ing)|media))?|addthis.*|sharedaddy|jp-relatedposts|see[-_]also|breadcrumbs?|comments?(?:[-_](?:list|section|thread|area|container))?|toc|table-of-contents|pag(?:ination|er)|skip-?links?|(?:govuk-)?visually-?hidden|sr-only|element-invisible|mw-editsection|mw-jump-link|navbox|noprint|print-only|(?:js-)?hidden|d-none)$/i;

/** Never text of an article, whatever it holds. */
export function isNoText(element: Element): boolean {
  if (TAGS.has(nameOf(element))) return true;
  const role = attributeOf(element, 'role');
  if (role !== null && ROLES.has(role.trim().toLowerCase())) return true;
  return isHiddenByAttribute(element) || isEditable(element);
}

export function isGap(element: Element): boolean {
  return GAPS.has(nameOf(element));
}

/** `hidden`, `aria-hidden`, `inert` or a style attribute: all that can be known without a layout. */
function isHiddenByAttribute(element: Element): boolean {
  if (attributeOf(element, 'hidden') !== null || attributeOf(element, 'inert') !== null)
    return true;
  if (attributeOf(element, 'aria-hidden') === 'true') return true;
  return isHiddenByStyle(element);
}

export function isHiddenByStyle(element: Element): boolean {
  const style = attributeOf(element, 'style');
  return style !== null && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

export function isEditable(element: Element): boolean {
  const editable = attributeOf(element, 'contenteditable');
  return editable !== null && editable.toLowerCase() !== 'false';
}

/** What such a part calls itself to people who hear the page. */
const LABELS =
  /\b(?:newsletter|advertisements?|sponsored|promot(?:ed|ion)|related|recommended|most (?:read|viewed|popular)|shar(?:e|ing)|sign up|subscribe|cookies?|breadcrumbs?|comments|pagination|table of contents)\b/i;

/** The names of advertisements, share bars, lists of related stories, threads of comments. */
export function isNamedLeftOut(element: Element): boolean {
  const label = attributeOf(element, 'aria-label');
  if (label !== null && label.length < 60 && LABELS.test(label)) return true;
  if (attributeOf(element, 'data-print-layout') === 'hide') return true;
  const classes = attributeOf(element, 'class');
  const id = attributeOf(element, 'id');
  if (classes === null && id === null) return false;
  return `${id ?? ''} ${classes ?? ''}`.split(/\s+/).some(name => name !== '' && NAMES.test(name));
}

/**
 * The header and footer of the page itself; those of an article belong to it, but for its footer of
 * tags and share buttons. A quote's footer names its source.
 */
export function isPageFurniture(element: Element): boolean {
  const name = nameOf(element);
  if (name === 'footer') return closestTo(element, 'blockquote') === null;
  if (name === 'header') {
    return closestTo(element, 'article, main, [role=main], [itemprop=articleBody]') === null;
  }
  return false;
}
