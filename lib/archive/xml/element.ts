import { escapeText } from './entities.ts';

/** An element with all that is in it; at most 256 deep, so that recursion over it is safe. */
export interface XmlElement {
  /** As namespaces say, not prefixes: `atom:title`, `wp:post_id`; RSS's own have no prefix. */
  readonly name: string;
  /** By their names in the source, decoded. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Decoded text, and elements, in their order. */
  readonly parts: readonly (string | XmlElement)[];
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** An element that some other notation says. */
export function makeElement(
  name: string,
  parts: XmlElement['parts'],
  attributes: XmlElement['attributes'] = NO_ATTRIBUTES,
): XmlElement {
  return { name, attributes, parts };
}

/** The first child of a name. */
export function child(element: XmlElement, name: string): XmlElement | null {
  for (const part of element.parts) {
    if (typeof part !== 'string' && part.name === name) return part;
  }
  return null;
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const part of element.parts) {
    if (typeof part !== 'string' && part.name === name) found.push(part);
  }
  return found;
}

/** All the text in an element, as it stands. */
export function textOf(element: XmlElement | null): string {
  if (!element) return '';
  let text = '';
  for (const part of element.parts) text += typeof part === 'string' ? part : textOf(part);
  return text;
}

/** The text of the first child of a name, trimmed; empty where there is none. */
export function childText(element: XmlElement, name: string): string {
  return textOf(child(element, name)).trim();
}

/**
 * The HTML that an element means: its text, which is escaped HTML as a rule; or its content as markup,
 * where somebody wrote it without escaping.
 */
export function htmlOf(element: XmlElement | null): string {
  if (!element) return '';
  return element.parts.some(part => typeof part !== 'string') ? markupOf(element) : textOf(element);
}

/** What is in an element, as HTML: XHTML content becomes a string that an HTML parser reads alike. */
export function markupOf(element: XmlElement): string {
  let html = '';
  for (const part of element.parts) {
    if (typeof part === 'string') html += escapeText(part);
    else html += elementMarkup(part);
  }
  return html;
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;

/** An element as HTML, without its namespace. */
export function elementMarkup(element: XmlElement): string {
  const tag = element.name.slice(element.name.indexOf(':') + 1);
  let html = `<${tag}`;
  for (const [name, value] of element.attributes) {
    html += ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`;
  }
  if (VOID.test(tag) && element.parts.length === 0) return `${html}>`;
  const inner = markupOf(element);
  return VOID.test(tag) ? `${html}>${inner}` : `${html}>${inner}</${tag}>`;
}
