/**
 * The form of a text under which quotes are compared. White space and characters that nobody sees are
 * left out whole: where one page breaks a line, another has a space, two, or none. Quotation marks,
 * dashes and compatible characters become one form of theirs. Case is kept.
 */

export interface FoldedText {
  readonly text: string;
  /** For each unit of the folded text, where the characters it comes from begin and end in the original. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

const MARK = /\p{M}/u;
const WHITE = /[\s\u0085\u180e]/;
/** Soft hyphen, zero width, direction marks, BOM. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;
const SINGLE_QUOTES = /[\u2018-\u201b\u02bc\u2032\u2035\uff07`\u00b4]/;
const DOUBLE_QUOTES = /[\u201c-\u201f\u2033\u2036\u00ab\u00bb\uff02]/;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/;
/** Characters that this many marks are stacked on are not looked at further: nobody writes them. */
const MOST_MARKS = 32;

export function foldText(text: string): FoldedText {
  const parts: string[] = [];
  let from = new Uint32Array(text.length + 16);
  let to = new Uint32Array(text.length + 16);
  let length = 0;
  /** Where the stretch begins that is taken over as it is. */
  let plain = 0;
  let i = 0;

  function put(part: string, start: number, end: number): void {
    if (length + part.length + text.length - end > from.length) {
      from = grown(from);
      to = grown(to);
    }
    for (let unit = 0; unit < part.length; unit++) {
      from[length] = start;
      to[length++] = end;
    }
  }

  while (i < text.length) {
    const unit = text.charCodeAt(i);
    const next = i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
    if (unit > 0x20 && unit < 0x7f && unit !== 0x60 && next < 0x300) {
      from[length] = i;
      to[length++] = ++i;
      continue;
    }
    if (unit === 0x20 || unit === 0x0a) {
      if (i > plain) parts.push(text.slice(plain, i));
      plain = ++i;
      continue;
    }
    const end = clusterEnd(text, i);
    const cluster = text.slice(i, end);
    const folded = foldCluster(cluster);
    if (i > plain) parts.push(text.slice(plain, i));
    parts.push(folded);
    if (folded !== cluster) put(folded, i, end);
    else {
      for (let at = i; at < end; at += widthAt(text, at)) {
        put(text.slice(at, at + widthAt(text, at)), at, at + widthAt(text, at));
      }
    }
    i = plain = end;
  }
  parts.push(text.slice(plain));
  return { text: parts.join(''), from, to };
}

/** Twice as long: compatible forms may have many characters for one. */
function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2 + 64);
  larger.set(array);
  return larger;
}

/** Past the character at `i` and the marks on it; what is left out has none. */
function clusterEnd(text: string, i: number): number {
  let end = i + widthAt(text, i);
  if (isLeftOut(text.charAt(i))) return end;
  for (let marks = 0; end < text.length && marks < MOST_MARKS; marks++) {
    const unit = text.charCodeAt(end);
    if (unit < 0x300) break;
    const width = widthAt(text, end);
    // Conjoining letters of Hangul are no marks, and compose all the same.
    const joins = (unit >= 0x1160 && unit <= 0x11ff) || MARK.test(text.slice(end, end + width));
    if (!joins) break;
    end += width;
  }
  return end;
}

function widthAt(text: string, i: number): 1 | 2 {
  const unit = text.charCodeAt(i);
  if (unit < 0xd800 || unit > 0xdbff) return 1;
  const next = text.charCodeAt(i + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}

function isLeftOut(character: string): boolean {
  return WHITE.test(character) || INVISIBLE.test(character);
}

/** By cluster: there are few different ones in a text. */
const known = new Map<string, string>();
const MOST_KNOWN = 5000;

function foldCluster(cluster: string): string {
  const before = known.get(cluster);
  if (before !== undefined) return before;
  const folded = foldCharacters(cluster);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(cluster, folded);
  return folded;
}

function foldCharacters(cluster: string): string {
  let folded = '';
  for (const character of cluster) {
    if (isLeftOut(character)) continue;
    if (SINGLE_QUOTES.test(character)) folded += "'";
    else if (DOUBLE_QUOTES.test(character)) folded += '"';
    else if (DASHES.test(character)) folded += '-';
    else folded += character;
  }
  const normal = folded.normalize('NFKC');
  return normal === folded ? folded : normal.replace(/\s/g, '');
}

/** Lower case, of the same length: letters whose lower case is longer stay as they are. */
export function lowered(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/\p{Lu}/gu, letter => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
}
