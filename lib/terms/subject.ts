import type { CompilableTerm } from './compile.ts';
import { isGeneralWord } from './general-words.ts';
import type { MinerState } from './miner.ts';
import { countsOf } from './tally.ts';

/** Enough to tell a page of the subject; more would be words that any page has. */
const MOST = 150;
/** A word said less often may be chance. */
const LEAST = 3;

/**
 * The ordinary words that tell an archive's subject (probation, prison, offender), most frequent first:
 * words that it writes small as well as in its names, and words that several of its terms have, without
 * those of general English. Lower case, singular. What was mined says more than the terms by themselves,
 * which have to do where it is not at hand.
 */
export function subjectWords(
  terms: readonly CompilableTerm[],
  mined: Pick<MinerState, 'lower'> | null,
): string[] {
  const counts = new Map<string, number>();
  if (mined) for (const [word, { total }] of countsOf(mined.lower)) add(counts, word, total);
  for (const { name, kind, expansion } of terms) {
    if (kind === 'person' || kind === 'place') continue;
    const words = new Set((expansion ?? name).toLowerCase().split(/[^\p{L}]+/u));
    if (words.size > 1) for (const word of words) add(counts, word, 1);
  }
  return [...counts]
    .filter(([, count]) => count >= LEAST)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST)
    .map(([word]) => word);
}

function add(counts: Map<string, number>, given: string, count: number): void {
  if (given.length < 4 || !/^\p{L}+$/u.test(given) || isGeneralWord(given)) return;
  const word = singular(given);
  counts.set(word, (counts.get(word) ?? 0) + count);
}

/** Only by an s, which the matcher takes off too. */
function singular(word: string): string {
  return word.length > 4 && /[^su]s$/.test(word) && !word.endsWith('ies')
    ? word.slice(0, -1)
    : word;
}
