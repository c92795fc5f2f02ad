/**
 * Words and where they stand. A word is a run of letters, digits and marks; an apostrophe between
 * two letters belongs to it ("don't", "Napo’s"), a hyphen does not. Scripts that write no spaces are
 * cut by `Intl.Segmenter`.
 */

/** One table look-up for the characters that make up nearly all of an archive. */
const LATIN = new Uint8Array(0x250);
for (let unit = 0; unit < LATIN.length; unit++) {
  if (/[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(unit))) LATIN[unit] = 1;
}
/** A soft hyphen hides inside a word without ending it. */
LATIN[0xad] = 1;

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}\u200b-\u200d\u2060]/u;
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Width of the word character at `i` in UTF-16 units, 0 if there is none. */
export function wordUnitAt(text: string, i: number): 0 | 1 | 2 {
  const unit = text.charCodeAt(i);
  if (unit < 0x250) return LATIN[unit] === 1 ? 1 : 0;
  if (unit >= 0xd800 && unit <= 0xdbff && i + 1 < text.length) {
    return WORD_CHARACTER.test(text.slice(i, i + 2)) ? 2 : 0;
  }
  return WORD_CHARACTER.test(text[i] ?? '') ? 1 : 0;
}

/** Whether a text begins with a character of a script that writes no spaces between its words. */
export function isSpaceless(text: string): boolean {
  return text.charCodeAt(0) >= 0xe00 && SPACELESS.test(text.slice(0, 2));
}

function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019 || unit === 0x2bc || unit === 0xff07;
}

/** Calls `visit` with the start and end (UTF-16 units, end exclusive) of every word, in order. */
export function forEachWord(text: string, visit: (start: number, end: number) => void): void {
  const length = text.length;
  let i = 0;
  while (i < length) {
    let width: number = wordUnitAt(text, i);
    if (width === 0) {
      i++;
      continue;
    }
    const start = i;
    let spaceless = false;
    while (width > 0) {
      if (!spaceless && text.charCodeAt(i) >= 0xe00) {
        spaceless = SPACELESS.test(text.slice(i, i + width));
      }
      i += width;
      if (i >= length) break;
      width = wordUnitAt(text, i);
      if (width === 0 && isApostrophe(text.charCodeAt(i)) && i + 1 < length) {
        width = wordUnitAt(text, i + 1) > 0 ? 1 : 0;
      }
    }
    if (spaceless) forEachSegment(text, start, i, visit);
    else visit(start, i);
  }
}

let segmenter: Intl.Segmenter | undefined;

function forEachSegment(
  text: string,
  start: number,
  end: number,
  visit: (start: number, end: number) => void,
): void {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  for (const part of segmenter.segment(text.slice(start, end))) {
    visit(start + part.index, start + part.index + part.segment.length);
  }
}
