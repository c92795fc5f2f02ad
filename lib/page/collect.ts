import { isGap, isNamedLeftOut, isNoText, isPageFurniture, nameOf } from './left-out.ts';
import { createLooks, type Look } from './looks.ts';
import { type Mass, type Survey, surveyPage } from './survey.ts';
import { createTextBuilder, type PageText } from './text-builder.ts';

export interface CollectOptions {
  /** In characters; text past it is not read. */
  readonly limit?: number;
  /** Our own host element. */
  readonly own?: Element | null;
}

const NODES_A_STEP = 50;
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
  { limit = Number.POSITIVE_INFINITY, own = null }: CollectOptions = {},
): Generator<void, PageText> {
  const survey = yield* surveyPage(document);
  const builder = createTextBuilder(limit);
  const sieve = createSieve(document, survey, own);
  for (const root of [survey.title, survey.root]) {
    if (root) yield* readTree(root, sieve, builder);
  }
  return builder.finish();
}

type Verdict = Look | 'gap' | 'break';

function createSieve(
  document: Document,
  { root, mass }: Survey,
  own: Element | null,
): (element: Element) => Verdict {
  const look = createLooks(document);
  const prose = (root && mass.get(root)?.prose) || 1;
  return element => {
    if (element === own) return 'hidden';
    if (nameOf(element) === 'br' || nameOf(element) === 'hr') return 'break';
    if (isNoText(element)) return isGap(element) ? 'gap' : 'hidden';
    const held = mass.get(element);
    const isArticle = held !== undefined && held.prose >= SELF_SHARE * prose;
    if (!isArticle && (isPageFurniture(element) || isAside(element, held))) return 'hidden';
    return look(element);
  };
}

function isAside(element: Element, held: Mass | undefined): boolean {
  const name = nameOf(element);
  if (name === 'form' || isNamedLeftOut(element)) return true;
  if (held === undefined || held.links < 2) return false;
  const share = held.linked / (held.linked + held.text);
  if (name === 'aside' || element.getAttribute('role') === 'complementary') {
    return share > ASIDE_LINK_SHARE;
  }
  return share > LINK_SHARE && /^(?:ul|ol|dl|div|section)$/.test(name);
}

type Builder = ReturnType<typeof createTextBuilder>;

/** In document order; a block opens and closes with its element. */
function* readTree(
  root: Element,
  sieve: (element: Element) => Verdict,
  builder: Builder,
): Generator<void, void> {
  const blocks = new Set<Node>();
  let count = 0;
  let node: Node | null = root.firstChild;
  builder.endBlock();
  while (node !== null && !builder.full) {
    if (++count % NODES_A_STEP === 0) yield;
    let inside: Node | null = null;
    if (node.nodeType === 3) {
      builder.add(node as Text);
    } else if (node.nodeType === 1) {
      const verdict = sieve(node as Element);
      if (verdict === 'gap') builder.gap();
      if (verdict === 'break' || verdict === 'block') builder.endBlock();
      if (verdict === 'block') blocks.add(node);
      if (verdict === 'block' || verdict === 'inline') inside = node.firstChild;
      if (inside === null) blocks.delete(node);
    }
    if (inside !== null) {
      node = inside;
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      if (node !== null && blocks.delete(node)) builder.endBlock();
    }
    node = node === root || node === null ? null : node.nextSibling;
  }
  builder.endBlock();
}
