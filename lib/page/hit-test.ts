import type { Mention } from '../model/index.ts';
import { type PageRange, toLiveRange } from './ranges.ts';
import type { PageText, TextRun } from './text-builder.ts';

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
 * character may be lines away. `highlightsFromPoint` is 100 times slower with many ranges. Mentions
 * must come in page order, without overlap.
 */
export function createHitTest(
  document: Document,
  page: PageText,
  mentions: readonly Mention[],
  ranges: readonly (PageRange | null)[],
): HitTest {
  const runsOf = new Map<Node, TextRun[]>();
  for (const run of page.runs) {
    const known = runsOf.get(run.node);
    if (known) known.push(run);
    else runsOf.set(run.node, [run]);
  }

  function ofNode(node: Node, offset: number): number | null {
    for (const run of runsOf.get(node) ?? []) {
      const length = run.end - run.start;
      if (offset < run.from || offset > run.from + length) continue;
      const found = mentionAt(mentions, run.start + offset - run.from);
      if (found !== null) return found;
    }
    return null;
  }

  return {
    ofNode,
    at(x, y) {
      const caret = caretAt(document, x, y);
      const index = caret && ofNode(caret.node, caret.offset);
      const range = index === null ? null : ranges[index];
      if (index === null || !range) return null;
      return isInside(toLiveRange(range).getClientRects(), x, y) ? index : null;
    },
  };
}

/** The mention that holds or touches an offset: a caret stands between two characters. */
function mentionAt(mentions: readonly Mention[], offset: number): number | null {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.start > offset) high = middle;
    else low = middle + 1;
  }
  const last = mentions[low - 1];
  return last !== undefined && last.end >= offset ? low - 1 : null;
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
