import { neighbours } from './beside.ts';
import { agreement } from './context.ts';
import { exactPlaces } from './exact-places.ts';
import { isNear, isNearer } from './expected.ts';
import type { Quote } from './quote.ts';
import { isRepeated, tellsRow } from './rows.ts';
import type { SearchedText } from './searched-text.ts';
import {
  type Candidate,
  isBetween,
  isTakenOut,
  isWhole,
  SUPPORTED,
  SURE,
  support,
  touches,
  weigh,
} from './weigh.ts';

/** Of many places of a quote those are weighed that agree with most of its context. */
const MOST_WEIGHED = 24;
/** Fewer folded characters may stand anywhere: they tell a place only with something of their context. */
const TELLING = 16;
const LEAST = 8;
/** So many are no chance: where they stand once, they are the quote, unless something speaks against it. */
const UNMISTAKABLE = 28;
/** And so many that were a block, and are one. */
const UNMISTAKABLE_BLOCK = 24;
const NEAR_SHORT = 100;
/** Rows of a table are alike, and near to one another. */
const NEAR_BLOCK = 20;
/** So much of its context at a second place is no chance; and one side of it that is missing at the first. */
const IN_DOUBT = 0.35;
const OTHER_SIDE = 0.6;
/** Of several places that are like one another, none: unless one alone is where the quote is expected. */
const AHEAD = 0.06;
const FARTHER = 6;
const SUPPORTED_AMONG = 0.55;

export interface ExactPlaces {
  /** By their context, the best first. */
  readonly places: readonly Candidate[];
  /** How many there are in all; counting ends at some thousands. */
  readonly count: number;
}

/** The places where the quote reads the same. */
export function exactCandidates(searched: SearchedText, quote: Quote): ExactPlaces {
  const { lower, folded, grams } = searched;
  const { length } = quote.folded;
  const starts = exactPlaces(folded.text, quote.folded, { folded: quote.lower, grams });
  const far = (start: number) =>
    quote.expected === null ? 0 : Math.abs(start - quote.expected.at);
  const places = starts
    .map(start => {
      const { before, after } = agreement(lower, start, start + length, quote.around);
      return { start, agreed: before + after };
    })
    .sort((a, b) => b.agreed - a.agreed || far(a.start) - far(b.start))
    .slice(0, MOST_WEIGHED)
    .map(({ start }) => weigh(searched, quote, { start, end: start + length }, 1))
    .sort((a, b) => b.score - a.score);
  return { places, count: starts.length };
}

/** Of the places of the same words the quote's own, if there is one that is like it as no other. */
export function ownPlace(
  searched: SearchedText,
  quote: Quote,
  { places, count }: ExactPlaces,
): Candidate | null {
  const [best] = places;
  if (best === undefined) return null;
  if (count > 1) return ownAmong(searched, quote, places);
  if (quote.around.prefix === '' && quote.around.suffix === '') return best;
  return isOwn(searched, quote, best) ? best : null;
}

function ownAmong(
  { lower }: SearchedText,
  quote: Quote,
  places: readonly Candidate[],
): Candidate | null {
  const [best, next] = places as [Candidate, Candidate];
  const near = places.filter(place => isNear(place, quote.expected));
  const onlyNear = near.length === 1 ? near[0]! : null;
  const { prefix, suffix } = quote.around;
  if (prefix === '' && suffix === '') {
    return best.start === quote.expected?.at ? best : onlyNear;
  }
  const agreed = ({ start, end }: Candidate) => {
    const { before, after } = agreement(lower, start, end, quote.around);
    return before + after;
  };
  const isAhead = best.score - next.score >= AHEAD || agreed(best) - agreed(next) >= FARTHER;
  if (places.some(one => one !== best && isRival(quote, best, one))) return null;
  const isLike = (one: Candidate) => best.score - one.score < 3 * AHEAD;
  if (!tellsRow(quote, best)) return null;
  if (isAhead && (near.includes(best) || !near.some(isLike))) {
    return support(quote, best) >= SUPPORTED_AMONG ? best : null;
  }
  // Places alike in their context: the one that is where the quote is expected.
  const own = onlyNear !== null && isLike(onlyNear) ? onlyNear : null;
  return own !== null && support(quote, own) >= SUPPORTED ? own : null;
}

/**
 * Whether a second place may be the quote's as well as the best one. It was copied with what stood next
 * to it there, or its neighbours have parted: then only the place where it is expected will do.
 */
function isRival(quote: Quote, best: Candidate, one: Candidate): boolean {
  const { expected, lower } = quote;
  if (expected === null) return false;
  const far = ({ start }: Candidate) => Math.abs(start - expected.at);
  const missing = best.before > best.after ? one.after - best.after : one.before - best.before;
  if (missing >= OTHER_SIDE && (far(best) > NEAR_SHORT || touches(best, one))) return true;
  if (isNearer(best, one, expected)) return false;
  if (isWhole(best)) return isBetween(one) && far(one) + NEAR_SHORT < far(best);
  const isOneSided = lower.length >= TELLING && support(quote, best) < SURE;
  if (isOneSided && isNearer(one, best, expected)) return true;
  return support(quote, one) >= IN_DOUBT && far(one) < far(best);
}

/** Whether the only place of the same words is the quote's. */
function isOwn(searched: SearchedText, quote: Quote, place: Candidate): boolean {
  const { length } = quote.folded;
  const supported = support(quote, place);
  if (supported >= SUPPORTED) return true;
  const beside = neighbours(searched, quote, place);
  if (beside === 'apart' || isRepeated(quote)) return false;
  if (length >= UNMISTAKABLE_BLOCK && standsAlone(searched, quote, place)) return true;
  if (length < LEAST || isTakenOut(searched, quote)) return false;
  if (beside === 'near' || length >= UNMISTAKABLE) return true;
  const { expected } = quote;
  const off = expected === null ? Number.POSITIVE_INFINITY : Math.abs(place.start - expected.at);
  if (standsAlone(searched, quote, place)) return off <= NEAR_BLOCK;
  return length >= TELLING && off <= NEAR_SHORT;
}

/** A block of its own then and now: it may have been moved whole. */
function standsAlone(
  { text, folded }: SearchedText,
  { selector }: Quote,
  { start, end }: Candidate,
): boolean {
  const { prefix = '', suffix = '' } = selector;
  if (!/(?:\n\s*|^)$/.test(prefix) || !/^(?:\s*\n|$)/.test(suffix)) return false;
  const before = start === 0 ? '\n' : text.slice(folded.to[start - 1], folded.from[start]);
  const after = text.slice(folded.to[end - 1], folded.from[end] ?? text.length);
  return before.includes('\n') && (after.includes('\n') || end === folded.text.length);
}
