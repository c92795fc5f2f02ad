import type { Mention } from '../model/index.ts';
import { type PageRange, runsOf, toLiveRange } from './ranges.ts';
import type { PageText } from './text-builder.ts';

/** A point lies on a mark if it is no further off than this, in CSS pixels: an underline is outside. */
const SLACK = 2;

export interface HitTest {
  /** Index of the mention at a point of the viewport, or null. */
  at(x: number, y: number): number | null;
  /** Index of the mention that holds a character of a text node, or null. */
  ofNode(node: Node, offset: number): number | null;
}

/**
 * Finds mentions under the pointer: the browser says which character is nearest (0.05 ms), a table of
 * the text nodes that hold mentions which of them it belongs to, and its boxes whether the point is
 * really on it, since the nearest character may be lines away. `highlightsFromPoint` is 100 times
 * slower with many ranges. Mentions come in page order, without overlap.
 */
export function createHitTest(
  document: Document,
  page: PageText,
  mentions: readonly Mention[],
  ranges: readonly (PageRange | null)[],
): HitTest {
  const pieces = new Map<Node, Piece[]>();
  for (const [index, { start, end }] of mentions.entries()) {
    if (!ranges[index]) continue;
    for (const run of runsOf(page, start, end)) {
      const shift = run.from - run.start;
      const from = Math.max(start, run.start) + shift;
      const piece = { from, to: Math.min(end, run.end) + shift, index };
      const others = pieces.get(run.node);
      if (others) others.push(piece);
      else pieces.set(run.node, [piece]);
    }
  }

  function ofNode(node: Node, offset: number): number | null {
    return lastFrom(pieces.get(node) ?? [], offset)?.index ?? null;
  }

  return {
    ofNode,
    at(x, y) {
      // Where there is no layout, nobody can be asked.
      const caret = pieces.size === 0 ? null : document.caretPositionFromPoint?.(x, y);
      const index = caret?.offsetNode ? ofNode(caret.offsetNode, caret.offset) : null;
      const range = index === null ? null : ranges[index];
      if (index === null || !range) return null;
      return isInside(toLiveRange(range).getClientRects(), x, y) ? index : null;
    },
  };
}

/** What of a mention stands in one text node. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly index: number;
}

/** The piece that holds or touches an offset: a caret stands between two characters. */
function lastFrom(pieces: readonly Piece[], offset: number): Piece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle]!.from > offset) high = middle;
    else low = middle + 1;
  }
  const last = pieces[low - 1];
  return last && last.to >= offset ? last : undefined;
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
