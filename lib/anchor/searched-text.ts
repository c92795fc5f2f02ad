import { type FoldedText, foldText, lowered } from './fold-text.ts';
import { createGramIndex, type GramIndex } from './gram-index.ts';

/** What belongs to one text; each part is made when the first quote needs it. */
export interface SearchedText {
  readonly text: string;
  readonly folded: FoldedText;
  /** The folded text in lower case, of the same length. */
  readonly lower: string;
  readonly grams: GramIndex;
}

export function searchedText(text: string): SearchedText {
  let folded: FoldedText | undefined;
  let lower: string | undefined;
  let grams: GramIndex | undefined;
  return {
    text,
    get folded() {
      folded ??= foldText(text);
      return folded;
    },
    get lower() {
      lower ??= lowered(this.folded.text);
      return lower;
    },
    get grams() {
      grams ??= createGramIndex(this.lower);
      return grams;
    },
  };
}

/** Where in the folded text a place of the original is, or would be. */
export function foldedOffset({ from }: FoldedText, length: number, offset: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (from[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
