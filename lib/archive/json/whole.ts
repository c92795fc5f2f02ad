import { FailureError } from '../../model/index.ts';
import type { ArchiveParser, ParsedItem, ParserContext, Place } from '../items.ts';
import { NOTHING_TOLD } from '../xml/index.ts';
import { wholePart, withoutHalves } from './mend.ts';

/** In UTF-16 units. JSON is read whole; a site gives it in pages of some hundred kilobytes. */
export const JSON_LIMIT = 100_000_000;

/** What a format makes of a document: its blog, and the items of each entry. */
export interface JsonDocument {
  readonly blog: { readonly title: string | null; readonly url: string | null } | null;
  readonly entries: readonly unknown[];
  /** The items of an entry; a message where it is none. */
  read(
    entry: unknown,
    at: { readonly place: Place; readonly resume: Place },
  ): ParsedItem[] | string;
}

/**
 * A parser of a JSON format. One that breaks off gives its whole entries and a warning. Places count entries (in `state`) and lie at the beginning of the text, as a
 * resumed parser needs all of it. Throws `FailureError`: 'unknown-format' for what is no such JSON,
 * 'damaged' where no entry can be read, 'unreadable' beyond 100 MB.
 */
export function createJsonParser(
  open: (value: unknown, context: ParserContext) => JsonDocument | null,
  name: string,
  from: Place | undefined,
  context: ParserContext = NOTHING_TOLD,
): ArchiveParser {
  const chunks: string[] = [];
  let length = 0;
  return {
    write(chunk) {
      length += chunk.length;
      if (length > JSON_LIMIT) throw tooLong();
      chunks.push(chunk);
      return [];
    },
    end() {
      const { value, end } = parseJson(chunks.join(''));
      const document = open(value, context);
      if (!document) throw end === null ? noSuch(name) : broken();
      const first = from?.state === undefined ? 0 : Number(from.state);
      const items: ParsedItem[] = [];
      if (first === 0 && document.blog) items.push({ type: 'blog', ...document.blog });
      for (const [i, entry] of document.entries.entries()) {
        if (i < first) continue;
        const place: Place = { offset: 0, line: null };
        const read = document.read(entry, { place, resume: { ...place, state: String(i + 1) } });
        if (typeof read !== 'string') items.push(...read);
        else items.push(...unread(i, read, place));
      }
      if (end !== null) items.push(cutOff(document.entries.length, end));
      return items;
    },
  };
}

function unread(index: number, message: string, place: Place): ParsedItem[] {
  return [
    { type: 'warning', message: `Entry ${index + 1} can't be read: ${message}`, place },
    { type: 'skipped', kind: 'entry', reason: 'unreadable', count: 1, place },
  ];
}

function cutOff(entries: number, end: number): ParsedItem {
  return {
    type: 'warning',
    message: `The file ends in the middle: entry ${entries} is the last whole one.`,
    place: { offset: end, line: null },
  };
}

/** JSON, or JSON in a call of a function, as scripts are given it. */
function parseJson(text: string): { value: unknown; end: number | null } {
  const plain = withoutHalves(text.replace(/^\ufeff/, '').trimStart());
  if (plain.startsWith('<')) throw webPage();
  const call = /^(?:\/\/[^\n]*\n\s*)?[\w$.]+\(/.exec(plain.slice(0, 500));
  const start = call?.[0].length ?? 0;
  const value = tryJson(call ? plain.slice(start, plain.lastIndexOf(')')) : plain);
  if (value !== undefined) return { value, end: null };
  const part = wholePart(plain.slice(start));
  const partValue = part && tryJson(part.json);
  if (!part || partValue === undefined) throw broken();
  return { value: partValue, end: start + part.end };
}

function tryJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function webPage(): FailureError {
  return new FailureError({
    code: 'unknown-format',
    message: 'It is a web page where JSON was promised.',
    action: 'The site may want a login, or be out of order: open the address in the browser.',
  });
}

function broken(): FailureError {
  return new FailureError({
    code: 'damaged',
    message: 'Its JSON is broken, or ends in the middle.',
    action: 'Download it again and import that.',
  });
}

function noSuch(name: string): FailureError {
  return new FailureError({
    code: 'unknown-format',
    message: `It is JSON, but no ${name}.`,
    action: 'Export the blog again, or save its feed, and import that.',
  });
}

function tooLong(): FailureError {
  return new FailureError({
    code: 'unreadable',
    message: 'It is JSON of more than 100 MB, which has to be read whole.',
    action: 'Export the blog in parts, or as XML, and import that.',
  });
}
