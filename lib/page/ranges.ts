import type { Mention } from '../model/index.ts';
import type { PageText, TextRun } from './text-builder.ts';

/** Where a stretch of the text stands in the page: two ends, over several text nodes or in one. */
export interface PageRange {
  readonly startContainer: Text;
  readonly startOffset: number;
  readonly endContainer: Text;
  readonly endOffset: number;
}

/** The runs that hold a stretch of the text, in order. O(log runs). */
export function runsOf(page: PageText, start: number, end: number): readonly TextRun[] {
  const { runs } = page;
  const first = lowest(runs, run => run.end > start);
  const past = lowest(runs, run => run.start >= end);
  return runs.slice(first, past);
}

/** The place in the page of offsets in its text; null where no run holds any of them. */
export function toPageRange(page: PageText, start: number, end: number): PageRange | null {
  const runs = runsOf(page, start, end);
  const first = runs[0];
  const last = runs.at(-1);
  if (!first || !last) return null;
  return {
    startContainer: first.node,
    startOffset: first.from + Math.max(0, start - first.start),
    endContainer: last.node,
    endOffset: last.from + Math.min(end, last.end) - last.start,
  };
}

/**
 * A range for every mention, null for one whose text has left the page since it was read: nodes gone,
 * or shorter than they were (a StaticRange would be invalid, or mark other words).
 */
export function toRanges(
  page: PageText,
  mentions: readonly Mention[],
): readonly (PageRange | null)[] {
  return mentions.map(({ start, end }) => {
    const range = toPageRange(page, start, end);
    return range !== null && isLive(range) ? range : null;
  });
}

function isLive({ startContainer, endContainer, startOffset, endOffset }: PageRange): boolean {
  return (
    startContainer.isConnected &&
    endContainer.isConnected &&
    startOffset <= startContainer.length &&
    endOffset <= endContainer.length
  );
}

/** A live range, which can be measured; the page does not see it. Text that was cut meanwhile counts to its end. */
export function toLiveRange(range: PageRange): Range {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const live = startContainer.ownerDocument.createRange();
  live.setStart(startContainer, Math.min(startOffset, startContainer.length));
  live.setEnd(endContainer, Math.min(endOffset, endContainer.length));
  return live;
}

/** Index of the first run that satisfies `is`, which holds for all after it; the length if none does. */
function lowest(runs: readonly TextRun[], is: (run: TextRun) => boolean): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(runs[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
