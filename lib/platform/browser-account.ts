/** `storage.sync`, and what must be remembered of how often it was written. */
import * as v from 'valibot';
import { browser } from './browser.ts';

const KEY = 'accountWrites';

const Stored = v.array(v.object({ since: v.number(), writes: v.number() }));

export const browserAccount = {
  get: (keys: string | null): Promise<Record<string, unknown>> => browser.storage.sync.get(keys),
  set: (items: Record<string, unknown>): Promise<void> => browser.storage.sync.set(items),
  remove: (keys: string[]): Promise<void> => browser.storage.sync.remove(keys),
};

/** In `storage.session`: the browser counts, too, until it is closed. */
export const accountWrites = {
  async read(): Promise<v.InferOutput<typeof Stored> | null> {
    const parsed = v.safeParse(Stored, (await browser.storage.session.get(KEY))[KEY]);
    return parsed.success ? parsed.output : null;
  },
  async write(state: readonly { readonly since: number; readonly writes: number }[]) {
    await browser.storage.session.set({ [KEY]: state });
  },
};
