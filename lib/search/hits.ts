/** Where words that are looked for stand in a text. */
import { forEachWord } from '../text/index.ts';
import { normalWord } from './normal-word.ts';
import { stemOf } from './stems.ts';
import { isStopWord } from './stop-words.ts';

export interface Hit {
  /** UTF-16 offsets; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  /** What it stands for: hits of one stem say the same twice. */
  readonly stem: string;
}

/**
 * The places of `words` (normal forms) and of other forms of their stems, in order. Small words count
 * only beside others, as in "through the gate": alone they are all over any text, and say nothing,
 * unless nothing else is looked for.
 */
export function findHits(text: string, words: readonly string[]): Hit[] {
  const hits: Hit[] = [];
  if (words.length === 0) return hits;
  const forms = new Set(words);
  const stems = new Set(words.map(stemOf));
  const onlySmall = words.every(isStopWord);
  // Of the hits at the end that no other word stands between.
  let runStart = 0;
  let telling = onlySmall;
  const endRun = () => {
    if (!telling) hits.length = runStart;
    runStart = hits.length;
    telling = onlySmall;
  };
  const mayBe = createFilter([...forms, ...stems]);
  forEachWord(text, (start, end) => {
    if (!mayBe(text, start, end)) return endRun();
    const word = normalWord(text.slice(start, end));
    if (word === '') return;
    const stem = stemOf(word);
    if (!forms.has(word) && !stems.has(stem)) return endRun();
    hits.push({ start, end, stem });
    telling ||= !isStopWord(word);
  });
  endRun();
  return hits;
}

/**
 * Tells most words apart by their first two letters, which neither folding nor stemming changes where they
 * are plain: a text of pages is read for every snippet, and has few words that begin alike.
 */
function createFilter(
  words: readonly string[],
): (text: string, start: number, end: number) => boolean {
  const pairs = new Uint8Array(36 * 36);
  for (const word of words) {
    const [first, second] = [plain(word.charCodeAt(0)), plain(word.charCodeAt(1))];
    // Of a stem as short as this the second letter may be one that stemming made.
    if (first >= 0 && second >= 0 && word.length > 2) pairs[first * 36 + second] = 1;
    else if (first >= 0) pairs.fill(1, first * 36, first * 36 + 36);
  }
  return (text, start, end) => {
    if (end - start < 2) return true;
    const [first, second] = [plain(text.charCodeAt(start)), plain(text.charCodeAt(start + 1))];
    return first < 0 || second < 0 || pairs[first * 36 + second] === 1;
  };
}

/** 0 to 35 for a plain letter of any case or a digit, else -1. */
function plain(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a ? lower - 0x57 : -1;
}
