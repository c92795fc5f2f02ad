import { isNamedLeftOut, isNoText, isPageFurniture } from './left-out.ts';
import {
  allIn,
  attributeOf,
  firstElementIn,
  isSeen,
  nameOf,
  nextElementOf,
  parentElementOf,
} from './nodes.ts';
import { wordSet } from './word-set.ts';

/** How much text an element holds, in characters. */
export interface Mass {
  /** In elements that hold a sentence's length of text themselves, outside links. */
  prose: number;
  /** All text outside links. */
  text: number;
  /** Text inside links, and how many links there are. */
  linked: number;
  links: number;
}

export interface Survey {
  /** Null where there is no text to read. */
  readonly root: Element | null;
  /** The article's title where it stands outside the root. */
  readonly title: Element | null;
  readonly mass: ReadonlyMap<Element, Mass>;
}

/** An element with this much text directly in it is prose rather than a label. */
const PROSE = 25;
/** An `article` with this share of the page's prose is the article; below it the page is a list. */
const ARTICLE_SHARE = 0.4;
/** Go down while one child holds this share of its parent's prose. */
const DESCENT_SHARE = 0.7;
const CONTAINERS = /* @__PURE__ */ wordSet(
  'body main article section div center form table tbody tr td span',
);
/** If names leave out so many times what they leave, they do not mean here what they mean elsewhere. */
const NAMED_TOO_MUCH = 3;
/** Few: in Firefox to ask how one looks takes longer the deeper it lies. */
const NODES_A_STEP = 8;

/**
 * Weighs the text of a page and finds its article: the `article` that holds much of the prose, or
 * else the deepest container that holds most of it. A generator, so that a long page can be weighed
 * in slices; what it yields has no meaning.
 */
export function* surveyPage(document: Document): Generator<void, Survey> {
  const body = document.body;
  if (!body) return { root: null, title: null, mass: new Map() };
  const held = yield* directText(document, body);
  const strict = yield* weighAll(held, body, true);
  const prose = strict.mass.get(body)?.prose ?? 0;
  const { mass } =
    strict.named > NAMED_TOO_MUCH * prose ? yield* weighAll(held, body, false) : strict;
  const root = chooseRoot(body, mass);
  return { root, title: root === null ? null : titleOutside(document, root, mass), mass };
}

interface Weighed {
  readonly mass: Map<Element, Context>;
  /** Prose that was left out for the name of something that it stands in. */
  readonly named: number;
}

function* weighAll(
  held: ReadonlyMap<Element, number>,
  body: Element,
  byName: boolean,
): Generator<void, Weighed> {
  const mass = new Map<Element, Context>();
  let named = 0;
  let count = 0;
  for (const [parent, length] of held) {
    if (++count % NODES_A_STEP === 0) yield;
    const context = contextOf(parent, body, mass);
    if (context.out || (length >= PROSE && !isVisible(parent, context))) continue;
    if (!byName || !context.named) weigh(context, length);
    else if (length >= PROSE) named += length;
  }
  yield* addUp([...mass.values()]);
  return { mass, named };
}

/** By parent: text comes in pieces, since inline elements, scripts and parsers split it. */
function* directText(document: Document, body: Element): Generator<void, Map<Element, number>> {
  const held = new Map<Element, number>();
  const walker = document.createTreeWalker(body, 4 /* NodeFilter.SHOW_TEXT, absent in Node */);
  let count = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (++count % NODES_A_STEP === 0) yield;
    const length = node.nodeValue?.trim().length ?? 0;
    const parent = parentElementOf(node);
    if (length > 0 && parent !== null) held.set(parent, (held.get(parent) ?? 0) + length);
  }
  return held;
}

interface Context extends Mass {
  readonly above: Context | null;
  readonly out: boolean;
  /** Stands in something whose name says that it is not the article. */
  readonly named: boolean;
  readonly link: Element | null;
  visible?: boolean;
}

/** From the top down, without recursion: a page can nest its elements as deep as it likes. */
function contextOf(element: Element, body: Element, known: Map<Element, Context>): Context {
  const unknown: Element[] = [];
  let at: Element | null = element;
  while (at !== null && !known.has(at)) {
    unknown.push(at);
    at = at === body ? null : parentElementOf(at);
  }
  let context = at === null ? null : (known.get(at) ?? null);
  while (unknown.length > 0) context = contextBelow(context, unknown.pop()!, body, known);
  return context!;
}

function contextBelow(
  above: Context | null,
  element: Element,
  body: Element,
  known: Map<Element, Context>,
): Context {
  const context: Context = {
    above,
    ...{ prose: 0, text: 0, linked: 0, links: 0 },
    out: (above?.out ?? false) || (element !== body && isOut(element)),
    named: (above?.named ?? false) || (element !== body && isNamed(element)),
    link:
      nameOf(element) === 'a' && attributeOf(element, 'href') !== null
        ? element
        : (above?.link ?? null),
  };
  known.set(element, context);
  return context;
}

function isOut(element: Element): boolean {
  return isNoText(element) || isPageFurniture(element);
}

function isNamed(element: Element): boolean {
  const name = nameOf(element);
  return name !== 'main' && name !== 'article' && isNamedLeftOut(element);
}

function isVisible(element: Element, context: Context): boolean {
  context.visible ??= isSeen(element);
  return context.visible;
}

/** What the element itself holds; what is in it comes to it by `addUp`. */
function weigh(own: Context, length: number): void {
  if (own.link === null) {
    own.text += length;
    if (length >= PROSE) own.prose += length;
    return;
  }
  own.linked += length;
  own.links = 1;
}

/** Adds to each what those in it hold, each once, however deep they lie. They stand behind what they are in. */
function* addUp(all: Context[]): Generator<void, void> {
  for (const [count, { above, prose, text, linked, links }] of all.reverse().entries()) {
    if (count % NODES_A_STEP === 0) yield;
    if (!above) continue;
    above.prose += prose;
    above.text += text;
    above.linked += linked;
    above.links += links;
  }
}

function chooseRoot(body: Element, mass: ReadonlyMap<Element, Mass>): Element | null {
  const prose = (element: Element) => mass.get(element)?.prose ?? 0;
  const total = prose(body);
  if (total === 0) return null;
  const best = (selector: string) =>
    [...allIn(body, selector)].reduce<Element | null>(
      (most, next) => (prose(next) > (most === null ? 0 : prose(most)) ? next : most),
      null,
    );
  const article = best('article, [role=article], [itemprop~=articleBody]');
  if (article !== null && prose(article) >= ARTICLE_SHARE * total) return article;
  const main = best('main, [role=main]');
  let root = main !== null && prose(main) >= ARTICLE_SHARE * total ? main : body;
  for (;;) {
    const enough = DESCENT_SHARE * prose(root);
    let next = firstElementIn(root);
    while (next && !(CONTAINERS.has(nameOf(next)) && prose(next) >= enough)) {
      next = nextElementOf(next);
    }
    if (!next) return root;
    root = next;
  }
}

function titleOutside(
  document: Document,
  root: Element,
  contexts: Map<Element, Context>,
): Element | null {
  if (allIn(root, 'h1').length > 0) return null;
  for (const heading of document.querySelectorAll('h1')) {
    const context = contextOf(heading, document.body, contexts);
    if (!context.out && !context.named && isVisible(heading, context)) return heading;
  }
  return null;
}
