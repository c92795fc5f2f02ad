import type { WallDate } from '../../model/index.ts';
import { fold, isoDay } from '../../text/index.ts';

/** Languages whose months are looked for where a date is told in words only. */
const LANGUAGES =
  'en de fr es pt it nl sv da nb fi pl cs sk hu ro tr el ru uk bg sr-Latn sl et lv lt ca eu gl id ms cy ga'.split(
    ' ',
  );

let months: Map<string, number> | null = null;

/**
 * The day that a heading such as "Samstag, 5. Oktober 2013" names, in any language where it can be
 * known: by the names of months, or by the month in the post's address (`/2013/10/`), which leaves only
 * the day to be found. Null where two readings are possible.
 */
export function readDateHeader(text: string, url: string | null): WallDate | null {
  const numbers = [...text.matchAll(/\d+/g)].map(([digits]) => digits);
  const address = /\/(\d{4})\/(\d\d)\/[^/]*$/.exec(url?.replace(/[?#].*$/s, '') ?? '');
  const fullYear = numbers.find(digits => digits.length === 4);
  const year = fullYear ?? (numbers.length > 1 ? address?.[1] : undefined);
  if (year === undefined) return null;
  const rest = [...numbers];
  const yearAt = rest.findIndex(digits => digits === year || digits === year.slice(2));
  // A short year stands last: 05.10.13.
  if (fullYear !== undefined) rest.splice(yearAt, 1);
  else if (rest.length === 3 && rest[2] === year.slice(2)) rest.pop();
  const named = monthNamed(text);
  if (rest.length === 1) {
    const month = named ?? (address?.[1] === year ? Number(address[2]) : null);
    return month === null ? null : isoDay(Number(year), month, Number(rest[0]));
  }
  if (rest.length !== 2) return null;
  const [first, second] = rest.map(Number) as [number, number];
  if (numbers[0] === year) return isoDay(Number(year), first, second);
  const month = address?.[1] === year ? Number(address[2]) : 0;
  if (second === month && first !== month) return isoDay(Number(year), month, first);
  if (first === month && second !== month) return isoDay(Number(year), month, second);
  if (first === second || first > 12) return isoDay(Number(year), second, first);
  return second > 12 ? isoDay(Number(year), first, second) : null;
}

function monthNamed(text: string): number | null {
  months ??= namesOfMonths();
  const found = new Set<number>();
  for (const word of fold(text).match(/\p{L}+/gu) ?? []) {
    const month = months.get(word);
    if (month !== undefined) found.add(month);
  }
  const [only] = found;
  return found.size === 1 && only !== undefined && only > 0 ? only : null;
}

/** Names that mean different months in two languages are 0. */
function namesOfMonths(): Map<string, number> {
  const names = new Map<string, number>();
  for (const language of LANGUAGES) {
    for (let month = 1; month <= 12; month++) {
      const day = new Date(Date.UTC(2013, month - 1, 5));
      for (const style of ['long', 'short'] as const) {
        // With a day beside it, a month stands in the case that dates use.
        const format = new Intl.DateTimeFormat(language, {
          day: 'numeric',
          month: style,
          timeZone: 'UTC',
        });
        const part = format.formatToParts(day).find(({ type }) => type === 'month')?.value ?? '';
        const name = fold(part).match(/\p{L}{3,}/u)?.[0];
        if (name === undefined) continue;
        const known = names.get(name);
        names.set(name, known === undefined || known === month ? month : 0);
      }
    }
  }
  return names;
}
