import type { Block } from '../../model/index.ts';
import {
  absoluteHref,
  absoluteWebAddress,
  cleanName,
  htmlText,
  htmlToBlocks,
} from '../html/index.ts';
import { plainBlocks } from '../plain-text.ts';
import { child, childrenOf, childText, htmlOf, markupOf, type XmlElement } from '../xml/index.ts';

/** Names that stand for nobody. 'Anonymous' is what somebody chose to be called. */
const NOBODY = /^(?:unknown|noreply(?:-comment)?@blogger\.com|)$/i;

/** A name as it can be shown; null where there is none. */
export function personName(text: string): string | null {
  const name = cleanName(text);
  return NOBODY.test(name) ? null : name;
}

/** Atom's text construct as one line; null where it is empty. */
export function atomTitle(element: XmlElement | null): string | null {
  if (!element) return null;
  const type = element.attributes.get('type') ?? 'text';
  if (/xhtml/i.test(type)) return cleanName(htmlText(markupOf(element))) || null;
  const text = htmlOf(element);
  if (/html/i.test(type)) return cleanName(htmlText(text)) || null;
  // Text that was escaped twice: nobody means `&amp;` in a title.
  const twice = REFERENCE.test(text);
  return cleanName(twice ? htmlText(text.replaceAll('<', '&lt;')) : text) || null;
}

const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/i;

/** The first of the people in an element, as `atom:author`, who has a name. */
export function atomPerson(element: XmlElement, role = 'atom:author'): string | null {
  for (const person of childrenOf(element, role)) {
    const name = personName(childText(person, 'atom:name'));
    if (name !== null) return name;
  }
  return null;
}

/** Labels of categories, each once; those of a `#kind` scheme say what an entry is, not what it is about. */
export function atomLabels(entry: XmlElement): string[] {
  const labels = childrenOf(entry, 'atom:category')
    .filter(category => !isKind(category))
    .map(({ attributes }) => cleanName(attributes.get('label') || attributes.get('term') || ''));
  return [...new Set(labels)].filter(label => label !== '');
}

/** Whether a category tells an entry's kind, as in `http://schemas.google.com/g/2005#kind`. */
export function isKind({ attributes }: XmlElement): boolean {
  return attributes.get('scheme')?.endsWith('#kind') === true;
}

/** The first address of a relation that a person can open; null where there is none. */
export function atomLink(
  element: XmlElement,
  base: string | null,
  rel = 'alternate',
): string | null {
  for (const { name, attributes } of childrenOf(element, 'atom:link')) {
    if (name !== 'atom:link' || (attributes.get('rel') ?? 'alternate') !== rel) continue;
    const type = attributes.get('type');
    if (rel === 'alternate' && type !== undefined && !/html/i.test(type)) continue;
    const href = absoluteWebAddress(attributes.get('href') ?? '', base);
    if (href !== null) return href;
  }
  return null;
}

/** The base within bases: each is relative to the one around it. */
export function innermostBase(
  bases: readonly (string | undefined)[],
  base: string | null,
): string | null {
  return bases.reduce<string | null>(
    (outer, inner) => (inner === undefined ? outer : (absoluteHref(inner, outer) ?? outer)),
    base,
  );
}

/**
 * The blocks of `content` or `summary`, of any version of Atom; null where there is none here: it is
 * absent, stands at another address, or is no text.
 */
export function atomBody(content: XmlElement | null, outer: string | null): Block[] | null {
  if (!content) return null;
  const { attributes } = content;
  if (attributes.has('src') || attributes.get('mode') === 'base64') return null;
  const base = innermostBase([attributes.get('xml:base')], outer);
  const type = (attributes.get('type') ?? 'text').toLowerCase();
  if (type.includes('xhtml') || (type.includes('xml') && attributes.get('mode') === 'xml')) {
    return htmlToBlocks(markupOf(content), { base });
  }
  const hasElements = content.parts.some(part => typeof part !== 'string');
  const html = htmlOf(content);
  // A type that was forgotten means text; what closes a tag is not.
  const forgotten = !attributes.has('type') && /<\/[a-z]|<br/i.test(html);
  if (type.includes('html') || hasElements || forgotten) return htmlToBlocks(html, { base });
  return plainBlocks(html.split(/\r\n?|\n/).map(line => line.trim()));
}

/** What an entry says: its content, or only its beginning. */
export function atomBodyOf(
  entry: XmlElement,
  base: string | null,
): { readonly body: Block[]; readonly teaser: boolean } {
  const body = atomBody(child(entry, 'atom:content'), base);
  if (body && body.length > 0) return { body, teaser: false };
  const summary = atomBody(child(entry, 'atom:summary'), base);
  if (summary && summary.length > 0) return { body: summary, teaser: true };
  return { body: [], teaser: false };
}
