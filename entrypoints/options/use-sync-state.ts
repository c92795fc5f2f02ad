import { useEffect, useState } from 'preact/hooks';
import { send } from '../../lib/messages/client.ts';
import type { Failure, SyncState } from '../../lib/model/index.ts';
import { isSyncOn, watchSyncState } from '../../lib/platform/index.ts';

/** How sync stands, as it changes. Where it is off, the background is asked only if that is `wanted`. */
export function useSyncState(wanted: boolean): {
  readonly state: SyncState | null;
  readonly failure: Failure | null;
} {
  const [state, setState] = useState<SyncState | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    const stop = watchSyncState(setState);
    void (async () => {
      if (!wanted && !(await isSyncOn())) return;
      const asked = await send({ type: 'page.sync-state' });
      if (asked.ok) setState(asked.value);
      else setFailure(asked.error);
    })();
    return stop;
  }, [wanted]);
  return { state, failure };
}
