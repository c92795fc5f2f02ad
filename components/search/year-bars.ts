/** The years of an answer as bars, and the keys that go along them. */
import type { SearchAnswer } from '../../lib/model/index.ts';
import { dayNumber } from '../../lib/text/index.ts';
import type { DayRange } from './query-view.ts';

/** A year, or a few of an archive whose dates go from here to Methuselah. */
export interface YearBar {
  readonly from: number;
  readonly to: number;
  readonly posts: number;
  readonly comments: number;
}

/** More would be too thin to be hit. */
const MOST_BARS = 64;

export function barsOf(years: SearchAnswer['years']): YearBar[] {
  const each = Math.ceil(years.length / MOST_BARS);
  const bars: YearBar[] = [];
  for (let i = 0; i < years.length; i += each) {
    const own = years.slice(i, i + each);
    const [first] = own;
    if (first === undefined) break;
    bars.push({
      from: first.year,
      to: first.year + own.length - 1,
      posts: own.reduce((sum, { posts }) => sum + posts, 0),
      comments: own.reduce((sum, { comments }) => sum + comments, 0),
    });
  }
  return bars;
}

/** Whether any day of it is asked for. */
export function isWithin({ from, to }: YearBar, range: DayRange): boolean {
  const first = dayNumber(`${from}-01-01`) ?? 0;
  const last = dayNumber(`${to}-12-31`) ?? 0;
  return (range.from === null || last >= range.from) && (range.to === null || first < range.to);
}

/** The years from one bar to another, whichever is the earlier; null for all of them. */
export function yearsBetween(
  bars: readonly YearBar[],
  a: number,
  b: number,
): { from: number; to: number } | null {
  const [low, high] = [bars[Math.min(a, b)], bars[Math.max(a, b)]];
  if (!low || !high || (low === bars[0] && high === bars.at(-1))) return null;
  return { from: low.from, to: high.to };
}

/** Where a key leads among the bars; null for one that leads nowhere. */
export function nextBar(key: string, at: number, count: number, rtl: boolean): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const step = (key === 'ArrowRight') === rtl ? -1 : 1;
  return Math.min(count - 1, Math.max(0, at + step));
}
