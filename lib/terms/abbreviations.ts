/**
 * Acronyms with what they stand for, by the method of Schwartz and Hearst, "A simple algorithm for
 * identifying abbreviation definitions in biomedical text" (2003): both `long form (SF)` and
 * `SF (long form)`, letters matched from right to left. Tightened for prose: where the initials are
 * the letters, they are taken first ("Shared Services Connected Limited (SSCL)" needs its first word);
 * otherwise half of the letters must begin a word.
 */

import { longFormBehind } from './initials.ts';

const SHORT = /^[A-Za-z][A-Za-z0-9&/.-]{0,8}[A-Za-z0-9.]$/;
const LEADING =
  /^(?:(?:the|a|an|our|your|their|and|or|of|for|in|to|formerly|now|then|i\.e\.|ie)\s+)+/i;

/**
 * Calls `visit` with every acronym of a paragraph that is explained there: "CRC", "community rehabilitation
 * company", and where the bracket opens.
 */
export function forEachExpansion(
  text: string,
  visit: (short: string, long: string, at: number) => void,
): void {
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
    const near = text.slice(open + 1, open + 121);
    const length = near.indexOf(')');
    if (length < 0) continue;
    const inside = near.slice(0, length).trim();
    const before = clauseBefore(text, open);
    const short = readShort(inside.split(/[,;:]| or /, 1)[0]!);
    if (short) {
      const long = longFormOf(short, lastWords(before, short), inside.endsWith('s'));
      if (long) visit(short, long, open);
      continue;
    }
    const word = /[^\s"“‘']+$/.exec(before)?.[0];
    const outer = word ? readShort(word) : null;
    const long = outer ? longFormOf(outer, inside, false) : null;
    if (outer && long && inside.length - long.length < 24) visit(outer, long, open);
  }
}

/** An acronym without its plural s or dots; null where the text is none. */
export function readShort(text: string): string | null {
  const trimmed = text.trim().replace(/^["“‘'#]+|["”’']+$/g, '');
  if (!SHORT.test(trimmed)) return null;
  const plain = /^(?:[A-Z]\.)+[A-Z]?\.?$/.test(trimmed) ? trimmed.replaceAll('.', '') : trimmed;
  const single = plain.replace(/(?<=[A-Z]{2})s$/, '');
  const capitals = single.replace(/[^A-Z]/g, '').length;
  if (single.endsWith('.') || single.length < 2) return null;
  // "Napo" is an acronym too; that all its letters begin words is asked in `longFormOf`.
  const nameLike = /^[A-Z][a-z]{2,5}$/.test(single);
  // "nDelius"
  const mixed = /^[a-z][A-Z][A-Za-z]{2,}$/.test(single);
  return capitals >= 2 || nameLike || mixed ? single : null;
}

function clauseBefore(text: string, end: number): string {
  const window = text.slice(Math.max(0, end - 160), end);
  const cut = Math.max(
    ...['. ', '; ', ': ', '! ', '? ', '(', ')', '\n'].map(mark => window.lastIndexOf(mark)),
  );
  return window.slice(cut + 1).trim();
}

/** As many words as the method looks at: |A| + 5, at most twice |A|. */
function lastWords(text: string, short: string): string {
  const words = text.split(/\s+/);
  return words.slice(-Math.min(short.length + 5, short.length * 2)).join(' ');
}

/** The long form at the end of `text`, or null. `loose`: by the method's own rule, untightened. */
export function longFormOf(
  short: string,
  text: string,
  plural: boolean,
  loose = false,
): string | null {
  const plain = text.replace(/["”’'\s]+$/, '');
  const long =
    mixedLongForm(short, plain) ??
    longFormBehind(short, plain) ??
    looseLongForm(short, text, loose);
  return long !== null && plural ? singularPhrase(long) : long;
}

/** "National Delius" of nDelius: a word for the first letter, then the rest. */
function mixedLongForm(short: string, text: string): string | null {
  if (!/^[a-z][A-Z]/.test(short)) return null;
  const last = text.slice(text.lastIndexOf(' ', text.lastIndexOf(' ') - 1) + 1);
  const [first = '', rest = ''] = last.split(' ');
  return first[0]?.toLowerCase() === short[0] && rest === short.slice(1) ? last : null;
}

function looseLongForm(short: string, text: string, loose: boolean): string | null {
  const strict = /^[A-Z][a-z]+$/.test(short);
  let s = short.length - 1;
  let at = text.length - 1;
  let initials = 0;
  let letters = 0;
  for (; s >= 0; s--) {
    const wanted = short[s]!.toLowerCase();
    if (!isLetter(wanted)) continue;
    letters++;
    while (
      at >= 0 &&
      (text[at]!.toLowerCase() !== wanted ||
        ((s === 0 || strict) && at > 0 && isLetter(text[at - 1]!)))
    ) {
      at--;
    }
    if (at < 0) return null;
    if (at === 0 || !isLetter(text[at - 1]!)) initials++;
    at--;
  }
  const start = text.lastIndexOf(' ', Math.max(at, 0)) + 1;
  let long = text.slice(at < 0 ? 0 : start).replace(/^["“‘'#(]+|["”’',.]+$/g, '');
  long = long.replace(LEADING, '');
  const words = long.split(/[\s-]+/);
  if ((!loose && initials * 2 < letters) || words.length < 2 || long.length > 100) return null;
  if (words.length > Math.min(short.length + 5, short.length * 2)) return null;
  if (words.some(word => word === short) || long.length <= short.length) return null;
  if (/[()[\]{}"“”@\\/]|https?:|\.\s/.test(long)) return null;
  return long;
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

/** "community rehabilitation companies" → "community rehabilitation company". */
export function singularPhrase(phrase: string): string {
  if (/[^aeiou]ies$/i.test(phrase)) return `${phrase.slice(0, -3)}y`;
  if (/(?:ss|us|is|'s|’s|news)$/i.test(phrase) || !/[a-z]{2}s$/i.test(phrase)) return phrase;
  return /(?:sh|ch|x|sse)s?es$/i.test(phrase) ? phrase.slice(0, -2) : phrase.slice(0, -1);
}
