import { createComposedTree } from './composed.ts';
import { childrenOf, typeOf } from './nodes.ts';
import type { PageText, TextRun } from './text-builder.ts';

/** The ends of a Range, a StaticRange, or one of a selection's composed ranges. */
export interface Ends {
  readonly startContainer: Node;
  readonly startOffset: number;
  readonly endContainer: Node;
  readonly endOffset: number;
}

/**
 * The stretch of a page's text that a range holds, without white space at its ends; null where none of
 * it was read (it is empty, or within a field). Its ends may stand in any node of the page, in open
 * shadow roots too. Offsets are UTF-16 units, end exclusive.
 */
export function toOffsets(page: PageText, range: Ends): { start: number; end: number } | null {
  const places = placesOf(page);
  const first = offsetOf(page, places, range.startContainer, range.startOffset);
  const past = offsetOf(page, places, range.endContainer, range.endOffset);
  let { start } = first;
  let { end } = past;
  while (start < end && isWhite(page.text, start)) start++;
  while (end > start && isWhite(page.text, end - 1)) end--;
  return start < end ? { start, end } : null;
}

/** Of each text node, its first run. */
const known = new WeakMap<PageText, Map<Node, number>>();

function placesOf(page: PageText): Map<Node, number> {
  let places = known.get(page);
  if (places === undefined) {
    places = new Map();
    for (const [index, { node }] of page.runs.entries()) {
      if (!places.has(node)) places.set(node, index);
    }
    known.set(page, places);
  }
  return places;
}

/** What begins at a boundary in the page, and what ends there: line feeds may stand between the two. */
function offsetOf(
  { runs, text }: PageText,
  places: ReadonlyMap<Node, number>,
  container: Node,
  offset: number,
): { readonly start: number; readonly end: number } {
  const between = (index: number) => ({
    start: runs[index]?.start ?? text.length,
    end: runs[index - 1]?.end ?? 0,
  });
  const own = places.get(container);
  if (own === undefined) return between(indexFrom(runs, places, container, offset));
  for (let index = own; ; index++) {
    const run = runs[index];
    if (run === undefined || run.node !== container || offset <= run.from) return between(index);
    if (offset < run.from + run.end - run.start) {
      const at = run.start + offset - run.from;
      return { start: at, end: at };
    }
  }
}

/** The first run whose node comes at a boundary or after it. */
function indexFrom(
  runs: readonly TextRun[],
  places: ReadonlyMap<Node, number>,
  container: Node,
  offset: number,
): number {
  const tree = createComposedTree();
  let node: Node | null = container;
  let inside: Node | null = null;
  if (typeOf(container) !== 3) {
    const child = childrenOf(container)[offset];
    if (child) inside = child;
    // A boundary before the children of a host is one before all that is shown in it.
    else if (offset === 0) inside = tree.first(container);
  }
  node = inside ?? onward(container);
  while (node !== null) {
    const index = places.get(node);
    if (index !== undefined) return index;
    node = tree.first(node) ?? onward(node);
  }
  return runs.length;

  function onward(from: Node): Node | null {
    for (let at: Node | null = from; at !== null; at = tree.parent(at)) {
      const next = tree.next(at);
      if (next !== null) return next;
    }
    return null;
  }
}

function isWhite(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 0x20 || unit === 0x0a || unit === 0xa0;
}
