import { useWatched } from '../../components/shared/index.ts';
import { isOfPage, pageKey } from '../../lib/highlights/index.ts';
import type { PageTab } from '../../lib/platform/index.ts';
import type { Watches } from '../../lib/store/index.ts';

/** How many highlights the page in a tab has; 0 until that is known. */
export function useHighlightCount(watches: Watches, tab: PageTab | null | undefined): number {
  const rows = useWatched(watches.highlights);
  if (rows.value === null || !tab?.url) return 0;
  const key = pageKey(tab.url);
  return rows.value.records.filter(({ page }) => isOfPage(page, key)).length;
}
