import * as v from 'valibot';
import type { Held, HeldJobs } from '../jobs/ports.ts';
import { FAILURE_CODES } from '../model/index.ts';
import { browser } from './browser.ts';

const KEY = 'held-jobs';

const Stored = v.record(
  v.string(),
  v.object({ code: v.picklist(FAILURE_CODES), message: v.string(), action: v.string() }),
);

/** In `storage.session`: it is in memory, so it has room where the disk has none, and outlives the worker. */
export const heldJobs: HeldJobs = {
  all: read,
  async hold(job, failure) {
    await write({ ...(await read()), [job]: failure });
  },
  async release(job) {
    const { [job]: known, ...others } = await read();
    if (known !== undefined) await write(others);
  },
};

/** Calls with the held jobs now and after every change, in any context; returns how to stop. */
export function watchHeldJobs(
  onValue: (held: Held) => void,
  onError: (error: unknown) => void,
): () => void {
  const tell = () => void read().then(onValue, onError);
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'session' && KEY in changes) tell();
  };
  browser.storage.onChanged.addListener(listener);
  tell();
  return () => browser.storage.onChanged.removeListener(listener);
}

async function read(): Promise<Held> {
  const parsed = v.safeParse(Stored, (await browser.storage.session.get(KEY))[KEY] ?? {});
  return parsed.success ? parsed.output : {};
}

async function write(held: Held): Promise<void> {
  await browser.storage.session.set({ [KEY]: held });
}
