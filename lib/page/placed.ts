import type { PaintedHighlight } from '../messages/catalogue.ts';
import type { ColouredRange } from './highlight-painter.ts';
import { type Segment, segmentsOf } from './highlight-segments.ts';
import { createHitTest, type HitTest } from './hit-test.ts';
import { isThere } from './nodes.ts';
import { type PageRange, runsOf, toPageRange, toRanges } from './ranges.ts';
import type { PageText } from './text-builder.ts';

/** The highlights of a page where they stand in it now. */
export interface PlacedHighlights {
  readonly page: PageText;
  readonly highlights: readonly PaintedHighlight[];
  /** What of them is to be painted: only words that still stand where they were read. */
  coloured(): readonly ColouredRange[];
  /** Whether words of a highlight stand in a node. */
  holds(node: Node): boolean;
  /** The highlight on top at a point of the viewport, or null. */
  at(x: number, y: number): PaintedHighlight | null;
  /** Where a highlight stands; null for one that is not on the page. */
  rangeOf(id: string): PageRange | null;
}

/** Words of a highlight within one text node: whatever the page puts between two nodes is not painted. */
interface Piece extends ColouredRange {
  readonly words: string;
}

const EMPTY: PageText = { text: '', runs: [], blocks: [] };
/** As the text is read: each of them became a space. */
const WHITE = /[\t\n\r\f]/g;

export function placeHighlights(
  document: Document,
  page: PageText = EMPTY,
  highlights: readonly PaintedHighlight[] = [],
): PlacedHighlights {
  const segments: readonly Segment[] = segmentsOf(highlights);
  const pieces = segments.flatMap(segment => piecesOf(page, segment, highlights[segment.top]!));
  const nodes = new Set<Node>(pieces.map(({ range }) => range.startContainer));
  let hit: HitTest | undefined;

  function hitTest(): HitTest {
    const mentions = segments.map(({ start, end }, term) => ({ start, end, term }));
    return createHitTest(document, page, mentions, toRanges(page, mentions));
  }

  return {
    page,
    highlights,
    coloured: () => pieces.filter(standsStill),
    holds: node => nodes.has(node),
    at(x, y) {
      hit ??= hitTest();
      const index = hit.at(x, y);
      const segment = index === null ? undefined : segments[index];
      return (segment && highlights[segment.top]) ?? null;
    },
    rangeOf(id) {
      const found = highlights.find(highlight => highlight.id === id);
      const range = found ? toPageRange(page, found.start, found.end) : null;
      return range && isThere(range.startContainer) && isThere(range.endContainer) ? range : null;
    },
  };
}

function piecesOf(
  page: PageText,
  { start, end }: Segment,
  { colour }: PaintedHighlight,
): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const run of runsOf(page, start, end)) {
    const { node } = run;
    const startOffset = run.from + Math.max(start, run.start) - run.start;
    const endOffset = run.from + Math.min(end, run.end) - run.start;
    const read = page.text.slice(Math.max(start, run.start), Math.min(end, run.end));
    // The page may have changed since it was read.
    if (wordsIn(node, startOffset, endOffset) !== read) continue;
    const last = pieces.at(-1);
    // What was left out between two runs of a node is white space that is not seen.
    const joined = last?.range.startContainer === node;
    const from = joined ? last.range.startOffset : startOffset;
    if (joined) pieces.pop();
    pieces.push({
      colour,
      range: { startContainer: node, startOffset: from, endContainer: node, endOffset },
      words: wordsIn(node, from, endOffset),
    });
  }
  return pieces;
}

function standsStill({ range, words }: Piece): boolean {
  const { startContainer: node, startOffset, endOffset } = range;
  return isThere(node) && wordsIn(node, startOffset, endOffset) === words;
}

function wordsIn(node: Text, from: number, to: number): string {
  return node.data.slice(from, to).replace(WHITE, ' ');
}
