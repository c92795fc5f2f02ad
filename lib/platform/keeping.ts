/** When the user last made a backup, what they were reminded of, and that the browser was asked to keep the data. */
import * as v from 'valibot';
import { browser } from './browser.ts';

const KEY = 'keeping';
const Time = v.fallback(v.nullable(v.number()), null);

const Keeping = v.object({
  /** Milliseconds since 1970: the last backup that was saved. */
  backedUp: Time,
  /** When the reminder was put away. */
  dismissed: Time,
  /** Whether the browser said that it won't clear the data by itself; null before it was asked. */
  persists: v.fallback(v.nullable(v.boolean()), null),
});
export type Keeping = v.InferOutput<typeof Keeping>;

export async function readKeeping(): Promise<Keeping> {
  return decoded((await browser.storage.local.get(KEY))[KEY]);
}

export async function writeKeeping(change: Partial<Keeping>): Promise<void> {
  await browser.storage.local.set({ [KEY]: { ...(await readKeeping()), ...change } });
}

/** Calls with it now and at every change; returns how to stop. */
export function watchKeeping(onValue: (keeping: Keeping) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && KEY in changes) onValue(decoded(changes[KEY]?.newValue));
  };
  browser.storage.onChanged.addListener(listener);
  void readKeeping().then(onValue);
  return () => browser.storage.onChanged.removeListener(listener);
}

/**
 * Asks the browser, once, not to clear our data when the disk is full: `unlimitedStorage` alone has not kept
 * everybody's. Only a page can ask.
 */
export async function askToPersist(): Promise<void> {
  if ((await readKeeping()).persists !== null) return;
  const persists = await navigator.storage.persist().catch(() => false);
  await writeKeeping({ persists });
}

function decoded(stored: unknown): Keeping {
  return v.parse(Keeping, v.is(v.record(v.string(), v.unknown()), stored) ? stored : {});
}
