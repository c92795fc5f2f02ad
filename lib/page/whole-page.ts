import { createComposedTree } from './composed.ts';
import { isEditable, isHiddenByStyle } from './left-out.ts';
import { createLooks, type Look } from './looks.ts';
import { hasLayout, lookByTag } from './looks-by-tag.ts';
import { attributeOf, nameOf, typeOf } from './nodes.ts';
import { createTextBuilder, joinPieces, type PageText } from './text-builder.ts';
import { wordSet } from './word-set.ts';

export interface WholePageOptions {
  /** In characters; text past it is not read. */
  readonly limit?: number;
  /** Tells how an element looks; by its style, unless there is none. */
  readonly look?: (element: Element) => Look;
}

const NODES_A_STEP = 50;

/** Everything that is to be seen on a page, at once: for saved pages and tests. */
export function collectWholePage(document: Document, options: WholePageOptions = {}): PageText {
  const look = hasLayout(document) ? createLooks(document) : lookAtSaved;
  const reading = readWholePage(document, { ...options, look });
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}

/**
 * All visible text of a page, a few nodes a step: its article with everything around it, since people
 * may highlight anything; also what is in open shadow roots. Not what is typed into it. Where a
 * browser could show it without anybody's script (closed details, text hidden until found) it counts.
 */
export function* readWholePage(
  document: Document,
  { limit = Number.POSITIVE_INFINITY, look = createLooks(document) }: WholePageOptions = {},
): Generator<void, PageText> {
  const builder = createTextBuilder(limit);
  const root = document.documentElement && document.body;
  if (root === null) return yield* joinPieces(builder.pieces, limit);
  const tree = createComposedTree();
  const sieve = createSieve(look);
  let node: Node | null = root;
  let count = 0;
  const open = new Set<Node>();
  while (node !== null && !builder.full) {
    if (++count % NODES_A_STEP === 0) yield;
    let inside: Node | null = null;
    const type = typeOf(node);
    if (type === 3) builder.add(node as Text);
    if (type === 1) {
      const verdict = sieve(node as Element);
      if (verdict === 'gap') builder.gap();
      if (verdict === 'break' || verdict === 'block') builder.endBlock();
      if (verdict === 'block' || verdict === 'inline') inside = tree.first(node);
      if (verdict === 'block' && inside !== null) open.add(node);
    }
    if (inside !== null) {
      node = inside;
      continue;
    }
    let next: Node | null = null;
    while (node !== null && node !== root) {
      next = tree.next(node);
      if (next !== null) break;
      node = tree.parent(node);
      if (node !== null && open.delete(node)) builder.endBlock();
    }
    node = next;
  }
  builder.endBlock();
  return yield* joinPieces(builder.pieces, limit);
}

/** Without text of their own that a reader sees, or what the reader writes. */
const NO_TEXT = /* @__PURE__ */ wordSet(
  'script style noscript template head title meta link base iframe frame frameset object embed ' +
    'applet canvas audio video map area svg picture source track param select option optgroup ' +
    'datalist textarea input output progress meter annotation annotation-xml',
);
/** These stand in a line of text. */
const GAPS = /* @__PURE__ */ wordSet(
  'input select textarea object svg canvas video audio meter progress',
);
/** For who hears a page; where there is no layout only the name tells. */
const HEARD =
  /(?:^|\s)(?:(?:govuk-)?visually-?hidden|sr-only|screen-reader-text|element-invisible)(?:\s|$)/i;

function createSieve(
  look: (element: Element) => Look,
): (element: Element) => Look | 'gap' | 'break' {
  return element => {
    const name = nameOf(element);
    if (name === 'br' || name === 'hr') return 'break';
    if (NO_TEXT.has(name)) return GAPS.has(name) ? 'gap' : 'hidden';
    if (isEditable(element)) return 'hidden';
    return look(element);
  };
}

/** Where there is no layout only the element itself tells. */
function lookAtSaved(element: Element): Look {
  const hidden = attributeOf(element, 'hidden');
  const isSaidHidden = hidden !== null && hidden.toLowerCase() !== 'until-found';
  const isUnseen = isHiddenByStyle(element) || HEARD.test(attributeOf(element, 'class') ?? '');
  return isSaidHidden || isUnseen ? 'hidden' : lookByTag(element);
}
