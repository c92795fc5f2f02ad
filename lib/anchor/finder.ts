import { similarity } from './align.ts';
import { approximatePlaces } from './approximate.ts';
import { choose } from './choose.ts';
import { type ExactPlaces, exactCandidates, ownPlace } from './exact.ts';
import { expectedBetween, inOrder, isNear, type Pin } from './expected.ts';
import { foldText } from './fold-text.ts';
import { type Quote, readyQuote } from './quote.ts';
import { refine } from './refine.ts';
import { foldedOffset, type SearchedText, searchedText } from './searched-text.ts';
import type { FoundQuote, Place, QuoteSelector } from './types.ts';
import { type Candidate, isWhole, SURE, support, weigh } from './weigh.ts';

export interface QuoteFinder {
  /** One quote by itself. */
  find(selector: QuoteSelector): FoundQuote;
  /**
   * Quotes of one page, in their order: those that are sure show by how much the text has moved where
   * the others are looked for.
   */
  findAll(selectors: readonly QuoteSelector[]): FoundQuote[];
}

/** Finds many quotes in one text: what they share is done once. */
export function createFinder(text: string): QuoteFinder {
  const searched = searchedText(text);
  return {
    find: selector =>
      withoutSearch(searched, selector) ?? search(searched, asked(searched, selector)),
    findAll: selectors => findAll(searched, selectors),
  };
}

/**
 * Finds one quote in a text: where it stood; else the same words by their context; else what is left of
 * it, or lost where that is too little. Never throws, whatever stands in them.
 */
export function findQuote(text: string, selector: QuoteSelector): FoundQuote {
  return createFinder(text).find(selector);
}

/** A quote, and where it reads the same. */
interface Asked {
  readonly quote: Quote;
  readonly exact: ExactPlaces;
}

function asked(searched: SearchedText, selector: QuoteSelector): Asked {
  const quote = readyQuote(searched, selector);
  return { quote, exact: exactCandidates(searched, quote) };
}

function findAll(searched: SearchedText, selectors: readonly QuoteSelector[]): FoundQuote[] {
  const there = selectors.map(selector => withoutSearch(searched, selector));
  if (there.every(one => one !== null)) return there;
  const questions = selectors.map((selector, index) =>
    there[index] === null ? asked(searched, selector) : null,
  );
  const pins = inOrder([
    ...selectors.flatMap((selector, index) => {
      const at = there[index]?.start === selector.start ? selector.start : undefined;
      if (at === undefined) return [];
      const from = foldedOffset(searched.folded, searched.lower.length, at);
      return [{ from, to: from, length: selector.exact.length }];
    }),
    ...questions.flatMap(question => pinOf(question) ?? []),
  ]);
  return selectors.map((_, index) => {
    const question = questions[index];
    if (!question) return there[index]!;
    const { expected } = question.quote;
    if (expected === null || pins.length === 0) return search(searched, question);
    // None speaks for itself, nor for what stood beside it and was copied with it.
    const from = expected.at - COPIED_WITH;
    const to = expected.at + question.quote.folded.length + COPIED_WITH;
    const others = pins.filter(pin => pin.from + pin.length <= from || pin.from >= to);
    const quote = { ...question.quote, expected: expectedBetween(others, expected) };
    return search(searched, { ...question, quote });
  });
}

const COPIED_WITH = 64;

/** Of a quote that stands once, between its old neighbours. */
function pinOf(question: Asked | null): Pin | null {
  if (question === null) return null;
  const { quote, exact } = question;
  const [only] = exact.places;
  if (only === undefined || exact.count > 1 || quote.expected === null) return null;
  return support(quote, only) < SURE
    ? null
    : { from: quote.expected.at, to: only.start, length: quote.folded.length };
}

function withoutSearch({ text }: SearchedText, selector: QuoteSelector): FoundQuote | null {
  return whereItStood(text, selector) ?? asWritten(text, selector);
}

function search(searched: SearchedText, { quote, exact }: Asked): FoundQuote {
  if (quote.folded === '') return lost(0);
  const own = ownPlace(searched, quote, exact);
  const isExpected = quote.expected === null || (own !== null && isNear(own, quote.expected));
  // Nowhere else is then looked for it.
  if (own !== null && isWhole(own) && isExpected) return found(searched, quote, own);
  const changed = changedCandidates(searched, quote, exact.places);
  const chosen = choose(searched, quote, { own, changed, isElsewhere: exact.count > 0 });
  if (chosen !== null) return found(searched, quote, chosen);
  return lost(Math.max(exact.places[0]?.score ?? 0, changed[0]?.score ?? 0));
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

const MARK = /[\p{M}\u1160-\u11ff\ud800-\udfff]/u;
const NEXT_TO_IT = 16;
const MOST_AS_WRITTEN = 512;

/**
 * A quote that begins or ends within what is one character to the reader has another form by itself
 * than in its text: it is looked for as it is written, with what stood next to it, and believed where
 * that stands once.
 */
function asWritten(text: string, { exact, prefix = '', suffix = '' }: QuoteSelector) {
  if (exact === '' || exact.length > MOST_AS_WRITTEN) return null;
  if (!MARK.test(exact.slice(0, 2)) && !MARK.test(suffix.slice(0, 2))) return null;
  const near = prefix.slice(-NEXT_TO_IT);
  const whole = near + exact + suffix.slice(0, NEXT_TO_IT);
  const at = text.indexOf(whole);
  if (at === -1 || text.includes(whole, at + 1)) return null;
  const start = at + near.length;
  return { state: 'exact', start, end: start + exact.length, text: exact, score: 0.5 } as const;
}

/** Places that read like the quote, but not the same; the ones most like it and its context first. */
function changedCandidates(
  searched: SearchedText,
  quote: Quote,
  exact: readonly Place[],
): readonly Candidate[] {
  const { lower } = searched;
  const at = quote.expected?.at ?? null;
  return (
    approximatePlaces(searched, quote.lower, quote.around, at, exact)
      .map(place => refine(searched, quote, place))
      // Whether one that reads the same is the quote's was decided before.
      .filter(({ start, end }) => !searched.folded.text.slice(start, end).includes(quote.folded))
      .map(refined => {
        const whole = similarity(quote.lower, lower.slice(refined.start, refined.end));
        return weigh(searched, quote, refined, whole);
      })
      .sort((a, b) => b.score - a.score)
  );
}

function found(searched: SearchedText, quote: Quote, { start, end, score }: Candidate): FoundQuote {
  const { text, folded } = searched;
  const isSame = folded.text.slice(start, end) === quote.folded;
  const place = isSame
    ? unfold(searched, start, end, quote.selector.exact)
    : { start: folded.from[start]!, end: folded.to[end - 1]! };
  return {
    state: isSame ? 'exact' : 'changed',
    ...place,
    text: text.slice(place.start, place.end),
    score,
  };
}

/** From a place in the folded text to the original; with white space at the ends where the quote has the same. */
function unfold({ text, folded }: SearchedText, start: number, end: number, exact: string): Place {
  const place = { start: folded.from[start]!, end: folded.to[end - 1]! };
  const own = foldText(exact);
  const wide = {
    start: place.start - own.from[0]!,
    end: place.end + exact.length - own.to[own.text.length - 1]!,
  };
  return text.slice(Math.max(0, wide.start), wide.end) === exact ? wide : place;
}

function lost(score: number): FoundQuote {
  return { state: 'lost', start: null, end: null, text: null, score };
}
