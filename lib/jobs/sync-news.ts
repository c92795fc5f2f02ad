/** News of a remote that can tell of them, such as a colleague's highlight in a set that is shared. */
import type { News, SyncEnvironment } from './sync-ports.ts';

/** Waits for what is new since it was asked last; the first time, all that may have come before is. */
export function createNews({ store, openRemote }: Pick<SyncEnvironment, 'store' | 'openRemote'>) {
  let known: { readonly address: string; readonly mark: string } | null = null;

  return async (signal: AbortSignal): Promise<News> => {
    const { joined, why } = await store.saved();
    // Where sync is paused, or waits for its turn, nothing that is new would come.
    if (!joined || joined.choice.kind === 'browser' || why !== null) return 'cannot';
    const { address } = joined.choice;
    const remote = openRemote(joined.choice);
    if (!remote.news) return 'cannot';
    const since = known?.address === address ? known.mark : null;
    try {
      const mark = await remote.news(since, signal);
      known = { address, mark };
      return mark === since ? 'none' : 'some';
    } catch {
      // What is the matter shows when it is synced.
      return signal.aborted ? 'none' : 'cannot';
    }
  };
}
