import { type BoxMark, createBoxes } from './boxes.ts';
import { isLightText } from './light-text.ts';
import { ACCENTS, LINES, type Painter } from './painter.ts';
import type { PageRange } from './ranges.ts';

const RULES =
  '@media(forced-colors:active){i{border-color:LinkText!important}}' +
  '@media print{:host{display:none!important}}';

/** Paints the marks of terms where the page can't learn of them. */
export function createBoxPainter(document: Document, signal: AbortSignal): Painter {
  const boxes = createBoxes(document, signal, RULES);
  let marks: readonly BoxMark[] = [];
  let washed: readonly BoxMark[] = [];

  function markOf(range: PageRange, line: number | null): BoxMark {
    const accent = ACCENTS[isLightText(document, range) ? 'dark' : 'light'];
    return {
      range,
      border: line === null ? '0' : `1px ${LINES[line]} ${accent}`,
      ground: line === null ? `${accent}1f` : 'none',
    };
  }

  return {
    host: boxes.host,
    paint(next) {
      marks = next.map(({ range, line }) => markOf(range, line));
      boxes.lay([...marks, ...washed]);
    },
    wash(range) {
      if (range === null && washed.length === 0) return;
      washed = range ? [markOf(range, null)] : [];
      boxes.lay([...marks, ...washed]);
    },
    // The boxes watch the whole document, and put their element back by themselves.
    keep() {},
    clear: boxes.clear,
  };
}
