import { describeQuote } from '../anchor/index.ts';
import { type HighlightAnchor, MAX_QUOTE } from '../model/index.ts';
import { surroundingsOf } from './selection.ts';
import type { PageText } from './text-builder.ts';
import { toOffsets } from './to-offsets.ts';

/**
 * Where a selection stands in the page's text, with what will find it again; null where it holds no text
 * that is read.
 */
export function makeAnchor(
  document: Document,
  page: PageText,
  range: StaticRange,
): HighlightAnchor | 'too-long' | null {
  const offsets = toOffsets(page, range);
  if (offsets === null) return null;
  const { start, end } = trimmed(page.text, offsets.start, offsets.end);
  if (end <= start) return null;
  if (end - start > MAX_QUOTE) return 'too-long';
  const quote = describeQuote(page.text, start, end);
  return { ...quote, ...surroundingsOf(document, range.startContainer) };
}

/** Without the white space that a generous selection takes along. */
function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  return { start: from, end: to };
}
