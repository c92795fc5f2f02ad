import { similarity } from './align.ts';
import { agreement, likeness } from './context.ts';
import { isNear } from './expected.ts';
import type { Quote } from './quote.ts';
import type { SearchedText } from './searched-text.ts';
import type { Place } from './types.ts';
import { contextPlaces } from './vote.ts';

/** A place in the folded text, and what speaks for it; all from 0 to 1. */
export interface Candidate extends Place {
  readonly quote: number;
  readonly before: number;
  readonly after: number;
  /** How near it is to where the quote stood; 0 where that is not known. */
  readonly near: number;
  /** By which candidates are compared. */
  readonly score: number;
}

/** The weights that Hypothesis's client gives them (its `match-quote.ts`). */
const QUOTE = 50;
const PREFIX = 20;
const SUFFIX = 20;
const POSITION = 2;

export function weigh(
  { lower }: SearchedText,
  { around, expected }: Quote,
  place: Place,
  quote: number,
): Candidate {
  const { before, after } = likeness(lower, place.start, place.end, around);
  const near =
    expected === null ? 0 : 1 - Math.abs(place.start - expected.at) / Math.max(1, lower.length);
  // A context that a selector does not have is no reason against a place.
  const most =
    QUOTE +
    (around.prefix === '' ? 0 : PREFIX) +
    (around.suffix === '' ? 0 : SUFFIX) +
    (expected === null ? 0 : POSITION);
  const got = QUOTE * quote + PREFIX * before + SUFFIX * after + POSITION * near;
  return { ...place, quote, before, after, near, score: got / most };
}

/** From no context to all of it. One side that is the same tells most of what both tell. */
export function support({ around }: Quote, { before, after }: Candidate): number {
  if (around.prefix === '' && around.suffix === '') return 0;
  return 0.7 * Math.max(before, after) + 0.3 * Math.min(before, after);
}

/** With all of its context in place, this much of a quote has to be there. */
const LEAST = 0.5;
/** More of a short one. */
const LEAST_OF_SHORT = 0.15;
/** And this much where nothing else stands there: the rest was left out, or more was put in. */
const LEAST_ALONE = 0.3;
const ALL_OF_IT = 0.9;
/** A few words are like many others: so much of them, unless both their neighbours are there. */
const LEAST_OF_FEW = 0.75;
/** With one side alone: another sentence may have come in place of one of two, or of its neighbour. */
const LEAST_OF_ONE_SIDE = 0.56;
/** Without any, of a short quote and of a long one: two short lines share a word or two by chance. */
const SHORT = { length: 24, least: 0.88 };
const LONG = { length: 200, least: 0.58 };

/**
 * Whether what stands at a place is the quote, changed: the less of its context is there, the more of
 * its own words has to be. Measured on sentences that were edited, and on deleted ones with their
 * neighbours: those reach .5 with context, and .7 without where they are short.
 */
export function isBelieved(searched: SearchedText, quote: Quote, candidate: Candidate): boolean {
  if (isNeighbour(searched, quote, candidate) || isLeftElsewhere(searched, quote, candidate)) {
    return false;
  }
  const supported = support(quote, candidate);
  if (supported >= ALL_OF_IT && isPartOfOther(searched, quote, candidate)) {
    return candidate.quote >= LEAST_ALONE;
  }
  if (quote.lower.length < SHORT.length && supported < SURE && candidate.quote < LEAST_OF_FEW) {
    return false;
  }
  if (supported < ALL_OF_IT && hasOtherNumbers(searched, quote, candidate)) return false;
  const share = (quote.lower.length - SHORT.length) / (LONG.length - SHORT.length);
  const alone = SHORT.least - (SHORT.least - LONG.least) * Math.min(1, Math.max(0, share));
  const beside = LEAST + LEAST_OF_SHORT * (1 - Math.min(1, Math.max(0, share) * 4));
  const least = alone - (alone - beside) * supported;
  if (candidate.quote < Math.max(least, isBetween(candidate) ? 0 : LEAST_OF_ONE_SIDE)) return false;
  if (supported >= SUPPORTED) return true;
  const needed = isNear(candidate, quote.expected) ? TELLING_IN_PLACE : TELLING_ALONE;
  return quote.lower.length >= needed && !isTakenOut(searched, quote);
}

/** Lines, short ones unless it is said, that differ in a date or a number are two, not one that was changed. */
export function hasOtherNumbers(
  { lower }: SearchedText,
  quote: Quote,
  { start, end }: Candidate,
  longest = OF_NUMBERS,
): boolean {
  if (quote.lower.length > longest) return false;
  const digits = (text: string) => text.replace(/\D+/g, ' ').trim();
  return digits(quote.lower) !== digits(lower.slice(start, end));
}
const OF_NUMBERS = 48;
/** Fewer characters without their context are a name, or a turn of phrase, that others use too. */
const TELLING_ALONE = 48;
const TELLING_IN_PLACE = 40;

/** Whether one of the two is the other with one stretch left out; a sentence's end may be new. */
function isPartOfOther({ lower }: SearchedText, quote: Quote, { start, end }: Candidate): boolean {
  const here = lower.slice(start, end);
  const least = Math.min(here.length, quote.lower.length);
  if (least < TELLING) return false;
  let head = 0;
  while (head < least && here[head] === quote.lower[head]) head++;
  let tail = 0;
  while (tail < least - head && here.at(-1 - tail) === quote.lower.at(-1 - tail)) tail++;
  return head + tail >= least - 1 || quote.lower.includes(here) || here.includes(quote.lower);
}

/** As much of a neighbour is compared, from the quote outwards. */
const COMPARED = 32;
const TELLING = 8;

/**
 * Whether a place is what stood before the quote, or behind it: in lists neighbours look alike, and
 * where one is gone the other is no changed form of it.
 */
export function isNeighbour(
  { lower }: SearchedText,
  quote: Quote,
  { start, end }: Candidate,
): boolean {
  const { prefix, suffix } = quote.around;
  const here = lower.slice(start, end);
  const next = suffix.slice(0, COMPARED);
  const last = prefix.slice(-COMPARED);
  if (next.length >= TELLING && here.length >= TELLING) {
    const size = Math.min(next.length, here.length);
    const own = similarity(quote.lower.slice(0, size), here.slice(0, size));
    if (similarity(next.slice(0, size), here.slice(0, size)) > Math.max(0.7, own)) return true;
  }
  if (last.length >= TELLING && here.length >= TELLING) {
    const size = Math.min(last.length, here.length);
    const own = similarity(quote.lower.slice(-size), here.slice(-size));
    if (similarity(last.slice(-size), here.slice(-size)) > Math.max(0.7, own)) return true;
  }
  return false;
}

/** So much context next to the quote on each side shows that it was taken out between. */
const AT_A_HOLE = 16;
const MOST_HOLES = 4;
/** So much of its context is enough for the same words, and tells that they were not taken out. */
export const SUPPORTED = 0.4;
/** With so much of it nothing is left to doubt but whether it was copied too. */
export const SURE = 0.85;

/** What stood around the quote is there without it: words like its own elsewhere are others. */
export function isTakenOut({ lower, grams }: SearchedText, { around }: Quote): boolean {
  return contextPlaces(lower, around, grams, MOST_HOLES).ends.some(end => {
    const { before, after } = agreement(lower, end, end, around);
    return before >= AT_A_HOLE && after >= AT_A_HOLE;
  });
}

/** One ends where the other begins: a copy put in next to the quote takes the quote's neighbour on that side. */
export function touches({ start, end }: Place, other: Place): boolean {
  return start === other.end || end === other.start;
}

/** So many of a quote's first or last characters next to its old neighbour are the quote, or what is left of it. */
const TELLING_END = 12;

/** Its beginning stands behind what stood before it, or its end before what stood behind it, and not in this place. */
function isLeftElsewhere(
  { lower, grams }: SearchedText,
  { around, lower: words }: Quote,
  { start, end, before, after }: Candidate,
): boolean {
  if (words.length < 2 * TELLING_END || isBetween({ before, after })) return false;
  const { ends, begins } = contextPlaces(lower, around, grams, MOST_HOLES);
  const isOutside = (at: number) => at < start || at > end;
  const head = words.slice(0, TELLING_END);
  const tail = words.slice(-TELLING_END);
  // Whether one that reads the same is the quote's was decided before.
  const begun = (at: number) => lower.startsWith(head, at) && !lower.startsWith(words, at);
  const ended = (at: number) => lower.endsWith(tail, at) && !lower.endsWith(words, at);
  return (
    (before < OF_BOTH && ends.some(at => isOutside(at) && begun(at))) ||
    (after < OF_BOTH && begins.some(at => isOutside(at) && ended(at)))
  );
}

/** All of the context is there, on both sides. */
export function isWhole({ before, after }: Candidate): boolean {
  return before === 1 && after === 1;
}

/** Something of both sides is there: of one side a footer or a list's next row may have as much. */
export function isBetween({ before, after }: Pick<Candidate, 'before' | 'after'>): boolean {
  return Math.min(before, after) >= OF_BOTH;
}
const OF_BOTH = 0.2;
