import { type QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { HIDDEN, PARTS_OF_TABLE, VOID, whatOpeningCloses } from './tags.ts';

export type HtmlNode = string | HtmlElement;

export interface HtmlElement {
  /** In lower case. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: HtmlNode[];
  /** Where its tag begins, in UTF-16 units of the source. */
  readonly start: number;
}

/** Deeper elements become siblings of one another: nobody sees that, and all that follows may recurse. */
export const MAX_DEPTH = 256;
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/**
 * The tree of a page or a fragment, in time linear in its length whatever it holds. Nothing is left
 * out: scripts and styles are elements with text in them.
 *
 * It stands on htmlparser2's tokenizer and not on its `Parser`, whose stack costs the square of the
 * nesting. The rules for end tags that are missing or misplaced are those that matter to text: they
 * differ from a browser's in which of two paragraphs some bold ends.
 */
export function parseHtml(html: string): HtmlElement {
  const builder = createBuilder(html);
  const tokenizer = new Tokenizer({ decodeEntities: true }, builder.callbacks);
  tokenizer.write(html);
  tokenizer.end();
  return builder.root;
}

function createBuilder(html: string): { root: HtmlElement; callbacks: TokenizerCallbacks } {
  const root: HtmlElement = { name: '', attributes: NO_ATTRIBUTES, children: [], start: 0 };
  const stack: HtmlElement[] = [root];
  /** Elements beyond the depth that are open in the source and in no stack, by name. */
  const beyond = new Map<string, number>();
  let top = root;
  let foreign = 0;
  let tag = '';
  let tagStart = 0;
  let attributes: Map<string, string> | null = null;
  let attribute = '';
  let value = '';

  const addText = (text: string) => {
    const last = top.children.length - 1;
    const before = top.children[last];
    if (typeof before === 'string') top.children[last] = before + text;
    else top.children.push(text);
  };
  const add = (name: string, found: ReadonlyMap<string, string>) => {
    const element: HtmlElement = { name, attributes: found, children: [], start: tagStart };
    top.children.push(element);
    return element;
  };
  const popTo = (length: number) => {
    while (stack.length > length) if (isForeign(stack.pop()!.name)) foreign--;
    top = stack.at(-1)!;
  };
  const open = (selfClosing: boolean) => {
    for (;;) {
      const at = whatOpeningCloses(tag, stack);
      if (at === -1) break;
      popTo(at);
    }
    const element = add(tag, attributes ?? NO_ATTRIBUTES);
    const closed = VOID.has(tag) || (selfClosing && (foreign > 0 || isForeign(tag)));
    attributes = null;
    if (closed) return;
    // What is hidden stays hidden beyond the depth too; within it, everything is flat.
    if (stack.length > MAX_DEPTH && (!HIDDEN.has(tag) || HIDDEN.has(top.name))) {
      beyond.set(tag, (beyond.get(tag) ?? 0) + 1);
      return;
    }
    stack.push(element);
    top = element;
    if (isForeign(tag)) foreign++;
  };
  const close = (name: string) => {
    const flat = beyond.get(name) ?? 0;
    if (flat > 0) {
      beyond.set(name, flat - 1);
      // So that what follows does not run into what came before.
      add(name, NO_ATTRIBUTES);
      return;
    }
    if (name === 'br') {
      add('br', NO_ATTRIBUTES);
      return;
    }
    for (let i = stack.length - 1; i > 0; i--) {
      const open = stack[i]!.name;
      if (open === name) return popTo(i);
      // An end tag in a cell closes nothing outside of it.
      if ((open === 'td' || open === 'th') && !PARTS_OF_TABLE.has(name)) break;
    }
    if (name === 'p') add('p', NO_ATTRIBUTES);
  };

  return {
    root,
    callbacks: {
      isInForeignContext: () => foreign > 0,
      ontext: (start, end) => addText(html.slice(start, end)),
      ontextentity: codePoint => addText(String.fromCodePoint(codePoint)),
      onopentagname(start, end) {
        tag = tagName(html.slice(start, end));
        tagStart = start - 1;
        attributes = null;
      },
      onattribname(start, end) {
        attribute = html.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata(start, end) {
        value += html.slice(start, end);
      },
      onattribentity(codePoint) {
        value += String.fromCodePoint(codePoint);
      },
      onattribend(_quote: QuoteType) {
        attributes ??= new Map();
        if (!attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend: () => open(false),
      onselfclosingtag: () => open(true),
      onclosetag(start, end) {
        tagStart = start - 2;
        close(tagName(html.slice(start, end)));
      },
      oncomment: ignore,
      oncdata: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  };
}

function ignore(): void {}

function isForeign(name: string): boolean {
  return name === 'svg' || name === 'math';
}

function tagName(raw: string): string {
  const name = raw.toLowerCase();
  return name === 'image' ? 'img' : name;
}
