import type { PaintedHighlight } from '../messages/catalogue.ts';
import type { ColouredRange } from './highlight-painter.ts';
import { type Segment, segmentsOf } from './highlight-segments.ts';
import { createHitTest, type HitTest } from './hit-test.ts';
import { type PageRange, toPageRange, toRanges } from './ranges.ts';
import type { PageText } from './text-builder.ts';

/** The highlights of a page where they stand in it now. */
export interface PlacedHighlights {
  readonly page: PageText;
  readonly highlights: readonly PaintedHighlight[];
  readonly coloured: readonly ColouredRange[];
  /** The highlight on top at a point of the viewport, or null. */
  at(x: number, y: number): PaintedHighlight | null;
  /** Where a highlight stands; null for one that is not on the page. */
  rangeOf(id: string): PageRange | null;
}

const EMPTY: PageText = { text: '', runs: [], blocks: [] };

export function placeHighlights(
  document: Document,
  page: PageText = EMPTY,
  highlights: readonly PaintedHighlight[] = [],
): PlacedHighlights {
  const segments: readonly Segment[] = segmentsOf(highlights);
  const mentions = segments.map(({ start, end }, term) => ({ start, end, term }));
  const ranges = toRanges(page, mentions);
  const hit: HitTest = createHitTest(document, page, mentions, ranges);
  return {
    page,
    highlights,
    coloured: segments.flatMap(({ top }, index) => {
      const range = ranges[index];
      const highlight = highlights[top];
      return range && highlight ? [{ range, colour: highlight.colour }] : [];
    }),
    at(x, y) {
      const index = hit.at(x, y);
      const segment = index === null ? undefined : segments[index];
      return (segment && highlights[segment.top]) ?? null;
    },
    rangeOf(id) {
      const found = highlights.find(highlight => highlight.id === id);
      return found ? toPageRange(page, found.start, found.end) : null;
    },
  };
}
