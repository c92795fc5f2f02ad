/** Dates as archives and pages write them. */

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** `YYYY-MM-DD`, or null where the parts make no day of the calendar between 1900 and 9999. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (!(year >= 1900 && year <= 9999) || !(month >= 1 && month <= 12)) return null;
  if (!(day >= 1 && day <= daysIn(year, month))) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The number (1 to 12) of an English month's name, whole or its first three letters; 0 if it is none. */
export function monthNumber(name: string): number {
  const lower = name.toLowerCase();
  if (lower.length < 3) return 0;
  return MONTHS.findIndex(month => month === lower || month.slice(0, 3) === lower) + 1;
}

/** Days since 1970-01-01 of a wall date; null for null. Only the day counts. */
export function dayNumber(date: string | null): number | null {
  if (date === null) return null;
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  if (!match) return null;
  return Math.floor(
    Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / 86_400_000,
  );
}

/** The wall date of a day number. */
export function dayFromNumber(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** The year of a wall date, or null. */
export function yearOf(date: string | null): number | null {
  const match = date === null ? null : /^(\d{4})-/.exec(date);
  return match ? Number(match[1]) : null;
}

/** "8 December 2016"; `short` gives "8 Dec 2016". Unknown dates are said to be so. */
export function sayDate(date: string | null, style: 'long' | 'short' = 'long'): string {
  const match = date === null ? null : /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  if (!match) return 'date unknown';
  const name = MONTHS[Number(match[2]) - 1];
  if (name === undefined) return 'date unknown';
  const month =
    name.charAt(0).toUpperCase() + (style === 'short' ? name.slice(1, 3) : name.slice(1));
  return `${Number(match[3])} ${month} ${match[1]}`;
}

/** The clock time of a wall date ("09:51"), or null where it has none. */
export function timeOf(date: string | null): string | null {
  const match = date === null ? null : /T(\d{2}:\d{2})/.exec(date);
  return match?.[1] ?? null;
}
