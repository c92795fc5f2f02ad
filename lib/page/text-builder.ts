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

const WHITE = /[ \t\n\r\f]+/g;
const LINE_WHITE = /[\t\n\r\f]/g;

/** Puts a `PageText` together from text nodes in document order. */
export function createTextBuilder(limit: number) {
  const parts: string[] = [];
  const runs: TextRun[] = [];
  const blocks: { start: number; end: number }[] = [];
  let length = 0;
  let blockStart = -1;
  let endsWhite = true;

  function put(piece: string): void {
    parts.push(piece);
    length += piece.length;
  }

  function emit(node: Text, from: number, to: number): void {
    const room = limit - length - (blockStart < 0 && length > 0 ? 1 : 0);
    const until = Math.min(to, from + Math.max(0, room));
    if (until <= from) return;
    if (blockStart < 0) {
      if (length > 0) put('\n');
      blockStart = length;
    }
    const piece = node.data.slice(from, until).replace(LINE_WHITE, ' ');
    runs.push({ node, from, start: length, end: length + piece.length });
    put(piece);
    endsWhite = piece.endsWith(' ');
  }

  /** A block ends without white space; there is never more than one space to take back. */
  function trim(): void {
    if (!endsWhite || blockStart < 0 || length <= blockStart) return;
    const last = runs.at(-1);
    if (last && last.end === length) {
      runs.pop();
      if (last.end - last.start > 1) runs.push({ ...last, end: last.end - 1 });
    }
    const piece = parts.pop() ?? '';
    if (piece.length > 1) parts.push(piece.slice(0, -1));
    length--;
  }

  function endBlock(): void {
    trim();
    if (blockStart >= 0 && length > blockStart) blocks.push({ start: blockStart, end: length });
    blockStart = -1;
    endsWhite = true;
  }

  return {
    get full(): boolean {
      return length >= limit;
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
      if (endsWhite || length >= limit) return;
      put(' ');
      endsWhite = true;
    },
    endBlock,
    finish(): PageText {
      endBlock();
      return { text: parts.join(''), runs, blocks };
    },
  };
}
