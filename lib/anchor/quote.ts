import type { Around } from './context.ts';
import { type Expected, expectedAt } from './expected.ts';
import { foldText, lowered } from './fold-text.ts';
import { foldedOffset, type SearchedText } from './searched-text.ts';
import type { QuoteSelector } from './types.ts';

/** A quote made ready to be looked for. All folded. */
export interface Quote {
  readonly selector: QuoteSelector;
  readonly folded: string;
  readonly lower: string;
  /** In lower case. */
  readonly around: Around;
  /** Where it is likely to begin; null where that is not known. */
  readonly expected: Expected | null;
  /** Whether white space stood next to its first and last character, as `prefix` and `suffix` tell. */
  readonly cutsWord: { readonly start: boolean; readonly end: boolean };
}

/** More context than this is not looked at. */
const MOST_CONTEXT = 512;
const LETTER = /[\p{L}\p{N}\p{M}]/u;

export function readyQuote(searched: SearchedText, selector: QuoteSelector): Quote {
  const { exact } = selector;
  const prefix = (selector.prefix ?? '').slice(-MOST_CONTEXT);
  const suffix = (selector.suffix ?? '').slice(0, MOST_CONTEXT);
  const folded = foldText(exact).text;
  const start = selector.start;
  const isPlace = start !== undefined && Number.isFinite(start) && start >= 0;
  return {
    selector,
    folded,
    lower: lowered(folded),
    around: { prefix: lowered(foldText(prefix).text), suffix: lowered(foldText(suffix).text) },
    expected: isPlace
      ? expectedAt(foldedOffset(searched.folded, searched.lower.length, start), searched.lower)
      : null,
    cutsWord: {
      start: LETTER.test(prefix.slice(-1)) && LETTER.test(exact.slice(0, 1)),
      end: LETTER.test(exact.slice(-1)) && LETTER.test(suffix.slice(0, 1)),
    },
  };
}
