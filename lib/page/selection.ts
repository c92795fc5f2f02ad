import {
  attributeOf,
  childrenOf,
  closestTo,
  nameOf,
  parentElementOf,
  parentOf,
  rootOf,
  shadowIn,
  typeOf,
} from './nodes.ts';

/** What is selected, as far as it can be highlighted. */
export type Selected =
  | { readonly kind: 'range'; readonly range: StaticRange }
  | { readonly kind: 'nothing' }
  /** Text that the user may edit, or a password: never highlighted. */
  | { readonly kind: 'editable' };

/** Asked by name: older browsers have it otherwise, or not at all. */
interface ComposedSelection {
  getComposedRanges?(options: { shadowRoots: readonly ShadowRoot[] }): StaticRange[];
}

const EDITABLE =
  'input, textarea, select, [contenteditable=""], [contenteditable=true i], [contenteditable=plaintext-only i], [role=textbox]';

/**
 * The selection of a page. One that lies in an open shadow root is seen from outside as collapsed; the
 * browser tells it for roots that it is given.
 */
export function readSelection(document: Document): Selected {
  const selection = document.getSelection();
  const active = deepActive(document);
  if (active && (nameOf(active) === 'input' || nameOf(active) === 'textarea')) {
    const field = active as HTMLInputElement;
    if (field.selectionStart !== field.selectionEnd) return { kind: 'editable' };
  }
  if (!selection || selection.rangeCount === 0) return { kind: 'nothing' };
  const range = composedRange(document, selection) ?? selection.getRangeAt(0);
  if (range.startContainer === range.endContainer && range.startOffset === range.endOffset) {
    return { kind: 'nothing' };
  }
  if (isEditable(range.startContainer) || isEditable(range.endContainer)) {
    return { kind: 'editable' };
  }
  return { kind: 'range', range: new StaticRange(range) };
}

/** Whether other words are selected than were before; not where nothing is. */
export function selectsAnother(document: Document, before: Selected): boolean {
  const now = readSelection(document);
  if (now.kind !== 'range') return now.kind === 'editable';
  if (before.kind !== 'range') return true;
  const { range } = before;
  return (
    now.range.startContainer !== range.startContainer ||
    now.range.startOffset !== range.startOffset ||
    now.range.endContainer !== range.endContainer ||
    now.range.endOffset !== range.endOffset
  );
}

function composedRange(document: Document, selection: Selection): StaticRange | null {
  const { getComposedRanges } = selection as ComposedSelection;
  if (!getComposedRanges) return null;
  const shadowRoots = rootsAround(document, selection);
  try {
    return getComposedRanges.call(selection, { shadowRoots })[0] ?? null;
  } catch {
    return null;
  }
}

/** The open roots that a selection's ends may lie in: those of the hosts that it names, and inwards. */
function rootsAround(document: Document, selection: Selection): ShadowRoot[] {
  const roots: ShadowRoot[] = [];
  const visit = (node: Node | null) => {
    for (let at = node; at !== null; at = parentOf(at) ?? hostOf(at)) {
      if (typeOf(at) === 11 && !roots.includes(at as ShadowRoot)) roots.push(at as ShadowRoot);
      const own = typeOf(at) === 1 ? shadowIn(at) : null;
      if (own && !roots.includes(own)) roots.push(own);
    }
  };
  visit(selection.anchorNode);
  visit(selection.focusNode);
  const { anchorNode, anchorOffset } = selection;
  // From outside, the host is named as a child of what it stands in.
  const child = anchorNode ? childrenOf(anchorNode)[anchorOffset] : undefined;
  for (const host of [child, ...deepHosts(child)]) {
    const root = host && typeOf(host) === 1 ? shadowIn(host) : null;
    if (root && !roots.includes(root)) roots.push(root);
  }
  const active = deepActive(document);
  if (active) visit(active);
  return roots;
}

function deepHosts(node: Node | undefined): Element[] {
  const found: Element[] = [];
  const queue: ParentNode[] = [];
  const first = node && typeOf(node) === 1 ? shadowIn(node) : null;
  if (first) queue.push(first);
  while (queue.length > 0 && found.length < 100) {
    for (const element of queue.pop()!.querySelectorAll('*')) {
      const root = shadowIn(element);
      if (!root) continue;
      found.push(element);
      queue.push(root);
    }
  }
  return found;
}

function hostOf(node: Node): Node | null {
  return typeOf(node) === 11 ? ((node as ShadowRoot).host ?? null) : null;
}

function deepActive(document: Document): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

function isEditable(node: Node): boolean {
  let element = typeOf(node) === 1 ? (node as Element) : parentElementOf(node);
  while (element !== null) {
    if (closestTo(element, EDITABLE) !== null) return true;
    if (Reflect.get(element, 'isContentEditable') === true) return true;
    const root = rootOf(element);
    element = typeOf(root) === 11 ? ((root as ShadowRoot).host ?? null) : null;
  }
  return node.ownerDocument?.designMode === 'on';
}

/** The words of the nearest heading before a node, and the nearest id around it: for people, and for when the text has changed. */
export function surroundingsOf(
  document: Document,
  node: Node,
): { heading: string | null; element: string | null } {
  let element: string | null = null;
  for (let at: Node | null = node; at !== null && element === null; at = parentOf(at)) {
    if (typeOf(at) === 1) element = attributeOf(at as Element, 'id') || null;
  }
  let heading: string | null = null;
  for (const candidate of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    // 4: the node follows the heading.
    if (!(candidate.compareDocumentPosition(node) & 4)) {
      if (candidate.contains(node)) heading = candidate.textContent;
      break;
    }
    heading = candidate.textContent;
  }
  const words = heading?.replace(/\s+/g, ' ').trim().slice(0, 200) ?? '';
  return { heading: words || null, element: element?.slice(0, 200) ?? null };
}
