/**
 * The encoding of bytes that nobody named. UTF-8 shows by its form. Windows-1252 is what is left; before
 * it, the two scripts whose old feeds often name none: Cyrillic and Japanese. No table of
 * letter frequencies: what is looked at is the case within words, and hiragana.
 */

/** Fewer letters beyond ASCII are no evidence. */
const LETTERS = 24;

/** `sample` begins with a byte that is not ASCII. Gives a label of `TextDecoder`. */
export function guessEncoding(sample: Uint8Array): string {
  if (isUtf8(sample)) return 'utf-8';
  if (!isForeign(sample)) return 'windows-1252';
  return guessJapanese(sample) ?? guessCyrillic(sample) ?? 'windows-1252';
}

/** Two-byte encodings look like UTF-8 in half of their characters. */
const VALID_TO_BAD = 8;

/**
 * One bad byte in a hundred quotes does not turn all of them into Windows-1252's. What is full of NULs
 * is text in neither.
 */
function isUtf8(sample: Uint8Array): boolean {
  if (decodeIf(sample, 'utf-8') !== null) return true;
  const text = new TextDecoder('utf-8').decode(sample);
  let bad = 0;
  let good = 0;
  let nuls = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) bad++;
    else if (code > 127) good++;
    else if (code === 0) nuls++;
  }
  return good >= bad * VALID_TO_BAD || nuls * 20 > text.length;
}

/** Western accents stand alone among plain letters; elsewhere whole words are beyond ASCII. */
function isForeign(sample: Uint8Array): boolean {
  let beyond = 0;
  let together = 0;
  for (let at = 1; at < sample.length; at++) {
    if (sample[at]! < 128) continue;
    beyond++;
    if (sample[at - 1]! >= 128) together++;
  }
  return beyond >= LETTERS && together > beyond * 0.6;
}

/** Running Japanese is a third hiragana or more; what is decoded wrongly has next to none. */
function guessJapanese(sample: Uint8Array): string | null {
  for (const label of ['euc-jp', 'shift_jis']) {
    const text = decodeIf(sample, label);
    if (text === null) continue;
    const beyond = text.match(/[^\0-\x7f]/g)?.length ?? 0;
    const hiragana = text.match(/[\u3041-\u3096]/g)?.length ?? 0;
    if (hiragana > beyond * 0.15) return label;
  }
  return null;
}

/** Where one has capitals the other has small letters: in the right one words are mostly small. */
function guessCyrillic(sample: Uint8Array): string | null {
  for (const label of ['koi8-r', 'windows-1251']) {
    const text = new TextDecoder(label).decode(sample);
    const beyond = text.match(/[^\0-\x7f]/g)?.length ?? 0;
    const inWords = text.match(/[а-яё]{2,}/g)?.join('').length ?? 0;
    if (inWords > beyond * 0.7) return label;
  }
  return null;
}

/** Null where the bytes are not of the encoding; the last character may be cut. */
function decodeIf(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}
