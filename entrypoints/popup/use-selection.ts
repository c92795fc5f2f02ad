import { useEffect, useState } from 'preact/hooks';
import { type PageTab, selectionInTab } from '../../lib/platform/index.ts';

/**
 * Whether words are selected in a tab's page. Asking puts the highlighter there: what is highlighted on the
 * page is painted from then on, whether or not its site was chosen.
 */
export function useSelection(tab: PageTab | null | undefined): boolean {
  const [selected, setSelected] = useState(false);
  useEffect(() => {
    let left = false;
    setSelected(false);
    if (!tab) return;
    void selectionInTab(tab.id).then(found => left || setSelected(found?.kind === 'range'));
    return () => {
      left = true;
    };
  }, [tab?.id, tab?.url]);
  return selected;
}
