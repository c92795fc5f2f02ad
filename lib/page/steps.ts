import { type PageRange, toLiveRange } from './ranges.ts';

/** Kept free above and below a mention that is gone to: headers that stick, and room for its card. */
const MARGIN = 96;

/**
 * The mention to go to: after or before the one that was shown last; from none, the first that the
 * reader still has before them, or the last that they have behind them. Null if there is none.
 */
export function stepFrom(
  ranges: readonly (PageRange | null)[],
  current: number | null,
  by: 1 | -1,
): number | null {
  const places = [...ranges.keys()].filter(index => ranges[index] !== null);
  if (places.length === 0) return null;
  if (current !== null) {
    const next =
      by === 1 ? places.find(index => index > current) : places.findLast(index => index < current);
    return next ?? (by === 1 ? places[0]! : places.at(-1)!);
  }
  const top = (index: number) => toLiveRange(ranges[index]!).getBoundingClientRect().top;
  const found =
    by === 1 ? places.find(index => top(index) >= 0) : places.findLast(index => top(index) < 0);
  return found ?? (by === 1 ? places[0]! : places.at(-1)!);
}

/** Scrolls, at once, only as far as is needed to see a range with some room around it. */
export function bringIntoView(document: Document, range: PageRange): void {
  const view = document.defaultView;
  const live = toLiveRange(range);
  if (isWellInside(live, document)) return;
  range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
  if (isWellInside(live, document)) return;
  // A paragraph longer than the window, or the window itself is low.
  const box = live.getBoundingClientRect();
  const middle = document.documentElement.clientHeight / 2;
  view?.scrollBy({ top: box.top - middle, behavior: 'instant' });
}

function isWellInside(range: Range, document: Document): boolean {
  const box = range.getBoundingClientRect();
  return box.top >= MARGIN && box.bottom <= document.documentElement.clientHeight - MARGIN;
}
