import { closestTo, parentElementOf } from './nodes.ts';
import type { Piece } from './text-builder.ts';

const PIECES_A_STEP = 200;
/** A caption that repeats a sentence is of such a length, in characters. */
const CAPTION = /^.{40,400}$/;

/**
 * The pieces without captions that repeat, word for word, what the article says elsewhere, or another
 * caption: they are there for who looks at the pictures alone. Paragraphs that are alike stay.
 */
export function* withoutRepeats(pieces: readonly Piece[]): Generator<void, readonly Piece[]> {
  const repeats = new Set<Piece>();
  const said = new Map<string, Piece>();
  for (const [index, piece] of pieces.entries()) {
    if (index % PIECES_A_STEP === PIECES_A_STEP - 1) yield;
    if (!CAPTION.test(piece.text)) continue;
    const words = piece.text.replace(/[^\p{L}\p{N}]+/gu, '');
    const before = said.get(words);
    const repeat = before && [piece, before].find(isCaption);
    if (repeat) repeats.add(repeat);
    if (repeat !== piece) said.set(words, piece);
  }
  return pieces.filter(piece => !repeats.has(piece));
}

function isCaption({ runs }: Piece): boolean {
  const element = runs[0] ? parentElementOf(runs[0].node) : null;
  return element !== null && closestTo(element, 'figure,figcaption,[class*=aption]') !== null;
}
