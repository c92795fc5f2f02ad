/**
 * What nodes say of themselves, asked by way of their prototypes: a form gives its field of that name
 * where its own `parentElement` or `closest` is asked for, in Chromium to content scripts as well.
 * Where there are no prototypes (saved pages in Node) the nodes themselves are asked.
 */

type Kind = 'Node' | 'Element';

function prototypeOf(kind: Kind): object | undefined {
  return Reflect.get(globalThis, kind)?.prototype;
}

function property<K extends keyof Element>(kind: Kind, name: K): (node: Node) => Element[K] {
  const own = prototypeOf(kind);
  const get = own && Object.getOwnPropertyDescriptor(own, name)?.get;
  return node => (get ? get.call(node) : Reflect.get(node, name));
}

/** A method of one text. */
function method<T>(name: keyof Element): (element: Element, text: string) => T {
  const own = prototypeOf('Element');
  const known = own && Reflect.get(own, name);
  return (element, text) => (known ?? Reflect.get(element, name)).call(element, text);
}

export const typeOf = /* @__PURE__ */ property('Node', 'nodeType');
export const parentOf = /* @__PURE__ */ property('Node', 'parentNode');
export const parentElementOf = /* @__PURE__ */ property('Node', 'parentElement');
export const firstIn = /* @__PURE__ */ property('Node', 'firstChild');
export const nextOf = /* @__PURE__ */ property('Node', 'nextSibling');
export const childrenOf = /* @__PURE__ */ property('Node', 'childNodes');
export const isThere = /* @__PURE__ */ property('Node', 'isConnected');
export const firstElementIn = /* @__PURE__ */ property('Element', 'firstElementChild');
export const nextElementOf = /* @__PURE__ */ property('Element', 'nextElementSibling');
const localName = /* @__PURE__ */ property('Element', 'localName');

/** Null for one that is closed. */
export const shadowIn = /* @__PURE__ */ property('Element', 'shadowRoot');
const slotOfElement = /* @__PURE__ */ property('Element', 'assignedSlot');
/** The slot of an open shadow root that a node is shown in. */
export const slotOf = (node: Node): HTMLSlotElement | null =>
  (typeOf(node) === 1 ? slotOfElement(node) : (node as Partial<Text>).assignedSlot) ?? null;

export const nameOf = (element: Element): string => localName(element).toLowerCase();
/** Null where there is no such attribute. */
export const attributeOf = /* @__PURE__ */ method<string | null>('getAttribute');
export const closestTo = /* @__PURE__ */ method<Element | null>('closest');
export const allIn = /* @__PURE__ */ method<NodeListOf<Element>>('querySelectorAll');

/** The document or shadow root that a node is in. */
export const rootOf = (node: Node): Node =>
  Reflect.get(prototypeOf('Node') ?? node, 'getRootNode').call(node);

/** Characters of all text in a node; to put the text itself together takes ten times as long. */
export function lengthIn(document: Document, node: Node): number {
  let length = node.nodeValue?.length ?? 0;
  const walker = document.createTreeWalker(node, 4 /* NodeFilter.SHOW_TEXT, absent in Node */);
  while (walker.nextNode()) length += walker.currentNode.nodeValue?.length ?? 0;
  return length;
}

const elements = prototypeOf('Element');
const checkVisibility = elements && Reflect.get(elements, 'checkVisibility');
/** True also where there is no layout to ask. */
export function isSeen(element: Element): boolean {
  return (
    typeof checkVisibility !== 'function' ||
    checkVisibility.call(element, { visibilityProperty: true })
  );
}
