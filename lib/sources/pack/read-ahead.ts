/**
 * What a source gives, asked for before it is wanted: until so many bytes wait, and again when they are
 * taken. What the source throws is thrown where its pieces are taken.
 */
export function readAhead<Piece extends Uint8Array>(
  source: AsyncIterable<Piece>,
  most: number,
): AsyncIterable<Piece> {
  const waiting: Piece[] = [];
  let size = 0;
  let ended = false;
  let failure: { readonly error: unknown } | null = null;
  /** Wakes whichever of the two waits for the other. */
  let wake = () => {};
  const change = () =>
    new Promise<void>(resolve => {
      wake = resolve;
    });
  const read = async () => {
    for await (const piece of source) {
      waiting.push(piece);
      size += piece.length;
      wake();
      while (size >= most) await change();
    }
  };
  read()
    .catch((error: unknown) => {
      failure = { error };
    })
    .finally(() => {
      ended = true;
      wake();
    });
  return {
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const piece = waiting.shift();
        if (piece) {
          size -= piece.length;
          wake();
          yield piece;
        } else if (!ended) await change();
        else if (failure) throw failure.error;
        else return;
      }
    },
  };
}
