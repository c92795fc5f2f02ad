import { isOfPage, pageKey } from '../../lib/highlights/index.ts';
import type { PageTab } from '../../lib/platform/index.ts';
import type { HighlightRows } from '../../lib/store/index.ts';

/** How many highlights the page in a tab has; 0 until that is known. */
export function countOfPage(rows: HighlightRows | null, tab: PageTab | null | undefined): number {
  if (rows === null || !tab?.url) return 0;
  const key = pageKey(tab.url);
  return rows.records.filter(({ page }) => isOfPage(page, key)).length;
}
