import { FailureError } from '../../model/index.ts';
import type { ArchiveParser, ParsedItem, ParserContext, Place } from '../items.ts';
import { NOTHING_TOLD } from '../xml/index.ts';
import { brokenAt } from './broken-at.ts';
import { wholePart, withoutHalves } from './mend.ts';

/** In bytes of memory: two a character where one is beyond Latin-1. JSON is read whole; a site gives it in pages of some hundred kilobytes. */
export const JSON_LIMIT = 100_000_000;

const WIDE = /[^\0-\xff]/;

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
 * A parser of a JSON format. One that breaks off, or is broken, gives its entries up to there and a
 * warning. Places count entries (in `state`) and lie at the beginning of the text, as a resumed parser
 * needs all of it. Throws `FailureError`: 'unknown-format' for what is no such JSON,
 * 'damaged' where no entry can be read, 'unreadable' beyond 100 MB of memory.
 */
export function createJsonParser(
  open: (value: unknown, context: ParserContext) => JsonDocument | null,
  name: string,
  from: Place | undefined,
  context: ParserContext = NOTHING_TOLD,
): ArchiveParser {
  const chunks: string[] = [];
  let length = 0;
  let width = 1;
  return {
    write(chunk) {
      length += chunk.length;
      // Joined, all of them are as wide as the widest.
      if (WIDE.test(chunk)) width = 2;
      if (length * width > JSON_LIMIT) throw tooLong();
      chunks.push(chunk);
      return [];
    },
    end() {
      const text = chunks.join('');
      chunks.length = 0;
      const { value, damage } = parseJson(text);
      const document = open(value, context);
      if (!document) throw damage === null ? noSuch(name) : broken(text, damage.at);
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
      if (damage !== null) items.push(cutOff(text, document.entries.length, damage));
      return items;
    },
  };
}

function unread(index: number, message: string, place: Place): ParsedItem[] {
  return [
    { type: 'warning', message: `Entry ${index + 1} can’t be read: ${message}`, place },
    { type: 'skipped', kind: 'entry', reason: 'unreadable', count: 1, place },
  ];
}

/** What is wrong with a text, in UTF-16 units of it. */
interface Damage {
  /** Where it stops being JSON; its length where it breaks off. */
  readonly at: number;
  /** Where its last whole entry ends. */
  readonly end: number;
}

function cutOff(text: string, entries: number, { at, end }: Damage): ParsedItem {
  if (at < text.trimEnd().length) {
    const message = `Its JSON is broken ${sayAt(text, at)}: entry ${entries} is the last that could be read.`;
    return { type: 'warning', message, place: { offset: at, line: null } };
  }
  const message = `The file ends in the middle: entry ${entries} is the last whole one.`;
  return { type: 'warning', message, place: { offset: end, line: null }, cutOff: true };
}

/** "at line 3, character 12", both counted from 1. */
function sayAt(text: string, at: number): string {
  const before = text.slice(0, at).split(/\r\n?|\n/);
  return `at line ${before.length}, character ${before.at(-1)!.replace(/^\ufeff/, '').length + 1}`;
}

/** JSON, or JSON in a call of a function, as scripts are given it. */
function parseJson(text: string): { value: unknown; damage: Damage | null } {
  // Escapes are as long as what they are replaced by, so places stay what they are.
  const plain = withoutHalves(text.replace(/^\ufeff/, ' '));
  if (/^\s*</.test(plain)) throw webPage();
  const call = /^\s*(?:\/\/[^\n]*\n\s*)?[\w$.]+\(/.exec(plain.slice(0, 500));
  const start = call?.[0].length ?? 0;
  const value = tryJson(call ? plain.slice(start, plain.lastIndexOf(')')) : plain);
  if (value !== undefined) return { value, damage: null };
  const json = plain.slice(start);
  const at = brokenAt(json) ?? json.length;
  const part = wholePart(json.slice(0, at));
  const partValue = part && tryJson(part.json);
  if (!part || partValue === undefined) throw broken(text, start + at);
  return { value: partValue, damage: { at: start + at, end: start + part.end } };
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

function broken(text: string, at: number): FailureError {
  const how = at < text.trimEnd().length ? 'is broken' : 'ends in the middle:';
  return new FailureError({
    code: 'damaged',
    message: `Its JSON ${how} ${sayAt(text, at)}.`,
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
    message: 'It is JSON that takes more than 100 MB of memory, as it has to be read whole.',
    action: 'Export the blog in parts, or as XML, and import that.',
  });
}
