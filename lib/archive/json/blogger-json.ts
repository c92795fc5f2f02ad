import * as v from 'valibot';
import { bloggerEntry, NO_HEADER, readBlogHeader } from '../blogger/classic.ts';
import type { CreateParser, ParserContext } from '../items.ts';
import { makeElement, type XmlElement } from '../xml/index.ts';
import { createJsonParser, type JsonDocument } from './whole.ts';

const FEED = v.object({
  feed: v.looseObject({ entry: v.optional(v.array(v.unknown()), []) }),
});

/** Blogger's feeds with `alt=json`: their Atom, written as JSON, and read as if it were Atom. */
export const createBloggerJsonParser: CreateParser = (from, context) =>
  createJsonParser(openFeed, 'feed of Blogger', from, context);

export function looksLikeBloggerJson(head: string): boolean {
  return /"feed"\s*:\s*\{/.test(head) && /"\$t"\s*:/.test(head) && /blogger\.com/.test(head);
}

function openFeed(value: unknown, context: ParserContext): JsonDocument | null {
  const found = v.safeParse(FEED, value);
  if (!found.success) return null;
  const { entry: entries, ...rest } = found.output.feed;
  let header = NO_HEADER;
  for (const part of asElement('atom:feed', rest, 0).parts) {
    if (typeof part !== 'string') header = readBlogHeader(header, part);
  }
  return {
    blog: header,
    entries,
    read(entry, at) {
      if (typeof entry !== 'object' || entry === null) return 'it is no object.';
      const element = asElement('atom:entry', entry, 0);
      return bloggerEntry({ element, ...at, bases: [], cut: false }, header, context);
    },
  };
}

/** An entry is four deep; what is deeper is not Blogger's. */
const DEEPEST = 8;

/** `{"$t": text, attribute: value, "thr$total": {…}, "link": [{…}, …]}` as the element it was. */
function asElement(name: string, value: object, depth: number): XmlElement {
  const attributes = new Map<string, string>();
  const parts: (string | XmlElement)[] = [];
  for (const [key, part] of Object.entries(value)) {
    if (typeof part === 'string') {
      if (key === '$t') parts.push(part);
      else attributes.set(key, part);
      continue;
    }
    if (depth >= DEEPEST) continue;
    for (const one of Array.isArray(part) ? part : [part]) {
      if (typeof one !== 'object' || one === null) continue;
      parts.push(asElement(qualified(key), one, depth + 1));
    }
  }
  return makeElement(name, parts, attributes);
}

function qualified(key: string): string {
  const dollar = key.indexOf('$');
  return dollar < 0 ? `atom:${key}` : `${key.slice(0, dollar)}:${key.slice(dollar + 1)}`;
}
