import { isFarther, isNearer } from './expected.ts';
import type { Quote } from './quote.ts';
import { isRepeated, tellsRow } from './rows.ts';
import type { SearchedText } from './searched-text.ts';
import type { Place } from './types.ts';
import {
  type Candidate,
  hasOtherNumbers,
  isBelieved,
  isBetween,
  isNeighbour,
  isWhole,
  SUPPORTED,
  SURE,
  support,
  touches,
} from './weigh.ts';

/** Two places whose scores differ by less can't be told apart. */
const APART = 0.02;
/** Context that tells one of two places from the other. */
const MORE = 0.3;
const LITTLE = 0.15;
/** One side of it whole. */
const PLAIN = 0.65;
/** So much of a long quote elsewhere, and of a short one, is no chance: it may be the quote, changed. */
const ALIKE = { long: 0.6, short: 0.75, shortLength: 20, longLength: 50 };
/** Shorter words are rivals only between the quote's neighbours. */
const LEAST = 12;
/** With all of its context so much less is enough. */
const BY_CONTEXT = 0.35;
/** Or where it is much nearer to where the quote is expected. */
const BY_PLACE = 0.1;
/** Next to its neighbours so much of a quote tells that it was changed there. */
const LIKE_IN_PLACE = 0.5;
/** Where the same words stand elsewhere, changed ones need so much of their context. */
const DESPITE_OTHERS = 0.6;

export interface Choice {
  /** The place where the quote reads the same and is thought to be. */
  readonly own: Candidate | null;
  /** Where it reads otherwise, the best first. */
  readonly changed: readonly Candidate[];
  /** Whether it reads the same anywhere. */
  readonly isElsewhere: boolean;
}

/**
 * The quote's place; null where none is believed, or where two can't be told apart. A copy of a quote
 * that was itself changed reads more like it than the quote does: what stands around the two decides,
 * and else which of them is where the quote is expected.
 */
export function choose(
  searched: SearchedText,
  quote: Quote,
  { own, changed, isElsewhere }: Choice,
): Candidate | null {
  if (own === null) {
    const best = believed(searched, quote, changed);
    if (best === null || !isElsewhere) return best;
    return support(quote, best) >= DESPITE_OTHERS ? best : null;
  }
  const rival = changed
    .filter(one => isOutside(one, own) && isRival(searched, quote, one, own))
    .sort((a, b) => support(quote, b) - support(quote, a) || b.quote - a.quote)[0];
  if (rival === undefined) {
    const isReplaced = changed.some(one => isInPlace(searched, quote, one, own));
    return isReplaced ? null : own;
  }
  const ahead = support(quote, own) - support(quote, rival);
  // Between its own neighbours, and the rival is not: nothing else can be meant.
  if (support(quote, own) >= SURE && support(quote, rival) < SUPPORTED) return own;
  if (touches(rival, own)) return null;
  const isPair = isBetween(rival) && quote.lower.length >= LEAST;
  if (isWhole(own) && !isPair) return own;
  const isRivalSure = support(quote, rival) >= SURE && support(quote, own) < SURE;
  if (isRivalSure || isNearer(rival, own, quote.expected)) {
    // Words that are the same, with more of their context, speak against the better place.
    if (!isRivalSure && ahead > LITTLE) return null;
    return believed(searched, quote, changed) === rival ? rival : null;
  }
  if (ahead >= MORE) return isFarther(own, rival, quote.expected) ? null : own;
  const isOwnNearer = isNearer(own, rival, quote.expected);
  if (isOwnNearer && ahead >= 0 && support(quote, own) >= PLAIN) return own;
  if (isOwnNearer || ahead > -MORE) return null;
  return believed(searched, quote, changed) === rival ? rival : null;
}

/** The best of the changed places, if it is clearly the best and is believed. */
function believed(
  searched: SearchedText,
  quote: Quote,
  changed: readonly Candidate[],
): Candidate | null {
  const best = changed[0];
  if (best === undefined || !isBelieved(searched, quote, best)) return null;
  // The same but for its case is the quote; what has other words may be another row.
  if (best.quote < 1 && isRepeated(quote) && !tellsRow(quote, best)) return null;
  const isClear = changed.every(
    one =>
      !isOutside(one, best) ||
      (best.score - one.score >= APART &&
        !(
          isRival(searched, quote, one, best) &&
          (isNearer(one, best, quote.expected) || touches(one, best))
        )),
  );
  return isClear ? best : null;
}

function isRival(
  searched: SearchedText,
  quote: Quote,
  candidate: Candidate,
  other: Candidate,
): boolean {
  const { length } = quote.lower;
  const supported = support(quote, candidate);
  if (length < LEAST && !isBetween(candidate)) return false;
  const { long, short, shortLength, longLength } = ALIKE;
  const share = (length - shortLength) / (longLength - shortLength);
  const alone = short - (short - long) * Math.min(1, Math.max(0, share));
  const byPlace = isNearer(candidate, other, quote.expected) ? BY_PLACE : 0;
  if (candidate.quote < alone - BY_CONTEXT * supported - byPlace) return false;
  // In lists where all look alike the next one is no form of this one, nor is another date.
  const isInPlace = isBetween(candidate) && !isWhole(other);
  const longest = isInPlace ? undefined : Number.POSITIVE_INFINITY;
  const isOtherDate =
    /\d/.test(quote.lower) && hasOtherNumbers(searched, quote, candidate, longest);
  return !isOtherDate && !isNeighbour(searched, quote, candidate);
}

/** Next to the quote's own neighbours, in its place: what else can it be but the quote, however changed? */
function isInPlace(
  searched: SearchedText,
  quote: Quote,
  candidate: Candidate,
  own: Candidate,
): boolean {
  if (!isOutside(candidate, own) || candidate.quote < LIKE_IN_PLACE) return false;
  const supported = support(quote, candidate);
  const ahead = supported - support(quote, own);
  if (supported < DESPITE_OTHERS || ahead < LITTLE) return false;
  return !isNeighbour(searched, quote, candidate);
}

function isOutside({ start, end }: Place, other: Place): boolean {
  return start >= other.end || end <= other.start;
}
