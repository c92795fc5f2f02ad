import { useEffect } from 'preact/hooks';
import { MAX_PAGE_TEXT } from '../../lib/messages/catalogue.ts';
import { send } from '../../lib/messages/client.ts';
import type { ArchivePlace } from '../../lib/model/index.ts';
import { createHighlighter } from '../../lib/page/index.ts';
import { browser } from '../../lib/platform/index.ts';

/** The user's highlights in a post, once it is shown: what content scripts do on other pages. */
export function useHighlights({ archive, post }: ArchivePlace, shown: boolean): void {
  useEffect(() => {
    if (!shown) return;
    const stop = new AbortController();
    createHighlighter({
      document,
      send,
      listen,
      note: { src: browser.runtime.getURL('/note.html'), origin: location.origin },
      limit: MAX_PAGE_TEXT,
      stop,
      place: { archive, post },
    });
    return () => stop.abort();
  }, [archive, post, shown]);
}

function listen(handle: (message: unknown) => Promise<unknown> | undefined): () => void {
  const listener = (message: unknown) => handle(message);
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}
