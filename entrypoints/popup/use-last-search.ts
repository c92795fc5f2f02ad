import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SearchAnswer, SearchOrder } from '../../lib/model/index.ts';
import { keepLastSearch, type LastSearch, lastSearch } from '../../lib/platform/index.ts';
import { focusedItem, returnTo } from '../reader/history-place.ts';

export interface LastSearchUse {
  /** To go back to; null where there is none. */
  readonly query: string | null;
  /** To be called before a result is opened. */
  keep(query: string, order: SearchOrder): void;
  back(): void;
}

/** The search before the popup was closed, and the way back to the place in its results. */
export function useLastSearch(
  answer: SearchAnswer | null,
  onBack: (query: string, order: SearchOrder) => void,
): LastSearchUse {
  const [last, setLast] = useState<LastSearch | null>(null);
  const returning = useRef<LastSearch | null>(null);
  useEffect(() => {
    // Without it one searches anew.
    lastSearch().then(setLast, () => {});
  }, []);
  useLayoutEffect(() => {
    const to = returning.current;
    if (to === null || answer?.query !== to.query) return;
    returning.current = null;
    returnTo(to);
  }, [answer]);
  return {
    query: last?.query ?? null,
    keep: (query, order) =>
      void keepLastSearch({ query, order, y: scrollY, item: focusedItem() }).catch(() => {}),
    back: () => {
      if (last === null) return;
      returning.current = last;
      onBack(last.query, last.order);
    },
  };
}
