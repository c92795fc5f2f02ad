import type { WallDate } from '../../model/index.ts';
import { isoDay, monthNumber, squash } from '../../text/index.ts';

export interface Byline {
  readonly author: string;
  readonly date: WallDate;
  /** What stands behind it on the same line. */
  readonly rest: string;
}

const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December';
const GLUED = new RegExp(
  `^(\\D|\\S.{0,58}?\\S)(\\d{1,2}) (${MONTHS}) (\\d{4}) at (\\d{1,2}):(\\d{2})(?: ?([AaPp])[Mm]\\b)?`,
);

/**
 * The one byline that dumps keep, `Name10 March 2015 at 22:11`: the name glued to the date. With a space
 * between them it is prose and null. Of `Anon210 March` the day is 10, of `Anon45 March` it is 5.
 */
export function readByline(line: string): Byline | null {
  const match = GLUED.exec(line);
  if (!match) return null;
  const [whole, before, digits, month, year, hours, minutes, half] = match;
  let author = before!;
  let day = isoDay(Number(year), monthNumber(month!), Number(digits));
  if (day === null && digits!.length === 2) {
    author += digits![0];
    day = isoDay(Number(year), monthNumber(month!), Number(digits![1]));
  }
  const hour = hourOf(Number(hours), half);
  if (day === null || hour > 23 || Number(minutes) > 59) return null;
  return {
    author,
    date: `${day}T${String(hour).padStart(2, '0')}:${minutes}`,
    rest: line.slice(whole.length).trim(),
  };
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

const REMOVED =
  /^(?:comment deleted )?this (?:comment|post|reply) (?:has been|was) (?:removed|deleted) by (?:the|an?|its)(?: blog)? (?:author|administrator|owner|moderator)s?\.?$/i;

/** Whether a comment's text is what Blogger puts in the place of one that was removed. */
export function isRemoved(text: string): boolean {
  return text.length < 200 && REMOVED.test(squash(text));
}
