import type { Piece } from '../../lib/model/index.ts';

/** A text with the words that were looked for set apart. */
export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map((piece, i) =>
        piece.hit ? (
          <mark class="hit" key={i}>
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}
