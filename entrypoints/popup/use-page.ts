import { useEffect, useState } from 'preact/hooks';
import type { PopupPage } from '../../components/popup/index.ts';
import type { Library } from '../../lib/jobs/index.ts';
import { type Failure, failureOf, type RelatedAnswer } from '../../lib/model/index.ts';
import {
  onTabLoaded,
  type PageTab,
  readTab,
  stepInTab,
  tabInFront,
} from '../../lib/platform/index.ts';

export interface ReadPage {
  readonly tab: PageTab | null;
  readonly page: PopupPage;
  readonly related: RelatedAnswer | null | 'loading';
  readonly failure: Failure | null;
  /** Goes to the page's next mention. */
  step(): void;
}

/** The page in the tab: read by its annotator, which is put there if it is not there yet. */
export function usePage(library: Library, tabNumber: number | null): ReadPage {
  const [tab, setTab] = useState<PageTab | null>(null);
  const [page, setPage] = useState<PopupPage>({ state: 'reading', terms: 0 });
  const [related, setRelated] = useState<RelatedAnswer | null | 'loading'>('loading');
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    let reading = 0;
    const read = async (found: PageTab | null) => {
      const mine = ++reading;
      const isStale = () => stop.signal.aborted || mine !== reading;
      const text = found && (await readTab(found.id));
      if (isStale()) return;
      if (!text || text.text.trim() === '') {
        setPage({ state: text ? 'no-text' : 'closed', terms: 0 });
        setRelated(null);
        return;
      }
      setPage({ state: 'read', terms: text.shown });
      const answer = await library.related(text);
      if (!isStale()) setRelated(answer);
    };
    const failed = (error: unknown) => {
      setRelated(null);
      setFailure(
        failureOf(
          error,
          'This page could not be compared with the archive',
          'Close this window and open it again.',
        ),
      );
    };
    const start = async () => {
      const found = await tabInFront(tabNumber);
      if (stop.signal.aborted) return;
      setTab(found);
      // A page that was still on its way could not be read, or not all of it.
      if (found) onTabLoaded(found.id, () => void read(found).catch(failed), stop.signal);
      await read(found);
    };
    start().catch(failed);
    return () => stop.abort();
  }, [library, tabNumber]);

  const step = () => {
    if (tab) void stepInTab(tab.id).then(() => window.close());
  };
  return { tab, page, related, failure, step };
}
