import { attributeOf, closestTo, parentElementOf } from './nodes.ts';
import type { Piece } from './text-builder.ts';

const PIECES_A_STEP = 200;
/** A caption that repeats a sentence is of such a length, in characters. */
const LEAST = 40;
const MOST = 400;

/**
 * Captions that repeat, word for word, what the article says elsewhere, or another caption: they are
 * there for who looks at the pictures alone. Paragraphs that are alike are left as they are.
 */
export function* repeatingCaptions(pieces: readonly Piece[]): Generator<void, ReadonlySet<Piece>> {
  const repeating = new Set<Piece>();
  const said = new Map<string, Piece>();
  for (const [index, piece] of pieces.entries()) {
    if (index % PIECES_A_STEP === PIECES_A_STEP - 1) yield;
    if (piece.text.length < LEAST || piece.text.length > MOST) continue;
    const words = piece.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
    const before = said.get(words);
    if (before === undefined) said.set(words, piece);
    else if (isCaption(piece)) repeating.add(piece);
    else if (isCaption(before)) {
      repeating.add(before);
      said.set(words, piece);
    }
  }
  return repeating;
}

function isCaption({ runs }: Piece): boolean {
  const element = runs[0] ? parentElementOf(runs[0].node) : null;
  if (element === null) return false;
  return (
    closestTo(element, 'figure, figcaption') !== null ||
    /caption/i.test(attributeOf(element, 'class') ?? '')
  );
}
