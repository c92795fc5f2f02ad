/**
 * What the matcher sees in a character. Offsets stay those of the text: nothing is normalised as a
 * whole, each character is looked up by itself.
 */

export const WORD = 1;
export const SPACE = 2;
export const LINE_FEED = 3;
export const HYPHEN = 4;
export const APOSTROPHE = 5;
/** Soft hyphen, zero-width space and joiners, word joiner, BOM: nothing that a reader sees. */
export const INVISIBLE = 6;
export const OTHER = 7;

const WORD_PATTERN = /[\p{L}\p{N}\p{M}]/u;
const INVISIBLE_PATTERN = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
/** U+02BC is a letter to Unicode, yet people type it for an apostrophe. */
const APOSTROPHE_PATTERN = /['\u2018\u2019\u02bc\uff07]/;
const HYPHEN_PATTERN = /[-\u2010-\u2013\ufe63\uff0d]/;
const LINE_PATTERN = /[\n\u2028\u2029]/;

/** Filled as characters are met: a whole table up front would cost a cold worker 10 ms. */
const CLASSES = new Uint8Array(0x10000);
const astralClasses = new Map<number, number>();

/** The class of the character at `i`; that of a surrogate pair at its first half. */
export function classAt(text: string, i: number): number {
  const unit = text.charCodeAt(i);
  if (unit >= 0xd800 && unit <= 0xdbff) return astralClass(text.codePointAt(i) ?? 0);
  const known = CLASSES[unit]!;
  return known === 0 ? learn(unit) : known;
}

/** The class of the character that ends before `i`. */
export function classBefore(text: string, i: number): number {
  return classAt(text, i - widthBefore(text, i));
}

export function widthAt(text: string, i: number): 1 | 2 {
  const unit = text.charCodeAt(i);
  if (unit < 0xd800 || unit > 0xdbff || i + 1 >= text.length) return 1;
  return isLow(text.charCodeAt(i + 1)) ? 2 : 1;
}

export function widthBefore(text: string, i: number): 1 | 2 {
  if (i < 2 || !isLow(text.charCodeAt(i - 1))) return 1;
  const high = text.charCodeAt(i - 2);
  return high >= 0xd800 && high <= 0xdbff ? 2 : 1;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function learn(unit: number): number {
  const found = classify(String.fromCharCode(unit));
  CLASSES[unit] = found;
  return found;
}

function astralClass(point: number): number {
  let found = astralClasses.get(point);
  if (found === undefined) {
    found = classify(String.fromCodePoint(point));
    astralClasses.set(point, found);
  }
  return found;
}

function classify(character: string): number {
  if (INVISIBLE_PATTERN.test(character)) return INVISIBLE;
  if (APOSTROPHE_PATTERN.test(character)) return APOSTROPHE;
  if (WORD_PATTERN.test(character)) return WORD;
  if (LINE_PATTERN.test(character)) return LINE_FEED;
  if (/\s/.test(character)) return SPACE;
  return HYPHEN_PATTERN.test(character) ? HYPHEN : OTHER;
}

/**
 * Accents, and accents only: the vowel signs of Indic and Thai writing are marks too, and without
 * them other words would be left.
 */
const ACCENTS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g;
const folded = new Map<number, string>();
const lowered = new Map<number, string>();

/** A word character without accents, compatibility forms opened: 'é' → 'e', 'ﬁ' → 'fi', U+0301 → ''. */
export function foldPoint(point: number): string {
  let found = folded.get(point);
  if (found === undefined) {
    found = String.fromCodePoint(point).normalize('NFKD').replace(ACCENTS, '');
    folded.set(point, found);
  }
  return found;
}

/** As `foldPoint`, in lower case; by character, so that a final sigma is like any other. */
export function lowerPoint(point: number): string {
  let found = lowered.get(point);
  if (found === undefined) {
    found = '';
    for (const character of foldPoint(point)) {
      const lower = character.toLowerCase();
      found += lower === 'ς' ? 'σ' : lower;
    }
    lowered.set(point, found);
  }
  return found;
}

/** The first (nearly always the only) character of `lowerPoint`. */
export function lowerOf(point: number): number {
  if (point < 0x80) return point >= 0x41 && point <= 0x5a ? point | 0x20 : point;
  return lowerPoint(point).codePointAt(0) ?? point;
}

/** A letter that has a capital. */
export function isSmall(point: number): boolean {
  if (point < 0x80) return point >= 0x61 && point <= 0x7a;
  const character = String.fromCodePoint(point);
  return character !== character.toUpperCase();
}
