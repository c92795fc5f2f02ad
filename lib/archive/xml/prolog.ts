const COMMENT_END = '-->';
const LONGEST_OPENING = '<!DOCTYPE'.length;

/**
 * Blanks the document type out of what stands before a document's root, its internal subset included:
 * entities that a document declares are not for us, and their values may hold tags. Offsets and lines
 * stay as they are. Give it the chunks in order; what it holds back comes with the next one.
 */
export function createProlog(): { write(chunk: string): string; end(): string } {
  let inside: 'nothing' | 'instruction' | 'comment' | 'doctype' | 'document' = 'nothing';
  let held = '';
  let doctype = createDoctype();

  const scan = (text: string, last: boolean): string => {
    let out = '';
    let at = 0;
    while (inside !== 'document') {
      if (inside === 'doctype') {
        const end = doctype.read(text, at);
        out += text.slice(at, end).replace(/[^\n]/g, ' ');
        at = end;
        if (!doctype.closed()) return out;
        inside = 'nothing';
      } else if (inside === 'nothing') {
        const open = text.indexOf('<', at);
        if (open < 0) return out + text.slice(at);
        if (text.length - open < LONGEST_OPENING && !last) {
          held = text.slice(open);
          return out + text.slice(at, open);
        }
        out += text.slice(at, open);
        at = open;
        if (text.startsWith('<?', at)) inside = 'instruction';
        else if (text.startsWith('<!--', at)) inside = 'comment';
        else if (/^<!doctype$/i.test(text.slice(at, at + LONGEST_OPENING))) {
          inside = 'doctype';
          doctype = createDoctype();
        } else inside = 'document';
      } else {
        const closing = inside === 'comment' ? COMMENT_END : '?>';
        const end = text.indexOf(closing, at);
        if (end < 0) {
          const keep = last ? text.length : Math.max(at, text.length - closing.length + 1);
          held = text.slice(keep);
          return out + text.slice(at, keep);
        }
        out += text.slice(at, end + closing.length);
        at = end + closing.length;
        inside = 'nothing';
      }
    }
    return out + text.slice(at);
  };
  const take = (chunk: string, last: boolean): string => {
    if (inside === 'document') return chunk;
    const text = held + chunk;
    held = '';
    return scan(text, last);
  };
  return { write: chunk => take(chunk, false), end: () => take('', true) };
}

/** Finds the end of a document type: quotes, comments, instructions and the internal subset may hold any `>`. */
function createDoctype() {
  let quote = '';
  let subset = false;
  let comment = false;
  let instruction = false;
  let recent = '';
  let closed = false;
  return {
    closed: () => closed,
    /** Reads on from an index; gives the one behind what belongs to the document type. */
    read(text: string, from: number): number {
      for (let i = from; i < text.length; i++) {
        const c = text[i]!;
        recent = (recent + c).slice(-4);
        if (comment) comment = !recent.endsWith(COMMENT_END);
        else if (instruction) instruction = !recent.endsWith('?>');
        else if (quote !== '') quote = c === quote ? '' : quote;
        else if (recent === '<!--') {
          comment = true;
          recent = '';
        } else if (recent.endsWith('<?')) {
          instruction = true;
          recent = '';
        } else if (c === '"' || c === "'") quote = c;
        else if (c === '[') subset = true;
        else if (c === ']') subset = false;
        else if (c === '>' && !subset) {
          closed = true;
          return i + 1;
        }
      }
      return text.length;
    },
  };
}
