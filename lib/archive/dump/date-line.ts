import { dayNumber, isoDay, monthNumber, sayDate } from '../../text/index.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const DATE_LINE =
  /^(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday), (\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})\s*$/;

export interface DateLine {
  /** Null where the calendar has no such day. */
  readonly day: string | null;
  /** What is wrong with the date, if something is. */
  readonly complaint: string | null;
}

/** Whether a line has the form `Tuesday, 10 March 2015`, at column 0 and alone. */
export function looksLikeDateLine(text: string): boolean {
  return text.length < 40 && DATE_LINE.test(text);
}

/** Reads a line for which `looksLikeDateLine` holds; null for any other. */
export function readDateLine(text: string): DateLine | null {
  const match = DATE_LINE.exec(text);
  if (!match) return null;
  const [, weekday, date, month, year] = match;
  const day = isoDay(Number(year), monthNumber(month!), Number(date));
  if (day === null) {
    return { day, complaint: `There is no ${date} ${month} ${year}: the date is left unknown.` };
  }
  // Day 0, 1 January 1970, was a Thursday; the sum keeps days before it positive.
  const actual = WEEKDAYS[((((dayNumber(day) ?? 0) + 4) % 7) + 7) % 7];
  const complaint =
    actual === weekday ? null : `${sayDate(day)} was a ${actual}, the page says ${weekday}.`;
  return { day, complaint };
}
