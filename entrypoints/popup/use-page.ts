import { useEffect, useRef, useState } from 'preact/hooks';
import type { PopupPage } from '../../components/popup/index.ts';
import type { Library } from '../../lib/jobs/index.ts';
import type { AnnotatorPage } from '../../lib/messages/catalogue.ts';
import { type Failure, failureOf, type RelatedAnswer } from '../../lib/model/index.ts';
import {
  isRefused,
  onTabLoaded,
  onTabRead,
  type PageTab,
  readTab,
} from '../../lib/platform/index.ts';
import { relate } from './relate.ts';

export interface ReadPage {
  readonly page: PopupPage;
  readonly related: RelatedAnswer | null | 'loading';
  readonly failure: Failure | null;
  /** Lists all that belongs to the page. */
  onMore(): void;
}

const EMPTY: PopupPage = { state: 'reading', title: '', terms: [], refused: false };
const READING: Omit<ReadPage, 'onMore'> = { page: EMPTY, related: 'loading', failure: null };

/** On demand; whoever wants more searches. */
const MANY = 25;
/** Milliseconds in which the annotator has painted what it asked for. */
const PAINTED = 300;

/**
 * The page in a tab: read by its annotator, which is put there if it is not there yet. `tab` is undefined
 * until it is known. With `follow` it is read again whenever its annotator has read it anew.
 */
export function usePage(
  library: Library,
  tab: PageTab | null | undefined,
  follow = false,
): ReadPage {
  const [known, setKnown] = useState(READING);
  const more = useRef(() => {});

  useEffect(() => {
    setKnown(READING);
    more.current = () => {};
    if (tab === undefined) return;
    const stop = new AbortController();
    let reading = 0;
    let compared: { readonly page: AnnotatorPage; readonly related: RelatedAnswer } | null = null;
    const read = async () => {
      const mine = ++reading;
      const put = (next: Omit<ReadPage, 'onMore'>) => {
        if (!stop.signal.aborted && mine === reading) setKnown(next);
      };
      const found = tab && (await readTab(tab.id));
      if (!found || found.text.trim() === '') {
        const state = found ? 'no-text' : 'closed';
        return put({ page: { ...EMPTY, state }, related: null, failure: null });
      }
      const terms = await library.terms(found.text, found.marks);
      const refused = await isRefused(tab.id);
      const page: PopupPage = { state: 'read', title: found.title, terms, refused };
      const isSame = compared?.page.text === found.text && compared.page.title === found.title;
      if (!isSame) put({ page, related: 'loading', failure: null });
      const related = isSame ? compared!.related : await relate(library, tab, found);
      compared = { page: found, related };
      more.current = () =>
        void relate(library, tab, found, { limit: MANY })
          .then(all => {
            compared = { page: found, related: all };
            put({ page, related: all, failure: null });
          })
          .catch(failed);
      return put({ page, related, failure: null });
    };
    const failed = (error: unknown) => {
      const failure = failureOf(
        error,
        'This page could not be compared with the archive',
        'Close this window and open it again.',
      );
      setKnown(before => ({ ...before, related: null, failure }));
    };
    const start = () => void read().catch(failed);
    start();
    if (!tab) return () => stop.abort();
    // A page that was still on its way could not be read, or not all of it.
    onTabLoaded(tab.id, start, stop.signal);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(start, PAINTED);
    };
    if (follow) onTabRead(tab.id, later, stop.signal);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [library, tab?.id, tab?.url, tab === undefined, follow]);

  return { ...known, onMore: () => more.current() };
}
