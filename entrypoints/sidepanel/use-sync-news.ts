import { useEffect } from 'preact/hooks';
import { send } from '../../lib/messages/client.ts';
import type { SyncState } from '../../lib/model/index.ts';
import { wait } from '../../lib/platform/index.ts';

/** Milliseconds until a server that did not answer is asked again. */
const PAUSE = 60_000;

/** As long as the view is open and seen, what comes to a database that others write too comes here by itself. */
export function useSyncNews(state: Pick<SyncState, 'remote' | 'why'> | null): void {
  const listens = state?.remote === 'couchdb' && state.why === null;
  useEffect(() => {
    if (!listens) return;
    let asking = false;
    const stop = new AbortController();
    const listen = async () => {
      if (asking) return;
      asking = true;
      while (!stop.signal.aborted && !document.hidden) {
        const news = await send({ type: 'page.sync-news' });
        if (!news.ok || !news.value.again) await wait(PAUSE);
      }
      asking = false;
    };
    document.addEventListener('visibilitychange', () => void listen(), { signal: stop.signal });
    void listen();
    return () => stop.abort();
  }, [listens]);
}
