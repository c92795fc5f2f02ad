import { similarity } from './align.ts';
import { approximatePlaces } from './approximate.ts';
import { exactCandidates, isOwnPlace } from './exact.ts';
import { foldText } from './fold-text.ts';
import { type Quote, readyQuote } from './quote.ts';
import { refine } from './refine.ts';
import { type SearchedText, searchedText } from './searched-text.ts';
import type { FoundQuote, Place, QuoteSelector } from './types.ts';
import { type Candidate, isBelieved, support, weigh } from './weigh.ts';

export interface QuoteFinder {
  find(selector: QuoteSelector): FoundQuote;
}

/** Finds many quotes in one text: what they share is done once. */
export function createFinder(text: string): QuoteFinder {
  const searched = searchedText(text);
  return { find: selector => find(searched, selector) };
}

/**
 * Finds one quote in a text: where it stood; else the same words by their context; else what is left of
 * it, or lost where that is too little. Never throws, whatever stands in them.
 */
export function findQuote(text: string, selector: QuoteSelector): FoundQuote {
  return createFinder(text).find(selector);
}

/** With so much of its context in place, the same words are looked for nowhere else. */
const SURE = 0.85;
/** Two places whose scores differ by less can't be told apart. */
const APART = 0.02;

function find(searched: SearchedText, selector: QuoteSelector): FoundQuote {
  const there = whereItStood(searched.text, selector) ?? asWritten(searched.text, selector);
  if (there !== null) return there;
  const quote = readyQuote(searched, selector);
  if (quote.folded === '') return lost(0);
  const exact = exactCandidates(searched, quote);
  const own = exact.best !== null && isOwnPlace(searched, quote, exact) ? exact.best : null;
  if (own !== null && support(quote, own) >= SURE) return found(searched, quote, own);
  const changed = changedCandidate(searched, quote);
  const score = Math.max(exact.best?.score ?? 0, changed.best?.score ?? 0);
  if (changed.believed !== null) {
    const ahead = changed.believed.score - (own?.score ?? 0);
    if (ahead > APART) return found(searched, quote, changed.believed);
    if (ahead > -APART && isElsewhere(changed.believed, own)) return lost(score);
  }
  return own !== null ? found(searched, quote, own) : lost(score);
}

function isElsewhere({ start, end }: Candidate, other: Candidate | null): boolean {
  return other !== null && (start >= other.end || end <= other.start);
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

/** The place that is most like the quote and its context; and whether it is believed. */
function changedCandidate(
  searched: SearchedText,
  quote: Quote,
): { readonly best: Candidate | null; readonly believed: Candidate | null } {
  const { lower } = searched;
  const candidates = approximatePlaces(searched, quote.lower, quote.around, quote.expected)
    .map(place => refine(searched, quote, place))
    // Whether one that reads the same is the quote's was decided before.
    .filter(({ start, end }) => searched.folded.text.slice(start, end) !== quote.folded)
    .map(refined => {
      const whole = similarity(quote.lower, lower.slice(refined.start, refined.end));
      return weigh(searched, quote, refined, whole);
    })
    .sort((a, b) => b.score - a.score);
  const best = candidates[0];
  if (best === undefined) return { best: null, believed: null };
  const rival = candidates.find(({ start, end }) => start >= best.end || end <= best.start);
  const isClear = rival === undefined || best.score - rival.score >= APART;
  const believed = isClear && isBelieved(searched, quote, best) ? best : null;
  return { best, believed };
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
