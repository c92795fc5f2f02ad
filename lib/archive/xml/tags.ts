import { QuoteType, Tokenizer } from 'htmlparser2';
import { decodeEntities } from './entities.ts';
import { createTextWindow } from './window.ts';

const ATTRIBUTE_LIMIT = 256;

export interface StartTag {
  /** As the source writes it. */
  readonly name: string;
  /** Decoded; of two with one name the first. At most 256. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Index of its `<`. */
  readonly start: number;
  /** Index behind its `>`. */
  readonly end: number;
  /** Closes itself: `<a/>`. */
  readonly closed: boolean;
}

export interface TagHandler {
  open(tag: StartTag): void;
  /** `start` is the index of `<`, `end` the one behind `>`, or behind the name if more follows. */
  close(name: string, start: number, end: number): void;
  /** A piece of text as the source writes it, entities and all; `end` is the index behind it. */
  text(raw: string, end: number): void;
  cdata(text: string, end: number): void;
  /** At the end of everything. */
  end(index: number): void;
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/**
 * Cuts XML into tags and text, in chunks of any size; htmlparser2's tokenizer does the work, and knows
 * what to make of malformed input. Comments, instructions and declarations are dropped. Of a piece longer
 * than `limit` units only the end is given.
 */
export function createTagReader(
  handler: TagHandler,
  limit: number,
): { write(chunk: string): void; end(): void } {
  const source = createTextWindow(limit);
  let name = '';
  let start = 0;
  let attributes: Map<string, string> | null = null;
  let attributeName = '';
  let attributeValue = '';
  const pass = (_: number, end: number) => source.release(end + 1);
  const open = (last: number, closed: boolean) => {
    source.release(last + 1);
    const tag = { name, attributes: attributes ?? NO_ATTRIBUTES, start, end: last + 1, closed };
    attributes = null;
    handler.open(tag);
  };
  const tokenizer = new Tokenizer(
    // Entities are decoded by whoever puts the pieces together: it is faster, and they may lie across chunks.
    { xmlMode: true, decodeEntities: false },
    {
      ontext(from, to) {
        handler.text(source.slice(from, to), to);
        source.release(to);
      },
      oncdata(from, last, closing) {
        handler.cdata(source.slice(from, last - closing), last);
        source.release(last + 1);
      },
      oncomment: pass,
      ondeclaration: pass,
      onprocessinginstruction: pass,
      onopentagname(from, to) {
        name = source.slice(from, to);
        start = from - 1;
        attributes = null;
        source.release(to);
      },
      onattribname(from, to) {
        attributeName = source.slice(from, to);
        attributeValue = '';
        source.release(to);
      },
      onattribdata(from, to) {
        if (attributeValue.length < limit) attributeValue += source.slice(from, to);
        source.release(to);
      },
      onattribend(quote, to) {
        attributes ??= new Map();
        if (!attributes.has(attributeName) && attributes.size < ATTRIBUTE_LIMIT) {
          const value = quote === QuoteType.NoValue ? '' : decodeEntities(attributeValue);
          attributes.set(attributeName, value);
        }
        source.release(to);
      },
      onopentagend: last => open(last, false),
      onselfclosingtag: last => open(last, true),
      onclosetag(from, to) {
        const closing = source.slice(from, to);
        const behind = source.slice(to, to + 1) === '>' ? to + 1 : to;
        source.release(to);
        handler.close(closing, from - 2, behind);
      },
      onend: () => handler.end(source.end()),
      // Never called, as entities are not decoded here.
      ontextentity() {},
      onattribentity() {},
    },
  );
  return {
    write(chunk) {
      source.write(chunk);
      tokenizer.write(chunk);
    },
    end: () => tokenizer.end(),
  };
}
