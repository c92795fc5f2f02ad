import { HIGHLIGHT_COLOURS, type HighlightColour } from '../model/index.ts';
import { createBoxes } from './boxes.ts';
import type { HighlightPainter } from './highlight-painter.ts';

/** See-through, since they lie over the text: it can be read on light ground and on dark. */
const GROUNDS: Readonly<Record<HighlightColour, string>> = {
  yellow: '#ffd00059',
  green: '#3fbf2e4d',
  blue: '#3d8bff4d',
  pink: '#ff4f7d47',
};
/** Where the user's own colours leave none of ours, lines tell the colours apart. */
const LINES = ['solid', 'dashed', 'dotted', 'double'] as const;
const WIDTH = 3;

const RULES = `
i { border-bottom-color: transparent !important; border-radius: 2px; }
@media (forced-colors: active) { i { background: none !important; border-bottom-color: Highlight !important; } }`;

/** Paints highlights where the page can't learn of them, and where colours are the user's own. */
export function createHighlightBoxes(document: Document, signal: AbortSignal): HighlightPainter {
  const boxes = createBoxes(document, signal, RULES);
  return {
    host: boxes.host,
    paint(ranges) {
      boxes.lay(
        ranges.map(({ range, colour }) => ({
          range,
          border: `${WIDTH}px ${LINES[HIGHLIGHT_COLOURS.indexOf(colour)]}`,
          ground: GROUNDS[colour],
        })),
      );
    },
    clear: boxes.clear,
  };
}
