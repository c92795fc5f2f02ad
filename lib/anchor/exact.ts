import { agreement } from './context.ts';
import { exactPlaces } from './exact-places.ts';
import type { Quote } from './quote.ts';
import type { SearchedText } from './searched-text.ts';
import { type Candidate, isTakenOut, SUPPORTED, support, weigh } from './weigh.ts';

/** Of many places of a quote those are weighed that agree with most of its context. */
const MOST_WEIGHED = 24;
/** Fewer folded characters may stand anywhere: they tell a place only with something of their context. */
const TELLING = 16;
/** A single place of a quote half as long, so near to where it stood, in folded characters, is believed. */
const NEAR = 200;

export interface ExactPlaces {
  readonly best: Candidate | null;
  /** How many places there are; counting ends at some thousands. */
  readonly count: number;
}

/** The places where the quote reads the same, the one first whose context is most like its own. */
export function exactCandidates(searched: SearchedText, quote: Quote): ExactPlaces {
  const { lower, folded, grams } = searched;
  const { length } = quote.folded;
  const starts = exactPlaces(folded.text, quote.folded, { folded: quote.lower, grams });
  const far = (start: number) => (quote.expected === null ? 0 : Math.abs(start - quote.expected));
  const agreeing = starts
    .map(start => {
      const { before, after } = agreement(lower, start, start + length, quote.around);
      return { start, agreed: before + after };
    })
    .sort((a, b) => b.agreed - a.agreed || far(a.start) - far(b.start))
    .slice(0, MOST_WEIGHED);
  let best: Candidate | null = null;
  for (const { start } of agreeing) {
    const candidate = weigh(searched, quote, { start, end: start + length }, 1);
    if (best === null || candidate.score > best.score) best = candidate;
  }
  return { best, count: starts.length };
}

/** Whether a place of the same words is the quote's, and no other one where the page says so too. */
export function isOwnPlace(
  searched: SearchedText,
  quote: Quote,
  { best, count }: ExactPlaces,
): boolean {
  if (best === null) return false;
  const { around } = quote;
  if (around.prefix === '' && around.suffix === '') {
    return count === 1 || (quote.expected !== null && best.start === quote.expected);
  }
  if (support(quote, best) >= SUPPORTED) return true;
  if (count > 1) return false;
  if (quote.folded.length >= TELLING) {
    return standsAlone(searched, quote, best) || !isTakenOut(searched, quote);
  }
  const isNear = quote.expected !== null && Math.abs(best.start - quote.expected) <= NEAR;
  return isNear && quote.folded.length >= TELLING / 2 && !isTakenOut(searched, quote);
}

/** A block of its own then and now: it may have been moved whole. */
function standsAlone(
  { text, folded }: SearchedText,
  { selector }: Quote,
  { start, end }: Candidate,
) {
  const { prefix = '', suffix = '' } = selector;
  if (!/(?:\n\s*|^)$/.test(prefix) || !/^(?:\s*\n|$)/.test(suffix)) return false;
  const before = start === 0 ? '\n' : text.slice(folded.to[start - 1], folded.from[start]);
  const after = text.slice(folded.to[end - 1], folded.from[end] ?? text.length);
  return before.includes('\n') && (after.includes('\n') || end === folded.text.length);
}
