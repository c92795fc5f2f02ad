import type { Place } from './ordered.ts';

/** Where an acronym of `readShort` may begin: ten characters at most, and a plural s. */
const BEGUN = /(?<![\p{L}\p{N}])[A-Za-z][A-Za-z0-9&/.-]{1,10}/gu;

/**
 * Where acronyms stand as whole words, in page order, a plural s with them; the longest where one holds
 * another. Reads the page once for all of them: it may define thousands.
 */
export function* wholeWords(
  text: string,
  wanted: Pick<ReadonlySet<string>, 'has' | 'size'>,
): Generator<Place & { readonly word: string }> {
  if (wanted.size === 0) return;
  const begun = new RegExp(BEGUN);
  for (let run = begun.exec(text); run; run = begun.exec(text)) {
    const start = run.index;
    const word = wordOf(run[0], text[start + run[0].length] ?? '', wanted);
    if (word !== null) {
      const end = start + word.length + (text[start + word.length] === 's' ? 1 : 0);
      yield { start, end, word };
      begun.lastIndex = end;
      // What begins inside has its turn: "R&D" in "HQ/R&D".
    } else begun.lastIndex = start + 1;
  }
}

/** The longest wanted word that a run begins with and that ends where a word does. */
function wordOf(run: string, next: string, wanted: Pick<ReadonlySet<string>, 'has'>) {
  for (let length = run.length; length > 1; length--) {
    if (isPartOfWord(run[length] ?? next)) continue;
    const whole = run.slice(0, length);
    if (wanted.has(whole)) return whole;
    if (whole.endsWith('s') && wanted.has(whole.slice(0, -1))) return whole.slice(0, -1);
  }
  return null;
}

function isPartOfWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
