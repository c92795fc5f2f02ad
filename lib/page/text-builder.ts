/** A stretch of the text that stands as it is in one text node. */
export interface TextRun {
  readonly node: Text;
  /** Offset in the node at which the stretch begins. */
  readonly from: number;
  /** Offsets in the text, end exclusive; UTF-16 units like all offsets here. */
  readonly start: number;
  readonly end: number;
}

/**
 * What a reader sees of an article: its blocks, joined by line feeds, white space within a block
 * collapsed to single spaces. Every character but the line feeds, and spaces that stand for
 * something left out, belongs to a run, so each offset leads back to its node.
 */
export interface PageText {
  readonly text: string;
  /** In order, without overlap. */
  readonly runs: readonly TextRun[];
  readonly blocks: readonly { readonly start: number; readonly end: number }[];
}

/** One block, with offsets of its own: it stays as it is wherever it comes to stand in the text. */
export interface Piece {
  readonly text: string;
  readonly runs: readonly TextRun[];
}

const WHITE = /[ \t\n\r\f]+/g;
const LINE_WHITE = /[\t\n\r\f]/g;

/** Makes pieces of text nodes in document order, until `limit` characters are there. */
export function createTextBuilder(limit: number) {
  const pieces: Piece[] = [];
  /** Of all pieces, with the line feeds between them. */
  let total = 0;
  let parts: string[] = [];
  let runs: TextRun[] = [];
  let length = 0;
  let endsWhite = true;

  function put(part: string): void {
    parts.push(part);
    length += part.length;
  }

  function emit(node: Text, from: number, to: number): void {
    if (to <= from) return;
    const part = node.data.slice(from, to).replace(LINE_WHITE, ' ');
    runs.push({ node, from, start: length, end: length + part.length });
    put(part);
    endsWhite = part.endsWith(' ');
  }

  /** A block ends without white space; there is never more than one space to take back. */
  function trim(): void {
    if (!endsWhite || length === 0) return;
    const last = runs.at(-1);
    if (last && last.end === length) {
      runs.pop();
      if (last.end - last.start > 1) runs.push({ ...last, end: last.end - 1 });
    }
    parts.push((parts.pop() ?? '').slice(0, -1));
    length--;
  }

  function keep(piece: Piece): void {
    pieces.push(piece);
    total += piece.text.length + 1;
  }

  return {
    pieces,
    get full(): boolean {
      return total + length >= limit;
    },
    /** Adds a text node's characters, without the white space that would not be seen. */
    add(node: Text): void {
      const data = node.data;
      let from = 0;
      WHITE.lastIndex = 0;
      for (let match = WHITE.exec(data); match !== null; match = WHITE.exec(data)) {
        const kept = match.index > from || !endsWhite ? 1 : 0;
        if (match[0].length === kept) continue;
        emit(node, from, match.index + kept);
        from = match.index + match[0].length;
      }
      emit(node, from, data.length);
    },
    /** Something stands here that is not read: words to its left and right do not touch. */
    gap(): void {
      if (endsWhite) return;
      put(' ');
      endsWhite = true;
    },
    /** Pieces that were made before. */
    take(known: readonly Piece[]): void {
      for (const piece of known) keep(piece);
    },
    endBlock(): void {
      trim();
      if (length > 0) keep({ text: parts.join(''), runs });
      parts = [];
      runs = [];
      length = 0;
      endsWhite = true;
    },
  };
}

const PIECES_A_STEP = 500;

/** The text of all pieces, cut at `limit` characters; in steps, since there may be very many. */
export function* joinPieces(pieces: readonly Piece[], limit: number): Generator<void, PageText> {
  const parts: string[] = [];
  const runs: TextRun[] = [];
  const blocks: { start: number; end: number }[] = [];
  let start = 0;
  for (const [index, piece] of pieces.entries()) {
    if (index % PIECES_A_STEP === PIECES_A_STEP - 1) yield;
    const end = Math.min(start + piece.text.length, limit);
    if (end <= start) break;
    parts.push(piece.text.slice(0, end - start));
    blocks.push({ start, end });
    for (const run of piece.runs) {
      const from = start + run.start;
      if (from < end) runs.push({ ...run, start: from, end: Math.min(start + run.end, end) });
    }
    start = end + 1;
  }
  return { text: parts.join('\n'), runs, blocks };
}
