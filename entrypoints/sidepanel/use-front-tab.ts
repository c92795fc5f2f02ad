import { useEffect, useState } from 'preact/hooks';
import { followTabInFront, type PageTab } from '../../lib/platform/index.ts';

/** The tab in front of this window, whichever that is; undefined until it is known. */
export function useFrontTab(): PageTab | null | undefined {
  const [tab, setTab] = useState<PageTab | null>();
  useEffect(() => {
    const stop = new AbortController();
    followTabInFront(setTab, stop.signal);
    return () => stop.abort();
  }, []);
  return tab;
}
