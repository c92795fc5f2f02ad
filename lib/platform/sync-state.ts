/** How sync stands, for every view at once; in `storage.session`, since it is told anew after a start. */
import type { SyncState } from '../model/index.ts';
import { browser } from './browser.ts';

const KEY = 'sync-state';
/** In `storage.local`: whether there is anything to sync, told without loading what syncs. */
const ON = 'sync-on';

/** Only the background writes it. */
export async function publishSyncState(state: SyncState): Promise<void> {
  await browser.storage.session.set({ [KEY]: state });
  const on = state.state !== 'off';
  if ((await isSyncOn()) !== on) await browser.storage.local.set({ [ON]: on });
}

export async function isSyncOn(): Promise<boolean> {
  return (await browser.storage.local.get(ON))[ON] === true;
}

/** Calls with the state as it is known, and at every change; returns how to stop. */
export function watchSyncState(
  onValue: (state: SyncState) => void,
  onError: (error: unknown) => void = () => {},
): () => void {
  const tell = async () => {
    // Written by our own background, and by nobody else.
    const state = (await browser.storage.session.get(KEY))[KEY] as SyncState | undefined;
    if (state) onValue(state);
  };
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'session' && KEY in changes) void tell().catch(onError);
  };
  browser.storage.onChanged.addListener(listener);
  void tell().catch(onError);
  return () => browser.storage.onChanged.removeListener(listener);
}
