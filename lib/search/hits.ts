/** Where words that are looked for stand in a text. */
import { forEachNormalWord } from './normal-word.ts';
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
  forEachNormalWord(text, (word, start, end) => {
    const stem = stemOf(word);
    if (!forms.has(word) && !stems.has(stem)) return endRun();
    hits.push({ start, end, stem });
    telling ||= !isStopWord(word);
  });
  endRun();
  return hits;
}
