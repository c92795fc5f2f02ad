import type { Look } from './looks.ts';
import { nameOf } from './nodes.ts';
import { wordSet } from './word-set.ts';

const INLINE = /* @__PURE__ */ wordSet(
  'a abbr acronym b bdi bdo big cite data del dfn em font i img ins mark q rb rp rt ruby s small ' +
    'span strike strong sub sup time tt u var wbr nobr code kbd samp label button math slot',
);

/** Tells blocks from inline elements where there is no layout: saved pages in Node. In no bundle for pages. */
export function lookByTag(element: Element): Look {
  return INLINE.has(nameOf(element)) ? 'inline' : 'block';
}

export function hasLayout(document: Document): boolean {
  return typeof document.defaultView?.getComputedStyle === 'function';
}
