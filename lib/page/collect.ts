import { isGap, isNamedLeftOut, isNoText, isPageFurniture } from './left-out.ts';
import { createLooks, type Look } from './looks.ts';
import { hasLayout, lookByTag } from './looks-by-tag.ts';
import {
  allIn,
  attributeOf,
  firstIn,
  lengthIn,
  nameOf,
  nextOf,
  parentOf,
  typeOf,
} from './nodes.ts';
import { withoutRepeats } from './repeats.ts';
import { type Mass, type Survey, surveyPage } from './survey.ts';
import { createTextBuilder, joinPieces, type PageText, type Piece } from './text-builder.ts';

export interface CollectOptions {
  /** In characters; text past it is not read. */
  readonly limit?: number;
}

/** Few: in Firefox to ask how one looks takes longer the deeper it lies. */
const NODES_A_STEP = 8;
/** Elements that hold more are gone through again: in a deep page each would keep what all below it keep. */
const MOST_KNOWN = 100;
/** Above this share of links a list or section is navigation; an aside is so much sooner. */
const LINK_SHARE = 0.7;
const ASIDE_LINK_SHARE = 0.35;
/** What holds this share of the article's prose is the article, whatever it is called. */
const SELF_SHARE = 0.5;

/** The article's own text, at once: for saved pages and tests. Empty where there is none. */
export function collectText(document: Document, options: CollectOptions = {}): PageText {
  const reading = readText(document, options);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}

/** As `collectText`, a few nodes a step. The page may change between the steps. */
export function* readText(
  document: Document,
  { limit = Number.POSITIVE_INFINITY }: CollectOptions = {},
): Generator<void, PageText> {
  const survey = yield* surveyPage(document);
  const look = hasLayout(document) ? createLooks(document) : lookByTag;
  return yield* readSurveyed(document, survey, new WeakMap(), limit, look);
}

/** The blocks that an element holds, for elements that are blocks themselves. */
export type KnownPieces = WeakMap<Node, readonly Piece[]>;

/** Reads what the survey has found. Elements that are `known` are not looked at again; others become so. */
export function* readSurveyed(
  document: Document,
  survey: Survey,
  known: KnownPieces,
  limit: number,
  look = createLooks(document),
): Generator<void, PageText> {
  const builder = createTextBuilder(limit);
  const sieve = createSieve(document, look, survey);
  for (const root of [survey.title, survey.root]) {
    if (root) yield* readTree(root, sieve, builder, known);
  }
  return yield* joinPieces(yield* withoutRepeats(builder.pieces), limit);
}

type Verdict = Look | 'gap' | 'break';

function createSieve(
  document: Document,
  look: (element: Element) => Look,
  { root, mass }: Survey,
): (element: Element) => Verdict {
  const prose = (root && mass.get(root)?.prose) || 1;
  return element => {
    const name = nameOf(element);
    if (name === 'br' || name === 'hr') return 'break';
    if (isNoText(element)) return isGap(element) ? 'gap' : 'hidden';
    const held = mass.get(element);
    const isArticle = held !== undefined && held.prose >= SELF_SHARE * prose;
    if (!isArticle && (isPageFurniture(element) || isAside(document, element, name, held)))
      return 'hidden';
    return look(element);
  };
}

function isAside(
  document: Document,
  element: Element,
  name: string,
  held: Mass | undefined,
): boolean {
  if (name === 'form' || isNamedLeftOut(element)) return true;
  const isComplement = name === 'aside' || attributeOf(element, 'role') === 'complementary';
  if (!isComplement && !/^(?:ul|ol|dl|div|section)$/.test(name)) return false;
  const { links, linked, text } =
    held && held.linked + held.text > 0 ? held : weighLinks(document, element);
  return links >= 2 && linked / (linked + text) > (isComplement ? ASIDE_LINK_SHARE : LINK_SHARE);
}

/** Of what has come since the survey. */
function weighLinks(document: Document, element: Element): Pick<Mass, 'links' | 'linked' | 'text'> {
  const links = allIn(element, 'a[href]');
  let linked = 0;
  for (const link of links) linked += lengthIn(document, link);
  return { links: links.length, linked, text: lengthIn(document, element) - linked };
}

type Builder = ReturnType<typeof createTextBuilder>;

/** In document order; a block opens and closes with its element. */
function* readTree(
  root: Element,
  sieve: (element: Element) => Verdict,
  builder: Builder,
  known: KnownPieces,
): Generator<void, void> {
  /** Open blocks, and how many pieces there were before them. */
  const open = new Map<Node, number>();
  let count = 0;
  let node: Node | null = firstIn(root);
  builder.endBlock();
  while (node !== null && !builder.full) {
    if (++count % NODES_A_STEP === 0) yield;
    let inside: Node | null = null;
    const type = typeOf(node);
    const pieces = known.get(node);
    if (pieces !== undefined) {
      builder.endBlock();
      builder.take(pieces);
    } else if (type === 3) {
      builder.add(node as Text);
    } else if (type === 1) {
      const verdict = sieve(node as Element);
      if (verdict === 'gap') builder.gap();
      if (verdict === 'break' || verdict === 'block') builder.endBlock();
      if (verdict === 'block' || verdict === 'inline') inside = firstIn(node);
      if (verdict === 'block' && inside !== null) open.set(node, builder.pieces.length);
    }
    if (inside !== null) {
      node = inside;
      continue;
    }
    while (node !== null && node !== root && nextOf(node) === null) {
      if (++count % NODES_A_STEP === 0) yield;
      node = parentOf(node);
      const before = node === null ? undefined : open.get(node);
      if (node === null || before === undefined) continue;
      open.delete(node);
      builder.endBlock();
      if (builder.pieces.length - before <= MOST_KNOWN)
        known.set(node, builder.pieces.slice(before));
    }
    node = node === root || node === null ? null : nextOf(node);
  }
  builder.endBlock();
}
