import type { AnchorState, HighlightAnchor } from '../model/index.ts';

/** What tells a stretch of text on its page: the quote, what stands around it, and where it stood. */
export type QuoteAnchor = Pick<HighlightAnchor, 'exact' | 'prefix' | 'suffix' | 'start' | 'end'>;

/** A quote to be found; of what others made only the words are sure to be there. */
export interface QuoteSelector {
  readonly exact: string;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  /** Where it began, in UTF-16 units of the page's text as it was then. */
  readonly start?: number | undefined;
}

/**
 * Where a quote stands now. Offsets are UTF-16 units, end exclusive; `exact` also where only white
 * space, invisible characters, or the form of quotation marks and dashes differ. `score` is 0 to 1: how sure it is.
 */
export type FoundQuote =
  | {
      readonly state: Exclude<AnchorState, 'lost'>;
      readonly start: number;
      readonly end: number;
      readonly text: string;
      readonly score: number;
    }
  | {
      readonly state: 'lost';
      readonly start: null;
      readonly end: null;
      readonly text: null;
      /** Of the best place that was not believed. */
      readonly score: number;
    };

/** A stretch of a text; end exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}
