import { useEffect, useState } from 'preact/hooks';
import { type PageTab, tabInFront } from '../../lib/platform/index.ts';

/** The tab of this number, or the one that is in front as the popup opens; undefined until it is known. */
export function useTab(tabNumber: number | null): PageTab | null | undefined {
  const [tab, setTab] = useState<PageTab | null>();
  useEffect(() => {
    void tabInFront(tabNumber).then(setTab);
  }, [tabNumber]);
  return tab;
}
