/**
 * The tree as it is shown: an open shadow root stands for the children of its host, and a slot for its
 * own what was put into it.
 */
import { firstIn, nameOf, nextOf, parentOf, shadowIn, slotOf, typeOf } from './nodes.ts';

export interface ComposedTree {
  first(node: Node): Node | null;
  next(node: Node): Node | null;
  parent(node: Node): Node | null;
}

const ELEMENT = 1;
const FRAGMENT = 11;

/** What is in slots is remembered: make one for each reading of a page. */
export function createComposedTree(): ComposedTree {
  /** Of each slot, what stands behind what. */
  const following = new Map<HTMLSlotElement, Map<Node, Node>>();

  function assigned(node: Node): readonly Node[] {
    if (typeOf(node) !== ELEMENT || nameOf(node as Element) !== 'slot') return [];
    const slot = node as HTMLSlotElement;
    return typeof slot.assignedNodes === 'function' ? slot.assignedNodes() : [];
  }

  function behind(slot: HTMLSlotElement): Map<Node, Node> {
    let known = following.get(slot);
    if (known === undefined) {
      known = new Map();
      const nodes = assigned(slot);
      for (const [index, node] of nodes.entries()) {
        const next = nodes[index + 1];
        if (next) known.set(node, next);
      }
      following.set(slot, known);
    }
    return known;
  }

  return {
    first(node) {
      if (typeOf(node) !== ELEMENT) return firstIn(node);
      const shadow = shadowIn(node as Element);
      return shadow ? firstIn(shadow) : (assigned(node)[0] ?? firstIn(node));
    },
    next(node) {
      const slot = slotOf(node);
      return slot ? (behind(slot).get(node) ?? null) : nextOf(node);
    },
    parent(node) {
      const slot = slotOf(node);
      if (slot) return slot;
      const parent = parentOf(node);
      if (parent === null || typeOf(parent) !== FRAGMENT) return parent;
      return (parent as Partial<ShadowRoot>).host ?? parent;
    },
  };
}
