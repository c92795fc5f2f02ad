import type { PaintedHighlight } from '../messages/catalogue.ts';

/** A stretch of the text in which one highlight lies on top; offsets are UTF-16 units, end exclusive. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Index of the highlight in the list. */
  readonly top: number;
}

/**
 * Cuts highlights that may overlap into stretches that do not, in order. Of those that lie on one
 * stretch the shortest is on top, so that each can be reached somewhere; of two as long, the later one.
 */
export function segmentsOf(highlights: readonly PaintedHighlight[]): Segment[] {
  const order = highlights
    .map((highlight, index) => ({ ...highlight, index }))
    .sort((a, b) => a.start - b.start);
  const borders = [...new Set(order.flatMap(({ start, end }) => [start, end]))].sort(
    (a, b) => a - b,
  );
  const segments: Segment[] = [];
  let next = 0;
  let open: typeof order = [];
  for (const [at, start] of borders.entries()) {
    const end = borders[at + 1];
    if (end === undefined) break;
    for (; next < order.length && order[next]!.start <= start; next++) open.push(order[next]!);
    open = open.filter(one => one.end > start);
    const top = open.reduce<(typeof order)[number] | null>(
      (best, one) => (best === null || isAbove(one, best) ? one : best),
      null,
    );
    if (top === null) continue;
    const last = segments.at(-1);
    if (last && last.top === top.index && last.end === start) {
      segments[segments.length - 1] = { ...last, end };
    } else {
      segments.push({ start, end, top: top.index });
    }
  }
  return segments;
}

type Placed = PaintedHighlight & { readonly index: number };

function isAbove(one: Placed, other: Placed): boolean {
  const [a, b] = [one.end - one.start, other.end - other.start];
  return a === b ? one.index > other.index : a < b;
}
