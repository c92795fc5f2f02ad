/** The form under which a word is indexed and looked for. */
import { fold, forEachWord } from '../text/index.ts';

/** Longer runs are not words but addresses, keys and noise; they meet in their first units. */
export const LONGEST_WORD = 64;

/** "Napo's" → napo, "we'll" → we; what is left of apostrophes goes: "don't" meets "dont". */
const CLITIC = /'(?:s|ll|re|ve|d|m)$/;

/** Folded, without clitics and apostrophes, at most `LONGEST_WORD` UTF-16 units; may be empty. */
export function normalWord(raw: string): string {
  // Raw runs are cut first, generously, so that folding a file without a space costs nothing.
  let word = fold(raw.length > 4 * LONGEST_WORD ? raw.slice(0, 4 * LONGEST_WORD) : raw);
  if (word.includes("'")) word = word.replace(CLITIC, '').replaceAll("'", '');
  return word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD) : word;
}

/** Calls `visit` with every indexable word of a text and where it stands (UTF-16 units), in order. */
export function forEachNormalWord(
  text: string,
  visit: (word: string, start: number, end: number) => void,
): void {
  forEachWord(text, (start, end) => {
    const word = normalWord(text.slice(start, end));
    if (word !== '') visit(word, start, end);
  });
}
