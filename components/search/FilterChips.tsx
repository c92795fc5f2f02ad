import { useLayoutEffect, useRef } from 'preact/hooks';
import { type FilterToWrite, withFilter, withoutFilter } from '../../lib/search/index.ts';
import { AddFilter } from './AddFilter.tsx';
import { type Chip, type QueryView, type Where, withWhere } from './query-view.ts';
import type { SearchControls } from './types.ts';

export interface FilterChipsProps {
  readonly query: string;
  readonly view: QueryView;
  /** The years have their own place, below their bars. */
  readonly withYears: boolean;
  readonly valuesOf: SearchControls['valuesOf'];
  /** Who wrote what was found. */
  readonly authors: readonly string[];
  onQuery(query: string): void;
}

const WHERE: readonly (readonly [Where, string])[] = [
  ['all', 'All'],
  ['posts', 'Posts'],
  ['comments', 'Comments'],
];

/** The filters of a query: where is looked, those that are set, each to be taken out, and one more. */
export function FilterChips(props: FilterChipsProps) {
  const { query, view, onQuery } = props;
  const root = useRef<HTMLFieldSetElement>(null);
  const removed = useRef<number | null>(null);
  const chips = props.withYears ? [...view.years, ...view.chips] : view.chips;
  // The button that was pressed is gone: whoever pressed it by key goes on from the next.
  useLayoutEffect(() => {
    if (removed.current === null) return;
    const left = [...(root.current?.querySelectorAll<HTMLElement>('.chip.set') ?? [])];
    const next = left[Math.min(removed.current, left.length - 1)];
    (next ?? root.current?.querySelector<HTMLElement>('.add-filter'))?.focus();
    removed.current = null;
  }, [chips.length]);
  const remove = (chip: Chip, at: number) => {
    removed.current = at;
    onQuery(withoutFilter(query, chip));
  };
  const add = (filter: FilterToWrite) => onQuery(withFilter(query, filter));
  return (
    <fieldset class="chips" ref={root} aria-label="Filters">
      {WHERE.map(([where, name]) => (
        <button
          key={where}
          type="button"
          class="chip"
          aria-pressed={view.where === where}
          onClick={() => onQuery(withWhere(query, where))}
        >
          {name}
        </button>
      ))}
      {chips.map((chip, i) => (
        <button
          key={`${chip.kind} ${chip.text}`}
          type="button"
          class="chip set"
          aria-label={`Remove: ${chip.text}`}
          onClick={() => remove(chip, i)}
          onKeyDown={event => {
            if (event.key !== 'Delete' && event.key !== 'Backspace') return;
            event.preventDefault();
            remove(chip, i);
          }}
        >
          <bdi>{chip.text}</bdi> <span aria-hidden="true">×</span>
        </button>
      ))}
      <AddFilter valuesOf={props.valuesOf} authors={props.authors} onAdd={add} />
    </fieldset>
  );
}
