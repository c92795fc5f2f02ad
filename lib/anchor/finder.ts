import { agreement, likeness } from './context.ts';
import { exactPlaces } from './exact-places.ts';
import { type FoldedText, foldText, lowered } from './fold-text.ts';
import { createGramIndex, type GramIndex } from './gram-index.ts';
import type { FoundQuote, Place, QuoteSelector } from './types.ts';

/** What belongs to one text; each part is made when the first quote needs it. */
export interface SearchedText {
  readonly text: string;
  readonly folded: FoldedText;
  /** The folded text in lower case. */
  readonly lower: string;
  readonly grams: GramIndex;
}

export interface QuoteFinder {
  find(selector: QuoteSelector): FoundQuote;
}

/** A quote alone that is shorter, in folded characters, is not believed without something of its context. */
const TELLING = 16;
/** Below this no place of a quote that reads the same is believed. */
const FLOOR = 0.5;
/** Of many places of a quote those are weighed that agree with most of its context. */
const MOST_WEIGHED = 24;
const MARK = /[\p{M}\u1160-\u11ff\ud800-\udfff]/u;
const NEXT_TO_IT = 16;
/** More context than this is not looked at. */
const MOST_CONTEXT = 512;

/** Finds many quotes in one text: what they share is done once. */
export function createFinder(text: string): QuoteFinder {
  const searched = searchedText(text);
  return { find: selector => find(searched, selector) };
}

/** Finds one quote in a text. Never throws, whatever stands in them. */
export function findQuote(text: string, selector: QuoteSelector): FoundQuote {
  return createFinder(text).find(selector);
}

function searchedText(text: string): SearchedText {
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

function find(searched: SearchedText, selector: QuoteSelector): FoundQuote {
  return (
    whereItStood(searched.text, selector) ??
    byContext(searched, selector) ??
    asWritten(searched.text, selector) ??
    lost(0)
  );
}

/** The quote, with all its context, where it was. */
function whereItStood(text: string, selector: QuoteSelector): FoundQuote | null {
  const { exact, prefix = '', suffix = '', start } = selector;
  if (exact === '' || start === undefined || !Number.isSafeInteger(start) || start < 0) return null;
  const end = start + exact.length;
  const stands =
    text.startsWith(exact, start) && text.endsWith(prefix, start) && text.startsWith(suffix, end);
  return stands ? { state: 'exact', start, end, text: exact, score: 1 } : null;
}

/** The place of the quote, as it was, whose context is most like its own. */
function byContext(searched: SearchedText, selector: QuoteSelector): FoundQuote | null {
  const quote = foldText(selector.exact).text;
  const around = {
    prefix: lowered(foldText((selector.prefix ?? '').slice(-MOST_CONTEXT)).text),
    suffix: lowered(foldText((selector.suffix ?? '').slice(0, MOST_CONTEXT)).text),
  };
  const { folded, lower, grams, text } = searched;
  const starts = exactPlaces(folded.text, quote, { folded: lowered(quote), grams });
  if (starts.length === 0) return null;
  const expected = selector.start;
  const toOriginal = (start: number): Place =>
    unfold(searched, start, quote.length, selector.exact);
  const far = (start: number) =>
    expected === undefined ? 0 : Math.abs(folded.from[start]! - expected);
  const agreeing = starts
    .map(start => {
      const { before, after } = agreement(lower, start, start + quote.length, around);
      return { start, agreed: before + after };
    })
    .sort((a, b) => b.agreed - a.agreed || far(a.start) - far(b.start))
    .slice(0, MOST_WEIGHED);
  let best: { readonly start: number; readonly score: number } | undefined;
  const hasContext = around.prefix !== '' || around.suffix !== '';
  for (const { start } of agreeing) {
    const { before, after } = likeness(lower, start, start + quote.length, around);
    const side = Math.max(before, after);
    const both = (before + after) / 2;
    const context = !hasContext ? 1 : 0.6 * side + 0.4 * both;
    const tells = Math.min(1, quote.length / TELLING);
    const score = 0.5 * tells + 0.5 * context;
    if (best === undefined || score > best.score + 1e-9) best = { start, score };
  }
  if (best === undefined || best.score < FLOOR) return null;
  const place = toOriginal(best.start);
  return {
    state: 'exact',
    ...place,
    text: text.slice(place.start, place.end),
    score: best.score,
  };
}

/**
 * A quote that begins or ends within what is one character to the reader has another form by itself
 * than in its text: it is looked for as it is written, with what stood next to it, and believed where
 * that stands once.
 */
function asWritten(text: string, { exact, prefix = '', suffix = '' }: QuoteSelector) {
  if (exact === '' || exact.length > MOST_CONTEXT) return null;
  if (!MARK.test(exact.slice(0, 2)) && !MARK.test(suffix.slice(0, 2))) return null;
  const near = prefix.slice(-NEXT_TO_IT);
  const whole = near + exact + suffix.slice(0, NEXT_TO_IT);
  const at = text.indexOf(whole);
  if (at === -1 || text.includes(whole, at + 1)) return null;
  const start = at + near.length;
  return { state: 'exact', start, end: start + exact.length, text: exact, score: FLOOR } as const;
}

/** From a place in the folded text to the original; with white space at the ends where the quote has the same. */
function unfold(
  { text, folded }: SearchedText,
  start: number,
  length: number,
  exact: string,
): Place {
  const place = { start: folded.from[start]!, end: folded.to[start + length - 1]! };
  const own = foldText(exact);
  const wide = {
    start: place.start - own.from[0]!,
    end: place.end + exact.length - own.to[own.text.length - 1]!,
  };
  return text.slice(Math.max(0, wide.start), wide.end) === exact ? wide : place;
}

export function lost(score: number): FoundQuote {
  return { state: 'lost', start: null, end: null, text: null, score };
}
