/** Folding: the form of a word under which its variants meet. */

const COMBINING = /\p{M}+/gu;
const NEEDS_NORMALISING = /[^\x20-\x7e]/;
/** U+00AD soft hyphen, zero-width space and joiners, word joiner, BOM: nothing that a reader sees. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const APOSTROPHES = /[\u2019\u2018\u02bc\u2032\uff07`´]/g;

/**
 * Case, accents, apostrophes and invisible characters folded away: "Café’s" → "cafe's". Not of the
 * same length as its input: map offsets before folding, never after.
 */
export function fold(text: string): string {
  if (!NEEDS_NORMALISING.test(text)) return text.toLowerCase();
  return foldSpecial(text).toLowerCase();
}

/** As `fold`, but the case is kept. */
export function foldMarks(text: string): string {
  return NEEDS_NORMALISING.test(text) ? foldSpecial(text) : text;
}

function foldSpecial(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, "'")
    .normalize('NFKD')
    .replace(COMBINING, '');
}

/** White space of every kind to one space, ends trimmed. */
export function squash(text: string): string {
  return text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();
}
