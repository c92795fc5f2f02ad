import { agreement } from './context.ts';
import { exactPlaces } from './exact-places.ts';
import type { Quote } from './quote.ts';
import type { SearchedText } from './searched-text.ts';
import { type Candidate, isTakenOut, SUPPORTED, support, weigh } from './weigh.ts';

/** Of many places of a quote those are weighed that agree with most of its context. */
const MOST_WEIGHED = 24;
/** Fewer folded characters may stand anywhere: they tell a place only with something of their context. */
const TELLING = 16;
/** Without so much a long quote is believed only as a block of its own. */
const SOME = 0.1;
/** Of several places that are like one another, none. */
const AHEAD = 0.06;
const FARTHER = 6;
const SUPPORTED_AMONG = 0.55;
/** A single place of a quote half as long, so near to where it stood, in folded characters, is believed. */
const NEAR = 200;
/** Or so much of a long page's text: what comes and goes before it moves it. */
const DRIFT = 0.05;

export interface ExactPlaces {
  readonly best: Candidate | null;
  /** How much better its score is than that of the next one. */
  readonly ahead: number;
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
  let ahead = 1;
  for (const { start } of agreeing) {
    const candidate = weigh(searched, quote, { start, end: start + length }, 1);
    if (best === null || candidate.score > best.score) {
      ahead = best === null ? 1 : candidate.score - best.score;
      best = candidate;
    } else ahead = Math.min(ahead, best.score - candidate.score);
  }
  // Context that is the same farther out tells two apart that are alike near by.
  const [first, second] = agreeing;
  const isFirst = first !== undefined && best?.start === first.start;
  if (isFirst && first.agreed - (second?.agreed ?? 0) >= FARTHER) ahead = Math.max(ahead, AHEAD);
  return { best, ahead, count: starts.length };
}

/** Whether a place of the same words is the quote's, and no other one where the page says so too. */
export function isOwnPlace(
  searched: SearchedText,
  quote: Quote,
  { best, ahead, count }: ExactPlaces,
): boolean {
  if (best === null) return false;
  const { around } = quote;
  if (around.prefix === '' && around.suffix === '') {
    return count === 1 || (quote.expected !== null && best.start === quote.expected);
  }
  const supported = support(quote, best);
  if (count > 1 && ahead < AHEAD) return false;
  if (supported >= (count > 1 ? SUPPORTED_AMONG : SUPPORTED)) return true;
  if (count > 1) return false;
  const isNear =
    quote.expected !== null &&
    Math.abs(best.start - quote.expected) <= Math.max(NEAR, DRIFT * searched.lower.length);
  if (quote.folded.length < TELLING && !(isNear && quote.folded.length >= TELLING / 2))
    return false;
  if (quote.folded.length >= TELLING && standsAlone(searched, quote, best)) return true;
  return (supported >= SOME || isNear) && !isTakenOut(searched, quote);
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
