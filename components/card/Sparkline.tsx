import type { Evidence } from '../../lib/model/index.ts';
import { sayNumber } from '../shared/index.ts';

/** Units of the drawing; it is stretched to its place. */
const HEIGHT = 40;
const STEP = 10;
const GAP = 2;

/** How often, by year, of two years or more: a row of bars, the numbers in words for those who do not see it. */
export function Sparkline({ years }: { readonly years: Evidence['years'] }) {
  const most = Math.max(1, ...years.map(({ count }) => count));
  // Few years make no walls: a bar is never wider than it would be among eight.
  const width = STEP * Math.max(8, years.length);
  return (
    <svg
      class="spark"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={saySpark(years)}
    >
      {years.map(({ year, count }, i) => {
        const height = count === 0 ? 1 : Math.max(3, (count / most) * HEIGHT);
        return (
          <rect
            key={year}
            class={count === 0 ? 'none' : undefined}
            x={i * STEP}
            y={HEIGHT - height}
            width={STEP - GAP}
            height={height}
          >
            <title>{`${year}: ${sayNumber(count)}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}

/** "Mentions by year, 2014 to 2021: most in 2018, 34." */
export function saySpark(years: Evidence['years']): string {
  const first = years[0];
  const last = years.at(-1);
  if (!first || !last) return 'No mention has a date.';
  const peak = years.reduce((a, b) => (b.count > a.count ? b : a));
  return `Mentions by year, ${first.year} to ${last.year}: most in ${peak.year}, ${sayNumber(peak.count)}.`;
}
