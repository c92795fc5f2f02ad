import { isLeadingWord, isNeverName } from './boilerplate.ts';
import { isCommonWord } from './common-words.ts';
import { isFirstName } from './first-names.ts';
import { isCourtesy, isPeerage, isRole, isSurnameLike } from './kinds.ts';
import type { Part } from './name-parts.ts';
import { CAPITAL } from './paragraph.ts';

const MONTHS = new Set([
  'may',
  'march',
  'august',
  'england',
  'english',
  'ireland',
  'british',
  'french',
]);

/** Is the word a surname too, though by itself it is no name? */
export function isSurnameMonth(word: string): boolean {
  return MONTHS.has(word.toLowerCase());
}

/** How many parts from `i` make a person's name, a title included; 0 for none. */
export function personAt(run: readonly Part[], i: number): number {
  const lower = run[i]!.word.toLowerCase();
  const plain = (at: number) =>
    at < run.length &&
    (run[at]!.join === ' ' || run[at]!.join === '-') &&
    run[at]!.token.kind === CAPITAL;
  const count = (least: number) => {
    let length = least;
    while (plain(i + length) && length < 4 && isSurname(run[i + length]!.word)) length++;
    return length;
  };
  if (isCourtesy(lower) || isPeerage(lower)) {
    if (!plain(i + 1) || !isSurname(run[i + 1]!.word)) return 0;
    return count(2);
  }
  if (run[i]!.token.kind !== CAPITAL) return 0;
  const afterRole = i > 0 && run[i]!.join === ' ' && isRole(run[i - 1]!.word.toLowerCase());
  const given = isFirstName(lower) && !isLeadingWord(lower);
  if (!plain(i + 1) || !isSurname(run[i + 1]!.word)) return 0;
  if (given) return Math.min(count(2), 3);
  // "Chief Inspector Justin Russell" is caught above; here the given name is one we do not know.
  const unknown = !isCommonWord(lower) && !isCommonWord(run[i + 1]!.word.toLowerCase());
  return afterRole && unknown ? Math.min(count(2), 3) : 0;
}

function isSurname(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    lower.length > 1 &&
    (MONTHS.has(lower) ||
      (isSurnameLike(lower) && !isNeverName(lower) && !isCourtesy(lower) && !isLeadingWord(lower)))
  );
}
