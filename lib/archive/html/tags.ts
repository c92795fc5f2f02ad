/** What is known of HTML's elements. */

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

export const VOID = set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);

/** Elements of which nothing is content: code, controls, drawings, the head's. */
export const HIDDEN = set(
  'script style template noscript head title svg math canvas select datalist textarea button option ' +
    'optgroup progress meter noembed noframes frameset applet audio video iframe',
);

/** Elements that begin and end a paragraph. */
export const BLOCK = set(
  'address article aside body caption center dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form header hgroup html legend main menu nav p section summary tbody tfoot thead ' +
    'table tr td th ul ol li blockquote pre listing xmp plaintext h1 h2 h3 h4 h5 h6 hr search',
);

export const EMPHASIS = set('i em cite dfn var');
export const STRONG = set('b strong');
export const CODE = set('code tt kbd samp');
export const LIST = set('ul ol menu dir');
export const PREFORMATTED = set('pre listing xmp plaintext');
export const PARTS_OF_TABLE = set('table tbody thead tfoot tr td th caption');

const TABLE_SECTION = set('tbody thead tfoot');
const CELL = set('td th');
const TERM = set('dt dd');

/**
 * Which element of the stack (root first) an opening tag closes by implication: its index, or -1. Ask
 * again after closing it.
 */
export function whatOpeningCloses(
  name: string,
  stack: readonly { readonly name: string }[],
): number {
  const last = stack.length - 1;
  const top = stack[last]!.name;
  if (last === 0) return -1;
  if (top === 'p' && BLOCK.has(name)) return last;
  if (top === 'head' && name === 'body') return last;
  if (name === 'a' && top === 'a') return last;
  if (name === 'li') return nearest(stack, n => n === 'li', isListOrCell);
  if (TERM.has(name))
    return nearest(
      stack,
      n => TERM.has(n),
      n => n === 'dl' || CELL.has(n),
    );
  if (CELL.has(name))
    return nearest(
      stack,
      n => CELL.has(n),
      n => n === 'tr' || n === 'table',
    );
  if (name === 'tr')
    return nearest(
      stack,
      n => n === 'tr',
      n => n === 'table',
    );
  if (TABLE_SECTION.has(name)) {
    return nearest(
      stack,
      n => TABLE_SECTION.has(n),
      n => n === 'table',
    );
  }
  return -1;
}

function isListOrCell(name: string): boolean {
  return LIST.has(name) || CELL.has(name) || name === 'table';
}

function nearest(
  stack: readonly { readonly name: string }[],
  wanted: (name: string) => boolean,
  boundary: (name: string) => boolean,
): number {
  for (let i = stack.length - 1; i > 0; i--) {
    const { name } = stack[i]!;
    if (wanted(name)) return i;
    if (boundary(name)) return -1;
  }
  return -1;
}
