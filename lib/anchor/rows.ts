/** The rows of a table, and of lists, where the same words stand again and again. */
import { isNotFar } from './expected.ts';
import type { Quote } from './quote.ts';
import { type Candidate, isBetween } from './weigh.ts';

/** Longer words are seldom a cell's. In folded characters. */
const LONGEST = 32;
/** So much of the quote at an end of its context is no chance. */
const LEAST_CUT = 4;

/** The rows of a table share their words and their neighbours: one side of these tells none from the other. */
export function tellsRow(quote: Quote, place: Candidate): boolean {
  if (quote.lower.length >= LONGEST || isBetween(place)) return true;
  return isNotFar(place, quote.expected) && !isRepeated(quote);
}

/** The same words stood beside it too, as far as its context goes: what is left may be the other one. */
export function isRepeated({ lower, around: { prefix, suffix } }: Quote): boolean {
  return (
    prefix.includes(lower) ||
    suffix.includes(lower) ||
    isCut(suffix, size => lower.slice(0, size) === suffix.slice(-size)) ||
    isCut(prefix, size => lower.slice(-size) === prefix.slice(0, size))
  );
}

/** Whether an end of a context is a part of the quote, of this many characters or more. */
function isCut(context: string, isSame: (size: number) => boolean): boolean {
  for (let size = LEAST_CUT; size < context.length; size++) if (isSame(size)) return true;
  return false;
}
