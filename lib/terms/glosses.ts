import { singularPhrase } from './abbreviations.ts';
import { isNeverAcronym } from './boilerplate.ts';
import { longFormAhead, longFormBehind } from './initials.ts';
import { ACRONYM, CAPITAL, LETTER, type Token } from './paragraph.ts';

/** What stands between an acronym and what it means: "HDC: …", "PO = …", "ROTL – …", "CEP stands for …". */
const AHEAD =
  /(?:\s?[:=]\s+|\s+[–—-]\s+|,?\s+st(?:ands|ood|anding)\s+for\s+|,?\s+short\s+for\s+|,?\s+(?:which\s+)?(?:is|was|are|were|means|meant)\s+|,\s+(?=the\s))(?:(?:the|an?|our)\s+)?["“‘']?/y;
/** What stands between a name and its acronym: ", or BASS", ", known as SF". */
const BEHIND =
  /(?:,\s+(?:or|hence|aka|a\.k\.a\.)|,?\s+(?:(?:also|better|usually|commonly|otherwise)\s+)?(?:known|abbreviated|shortened|referred\s+to)\s+(?:as|to)|,?\s+(?:called|dubbed))\s+(?:the\s+)?["“‘']?$/;
const LONGEST = 140;

/**
 * Calls `visit` with acronyms that are explained without brackets, as in a list of them ("HDC: Home
 * Detention Curfew") or in passing ("…, known as SF"). Only where the initials are exactly these
 * (`initials.ts`): there is nothing else to tell it from any other sentence.
 */
export function forEachGloss(
  text: string,
  tokens: readonly Token[],
  visit: (short: string, long: string) => void,
): void {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const acronym = token.kind === ACRONYM;
    if (!acronym && (token.kind !== CAPITAL || token.end - token.start > 6)) continue;
    // "Napo, the National …": of words that look like any name only those that a comma sets off.
    if (!acronym && !(text[token.end] === ',' && text.startsWith(', the ', token.end))) continue;
    const surface = text.slice(token.start, token.end);
    const plural = /[A-Z]{2}s$/.test(surface);
    const short = plural ? surface.slice(0, -1) : surface;
    const long = ahead(text, tokens, i, short) ?? (acronym ? behind(text, token, short) : null);
    if (!long || long.length < short.length + 3 || isNeverAcronym(short)) continue;
    visit(short, plural ? singularPhrase(long) : long);
  }
}

function ahead(text: string, tokens: readonly Token[], i: number, short: string): string | null {
  const token = tokens[i]!;
  if (!AFTER.has(text.charCodeAt(token.outer)) || token.outer !== token.end) return null;
  AHEAD.lastIndex = token.outer;
  const between = AHEAD.exec(text)?.[0];
  if (between === undefined) return null;
  const from = token.outer + between.length;
  const initial = text.slice(from, from + 1).toLowerCase();
  if (initial !== short[0]!.toLowerCase()) return null;
  const long = longFormAhead(short, text.slice(from, from + LONGEST));
  if (!long) return null;
  // "CRC was closed …": only a list may write the long form small.
  const listed = /^\s?[:=]|st(?:ands|ood|anding)|short|mean|^\s+[–—-]/.test(between);
  if (!listed && !/^\p{Lu}/u.test(long)) return null;
  const next = tokens[i + 1];
  return next && (next.kind === LETTER || next.kind === ACRONYM) ? null : long;
}

function behind(text: string, token: Token, short: string): string | null {
  const before = text.charCodeAt(token.start - 1);
  // A blank or an opening quotation mark.
  if (before !== 0x20 && before !== 0x2018 && before !== 0x201c && before !== 0x22) return null;
  const window = text.slice(Math.max(0, token.start - LONGEST), token.start);
  const between = BEHIND.exec(window);
  return between ? longFormBehind(short, window.slice(0, between.index)) : null;
}

/** Blank, no-break space, comma, colon, equals sign: with anything else the patterns need not be tried. */
const AFTER = new Set([0x20, 0xa0, 0x2c, 0x3a, 0x3d]);
