import { type PageRange, toLiveRange } from './ranges.ts';

/** A point lies on a mark if it is no further off than this, in CSS pixels: an underline is outside. */
const SLACK = 2;

export interface HitTest {
  /** Index of the mention at a point of the viewport, or null. */
  at(x: number, y: number): number | null;
  /** Index of the mention that holds a character of a text node, or null. */
  ofNode(node: Node, offset: number): number | null;
}

/**
 * Finds mentions under the pointer: the browser says which character is nearest (0.05 ms), a binary
 * search which mention holds it, and its boxes whether the point is really on it, since the nearest
 * character may be lines away. `highlightsFromPoint` is 100 times slower with many ranges. Ranges come
 * in page order, without overlap, null for those that are gone.
 */
export function createHitTest(document: Document, ranges: readonly (PageRange | null)[]): HitTest {
  const live = [...ranges.keys()].filter(index => ranges[index] !== null);

  /** The last mention that begins at or before the place, if it holds or touches it. */
  function ofNode(node: Node, offset: number): number | null {
    let low = 0;
    let high = live.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { startContainer, startOffset } = ranges[live[middle]!]!;
      if (isBefore(node, offset, startContainer, startOffset)) high = middle;
      else low = middle + 1;
    }
    const index = live[low - 1];
    const range = index === undefined ? null : ranges[index];
    if (index === undefined || !range) return null;
    return isBefore(range.endContainer, range.endOffset, node, offset) ? null : index;
  }

  return {
    ofNode,
    at(x, y) {
      const caret = live.length === 0 ? null : caretAt(document, x, y);
      const index = caret && ofNode(caret.node, caret.offset);
      const range = index === null ? null : ranges[index];
      if (index === null || !range) return null;
      return isInside(toLiveRange(range).getClientRects(), x, y) ? index : null;
    },
  };
}

/** Whether one place in the document comes before another. */
function isBefore(node: Node, offset: number, other: Node, otherOffset: number): boolean {
  if (node === other) return offset < otherOffset;
  return (node.compareDocumentPosition(other) & 4) /* other follows */ !== 0;
}

function caretAt(document: Document, x: number, y: number): { node: Node; offset: number } | null {
  if (typeof document.caretPositionFromPoint === 'function') {
    const caret = document.caretPositionFromPoint(x, y);
    return caret?.offsetNode ? { node: caret.offsetNode, offset: caret.offset } : null;
  }
  if (typeof document.caretRangeFromPoint === 'function') {
    const range = document.caretRangeFromPoint(x, y);
    return range && { node: range.startContainer, offset: range.startOffset };
  }
  return null;
}

function isInside(boxes: Iterable<DOMRect>, x: number, y: number): boolean {
  for (const box of boxes) {
    if (
      x >= box.left - SLACK &&
      x <= box.right + SLACK &&
      y >= box.top - SLACK &&
      y <= box.bottom + SLACK
    ) {
      return true;
    }
  }
  return false;
}
