import type { Piece } from '../../lib/model/index.ts';
import { fold, forEachWord } from '../../lib/text/index.ts';

/** Cuts a text into pieces, those of the looked-for words set apart. */
export type MarkText = (text: string, marks: readonly string[]) => readonly Piece[];

/**
 * The plainest way to mark: words that are the same folded ("Café" for "cafe"), neighbours joined into one
 * piece. A search that stems gives the reader its own.
 */
export function markWords(text: string, marks: readonly string[]): readonly Piece[] {
  const wanted = new Set<string>();
  for (const mark of marks) {
    forEachWord(mark, (start, end) => wanted.add(fold(mark.slice(start, end))));
  }
  if (wanted.size === 0) return [{ text, hit: false }];
  const hits: { start: number; end: number }[] = [];
  forEachWord(text, (start, end) => {
    if (!wanted.has(fold(text.slice(start, end)))) return;
    const last = hits.at(-1);
    if (last && /^[ \u00a0-]+$/.test(text.slice(last.end, start))) last.end = end;
    else hits.push({ start, end });
  });
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of hits) {
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false });
    pieces.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
  return pieces;
}
