/** What zip entries are called, made safe to show and to look up. */
import { FLAG_UTF8 } from './zip-fields.ts';

/** The upper half of code page 437, which names are in that do not say UTF-8. */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** Many writers give UTF-8 without the flag: what is valid UTF-8 is taken for it. */
export function decodeName(bytes: Uint8Array, flags: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    if (flags & FLAG_UTF8) return new TextDecoder().decode(bytes);
    return Array.from(bytes, byte =>
      byte < 128 ? String.fromCharCode(byte) : CP437[byte - 128]!,
    ).join('');
  }
}

/** Control characters, and those that turn the direction of what stands around them. */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A path that stays below where it is put. `changed` if it was not so. */
export function safePath(name: string): { readonly path: string; readonly changed: boolean } {
  const shown = name.replace(UNSAFE, '\ufffd');
  const slashed = shown.replaceAll('\\', '/');
  const rooted = /^(?:[a-z]:)?\/+|^[a-z]:/i.exec(slashed)?.[0] ?? '';
  const parts: string[] = [];
  let climbs = false;
  for (const part of slashed.slice(rooted.length).split('/')) {
    if (part === '..') climbs = parts.pop() === undefined || climbs;
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const path = parts.join('/') || 'unnamed';
  return { path, changed: climbs || rooted !== '' || shown !== name || parts.length === 0 };
}

/** What systems add for themselves: nobody's writing. */
export function isSystemFile(path: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._[^/]*$)/i.test(path);
}

/** Gives each path once: `feed.atom`, `feed (2).atom`. */
export function createUniquePaths(): (path: string) => string {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return path => {
    let unique = path;
    for (let no = next.get(path) ?? 2; taken.has(unique); no++) {
      unique = path.replace(/(\.[^./]+)?$/, extension => ` (${no})${extension}`);
      next.set(path, no + 1);
    }
    taken.add(unique);
    return unique;
  };
}
