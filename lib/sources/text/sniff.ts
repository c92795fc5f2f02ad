/** Which encoding a file is in, by its first bytes. */

/** Enough for the declaration of any real page; the standard looks at 1,024 bytes. */
const DECLARED_WITHIN = 16_384;

export interface Sniffed {
  /** A label of `TextDecoder`, 'utf-32le' or 'utf-32be'; null: to be told by the text itself. */
  readonly encoding: string | null;
  /** What the file says that it is in and what is not known, if so. */
  readonly unknown: string | null;
}

/**
 * By byte order mark; else by the pattern of its NULs, since two-byte text declares itself in two-byte
 * text; else by `hint`, unless the bytes contradict (servers say UTF-8 of everything); else by its own declaration, in XML or HTML.
 */
export function sniffEncoding(head: Uint8Array, hint: string | null = null): Sniffed {
  const wide = byMark(head) ?? byNuls(head.subarray(0, DECLARED_WITHIN));
  if (wide !== null) return { encoding: wide, unknown: null };
  const said = hint !== null && isIn(head, hint) ? hint : null;
  const declared = said ?? declaredEncoding(head.subarray(0, DECLARED_WITHIN));
  if (declared === null) return { encoding: null, unknown: null };
  try {
    const { encoding } = new TextDecoder(declared);
    // What is readable a byte at a time is not in two: such a declaration outlived a conversion.
    return { encoding: encoding.startsWith('utf-16') ? null : encoding, unknown: null };
  } catch {
    const wider = /^(?:utf|ucs|iso-10646)\W?(?:32|ucs-4|4)/i.test(declared);
    return wider ? { encoding: null, unknown: null } : { encoding: 'utf-8', unknown: declared };
  }
}

/** Whether bytes are of an encoding; the last character may be cut. */
function isIn(head: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function byMark(head: Uint8Array): string | null {
  const [a, b, c, d] = head;
  // Before UTF-16, whose mark is the first half of this one.
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return 'utf-32le';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  return null;
}

/** Markup and Western text in two or four bytes a character has NULs in always the same places. */
function byNuls(head: Uint8Array): string | null {
  const whole = head.length - (head.length % 4);
  const nuls: [number, number, number, number] = [0, 0, 0, 0];
  for (let at = 0; at < whole; at++) if (head[at] === 0) nuls[(at & 3) as 0 | 1 | 2 | 3]++;
  const [a, b, c, d] = nuls.map(count => count / Math.max(1, whole / 4));
  const many = (share = 0) => share > 0.6;
  const few = (share = 0) => share < 0.02;
  if (whole < 8) return null;
  if (few(a) && many(b) && many(c) && many(d)) return 'utf-32le';
  if (many(a) && many(b) && many(c) && few(d)) return 'utf-32be';
  if (few(a) && many(b) && few(c) && many(d)) return 'utf-16le';
  if (many(a) && few(b) && many(c) && few(d)) return 'utf-16be';
  // Other scripts have few NULs, and the first character of markup is '<' all the same.
  const start = [...head.subarray(0, 4)].join();
  if (/^60,0,(?:33|63|[a-z\d]+),0$/.test(start)) return 'utf-16le';
  if (/^0,60,0,(?:33|63|[a-z\d]+)$/.test(start)) return 'utf-16be';
  return null;
}

function declaredEncoding(head: Uint8Array): string | null {
  const text = new TextDecoder('latin1').decode(head).trimStart();
  const xml = /^(?:[^<\w]{0,4}\s*)<\?xml\s[^>]*?\bencoding\s*=\s*["']\s*([\w.:-]+)/i.exec(
    text,
  )?.[1];
  if (xml !== undefined) return xml;
  // Only a page: a feed or a dump may quote the tag.
  if (!isPage(text)) return null;
  return /<meta\s[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(text)?.[1] ?? null;
}

function isPage(text: string): boolean {
  const rest = text.replace(/^(?:\s+|<!--[\s\S]*?-->|<\?[^>]*>)+/, '');
  return /^<(?:!doctype\s+html|html|head|meta|title|link|script|style|body)\b/i.test(rest);
}
