import { useId, useRef, useState } from 'preact/hooks';
import type { SearchAnswer } from '../../lib/model/index.ts';
import { Button, sayPostsAndComments } from '../shared/index.ts';
import { type DayRange, sayYears } from './query-view.ts';
import { useStretch } from './use-stretch.ts';
import { barsOf, isWithin, nextBar, type YearBar, yearsBetween } from './year-bars.ts';

export interface YearBarsProps {
  readonly years: SearchAnswer['years'];
  /** The days that the query asks for. */
  readonly range: DayRange | null;
  /** The years that were chosen here, in words; null where there are none. */
  readonly chosen: string | null;
  /** Null chooses all. */
  onYears(years: { readonly from: number; readonly to: number } | null): void;
}

/**
 * Results by year, a bar each: a list of options, along which one drags, or goes by arrow keys. A press of
 * what is chosen alone chooses all again.
 */
export function YearBars({ years, range, chosen, onYears }: YearBarsProps) {
  const bars = barsOf(years);
  const [cursor, setCursor] = useState(bars.length - 1);
  const [pointed, setPointed] = useState<number | null>(null);
  const anchor = useRef<number | null>(null);
  const { drag, ...pointer } = useStretch(bars.length, ({ from, to }) =>
    onYears(yearsBetween(bars, from, to)),
  );
  const help = useId();
  const most = Math.max(1, ...bars.map(countOf));
  const at = Math.min(cursor, bars.length - 1);
  const isChosen = (bar: YearBar, i: number) =>
    drag
      ? i >= Math.min(drag.from, drag.to) && i <= Math.max(drag.from, drag.to)
      : range !== null && isWithin(bar, range);
  const chosenBars = bars.filter(isChosen);

  const chooseOne = (i: number) => {
    anchor.current = i;
    setCursor(i);
    const isOnly = range !== null && chosenBars.length === 1 && chosenBars[0] === bars[i];
    onYears(isOnly ? null : yearsBetween(bars, i, i));
  };
  const onClick = ({ target, currentTarget }: MouseEvent & { currentTarget: HTMLElement }) => {
    const at = target instanceof Element ? [...currentTarget.children].indexOf(target) : -1;
    if (at >= 0 && !pointer.wasDrag()) chooseOne(at);
  };
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const list = event.currentTarget;
    const next = nextBar(event.key, at, bars.length, getComputedStyle(list).direction === 'rtl');
    if (next !== null) {
      setCursor(next);
      list.querySelectorAll<HTMLElement>('[role=option]')[next]?.focus();
      if (event.shiftKey) {
        anchor.current ??= at;
        onYears(yearsBetween(bars, anchor.current, next));
      } else anchor.current = null;
    } else if (event.key === 'Enter' || event.key === ' ') chooseOne(at);
    else if (chosen !== null && ['Escape', 'Delete', 'Backspace'].includes(event.key))
      onYears(null);
    else return;
    event.preventDefault();
  };

  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return null;
  const shown = drag ? yearsBetween(bars, drag.from, drag.to) : null;
  const under = pointed === null ? undefined : bars[pointed];
  return (
    <div class="years" style={{ '--bars': bars.length }}>
      <div
        class="year-bars"
        role="listbox"
        aria-label="Results by year"
        aria-multiselectable="true"
        aria-orientation="horizontal"
        aria-describedby={help}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onMouseLeave={() => setPointed(null)}
        {...pointer.handlers}
      >
        {bars.map((bar, i) => (
          <div
            key={bar.from}
            class={countOf(bar) === 0 ? 'year none' : 'year'}
            role="option"
            aria-selected={isChosen(bar, i)}
            aria-label={sayBar(bar)}
            tabIndex={i === at ? 0 : -1}
            style={{ '--share': countOf(bar) / most }}
            onFocus={() => {
              setCursor(i);
              setPointed(i);
            }}
            onBlur={() => setPointed(null)}
            onMouseEnter={() => setPointed(i)}
          />
        ))}
      </div>
      <div class="year-axis small">
        <span aria-hidden="true">{first.from}</span>
        {drag ? (
          <span class="chosen-years" dir="auto">
            {shown ? sayYears(shown) : 'All years'}
          </span>
        ) : chosen !== null ? (
          <Button kind="link" label={`Remove: ${chosen}`} onClick={() => onYears(null)}>
            <bdi>{chosen}</bdi> <span aria-hidden="true">×</span>
          </Button>
        ) : (
          <span class="pointed-year" aria-hidden="true" dir="auto">
            {under && sayBar(under)}
          </span>
        )}
        <span aria-hidden="true">{last.to}</span>
      </div>
      <span class="hidden-text" id={help}>
        Arrow keys go from year to year, with Shift they choose several. Enter chooses one, Delete
        all years again.
      </span>
    </div>
  );
}

function countOf({ posts, comments }: YearBar): number {
  return posts + comments;
}

function sayBar(bar: YearBar): string {
  return `${sayYears(bar)}: ${countOf(bar) === 0 ? 'nothing' : sayPostsAndComments(bar.posts, bar.comments, ', ')}`;
}
