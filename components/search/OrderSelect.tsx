import type { SearchOrder } from '../../lib/model/index.ts';

const ORDERS: readonly (readonly [SearchOrder, string])[] = [
  ['relevance', 'by relevance'],
  ['newest', 'newest first'],
  ['oldest', 'oldest first'],
];

export interface OrderSelectProps {
  readonly order: SearchOrder;
  /** False where nothing matches better than anything else. */
  readonly ranked: boolean;
  onOrder(order: SearchOrder): void;
}

export function OrderSelect({ order, ranked, onOrder }: OrderSelectProps) {
  const offered = ORDERS.filter(([one]) => ranked || one !== 'relevance');
  const current = offered.some(([one]) => one === order) ? order : 'newest';
  return (
    <select
      class="order small"
      aria-label="Order of the results"
      value={current}
      onChange={event => {
        const chosen = offered.find(([one]) => one === event.currentTarget.value);
        if (chosen) onOrder(chosen[0]);
      }}
    >
      {offered.map(([one, name]) => (
        <option key={one} value={one} selected={one === current}>
          {name}
        </option>
      ))}
    </select>
  );
}
