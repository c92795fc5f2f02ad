/** JSON as it should have been sent: cut off in the middle, or with halves of characters. */

const HALF_OR_NUL = /\\u(?:0000|d[89a-f])/i;
/** A pair, a half or NUL, or any other escape, which must not be taken for the beginning of one. */
const ESCAPES =
  /\\(?:u(?:d[89ab][\da-f]{2}\\ud[c-f][\da-f]{2}|(0000|d[89a-f][\da-f]{2}))|[\s\S])/gi;

/** NUL and halves of characters, as escapes, become U+FFFD: the other formats' texts hold none either. */
export function withoutHalves(json: string): string {
  if (!HALF_OR_NUL.test(json)) return json;
  return json.replace(ESCAPES, (all, half) => (half === undefined ? all : '\\ufffd'));
}

/** Entries stand in the list itself, in a feed's `items`, or in Blogger's `feed.entry`; deeper is within one. */
const ENTRY_DEPTH = 3;

export interface CutJson {
  /** The document up to the last whole entry, closed. */
  readonly json: string;
  /** Where that entry ends, in UTF-16 units. */
  readonly end: number;
}

/** What is whole of a text that breaks off; null where it does not break off, or no entry is whole. */
export function wholePart(text: string): CutJson | null {
  const open: string[] = [];
  let depth = ENTRY_DEPTH;
  let last: { end: number; closing: string } | null = null;
  const marks = /["{}[\]]/g;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    const sign = mark[0];
    if (sign === '"') {
      const end = stringEnd(text, mark.index);
      if (end < 0) return closed(text, last);
      marks.lastIndex = end;
    } else if (sign === '{' || sign === '[') open.push(sign === '{' ? '}' : ']');
    else if (open.pop() !== sign) return null;
    else if (sign === '}' && open.at(-1) === ']' && open.length <= depth) {
      depth = open.length;
      last = { end: mark.index + 1, closing: open.toReversed().join('') };
    }
  }
  return open.length > 0 ? closed(text, last) : null;
}

function closed(text: string, last: { end: number; closing: string } | null): CutJson | null {
  return last && { end: last.end, json: text.slice(0, last.end) + last.closing };
}

/** The index behind a string that begins here; -1 if it does not end. */
function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return end + 1;
  }
  return -1;
}
