/** Small words that a name's initials may hold or leave out: RoSH, DfE, HMCTS. */
const SMALL = new Set(['of', 'for', 'and', 'the', 'in', 'on', 'to', 'at', 'with', 'a', 'an', '&']);
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’]*|&/gu;

interface Word {
  readonly start: number;
  readonly end: number;
  readonly lower: string;
}

/**
 * The words at the beginning of `text` whose initials are `short`: "Home Detention Curfew" of "Home
 * Detention Curfew, which …" for HDC. Each letter begins a word, or a part of one with a hyphen; only
 * small words are left out. Null where the initials differ.
 */
export function longFormAhead(short: string, text: string): string | null {
  const words = wordsOf(text, short);
  const count = match(lettersOf(short), 0, words, 0);
  return count >= 2 ? text.slice(words[0]!.start, words[count - 1]!.end) : null;
}

/** As `longFormAhead`, of the words at the end of `text`. */
export function longFormBehind(short: string, text: string): string | null {
  const letters = lettersOf(short);
  const words = wordsOf(text);
  const last = words.at(-1);
  if (!last || text.length - last.end > 0) return null;
  const least = Math.max(0, words.length - letters.length * 2);
  for (let first = words.length - 2; first >= least; first--) {
    if (match(letters, 0, words, first) !== words.length) continue;
    return isJoined(text, words, first) ? text.slice(words[first]!.start) : null;
  }
  return null;
}

/** Longer ones are words, not acronyms. */
const LONGEST_SHORT = 24;

function lettersOf(short: string): string {
  return short
    .slice(0, LONGEST_SHORT)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The words up to the first mark between them; all of them where no `short` limits them. */
function wordsOf(text: string, short?: string): Word[] {
  const words: Word[] = [];
  for (const found of text.matchAll(WORD)) {
    const start = found.index;
    const last = words.at(-1);
    if (short !== undefined) {
      if (last ? !isGap(text.slice(last.end, start)) : start > 0) break;
      if (words.length >= short.length * 2) break;
    }
    words.push({ start, end: start + found[0].length, lower: found[0].toLowerCase() });
  }
  return words;
}

function isJoined(text: string, words: readonly Word[], first: number): boolean {
  for (let i = first + 1; i < words.length; i++) {
    if (!isGap(text.slice(words[i - 1]!.end, words[i]!.start))) return false;
  }
  return true;
}

function isGap(gap: string): boolean {
  return gap === ' ' || gap === '-' || gap === '\u00a0' || gap === '\u2011';
}

/**
 * How many of the words, counted from the first, the letters from `i` take; 0 for none. `failed` holds
 * what was tried in vain: where every word could be left out or taken, the ways would double with each.
 */
function match(
  letters: string,
  i: number,
  words: readonly Word[],
  at: number,
  failed: Set<number> = new Set(),
): number {
  if (i === letters.length) return at;
  const state = i * (words.length + 1) + at;
  if (failed.has(state)) return 0;
  const word = words[at];
  if (!word) return 0;
  if (word.lower[0] === letters[i]) {
    const taken = match(letters, i + 1, words, at + 1, failed);
    if (taken > 0) return taken;
  }
  const passed = i > 0 && SMALL.has(word.lower) ? match(letters, i, words, at + 1, failed) : 0;
  if (passed === 0) failed.add(state);
  return passed;
}
