/** What the database held when it was last looked at, kept where a database that is lost does not take it along. */
import * as v from 'valibot';
import { browser } from './browser.ts';

const KEY = 'sentinel';
const Count = v.pipe(v.number(), v.minValue(0));

const Sentinel = v.object({
  database: v.string(),
  highlights: Count,
  clock: v.nullable(v.string()),
  damage: v.nullable(v.object({ noticed: Count, expected: Count, found: Count })),
});
export type StoredSentinel = v.InferOutput<typeof Sentinel>;
export type StoredDamage = NonNullable<StoredSentinel['damage']>;

/** As `SentinelKeeper` of lib/jobs. */
export const sentinelKeeper = {
  async read(): Promise<StoredSentinel | null> {
    return decoded((await browser.storage.local.get(KEY))[KEY]);
  },
  async write(sentinel: StoredSentinel): Promise<void> {
    await browser.storage.local.set({ [KEY]: sentinel });
  },
};

/** Calls with the damage that is known, null for none, now and at every change; returns how to stop. */
export function watchDamage(onValue: (damage: { found: StoredDamage | null }) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && KEY in changes)
      onValue({ found: decoded(changes[KEY]?.newValue)?.damage ?? null });
  };
  browser.storage.onChanged.addListener(listener);
  void sentinelKeeper.read().then(sentinel => onValue({ found: sentinel?.damage ?? null }));
  return () => browser.storage.onChanged.removeListener(listener);
}

function decoded(stored: unknown): StoredSentinel | null {
  const parsed = v.safeParse(Sentinel, stored);
  return parsed.success ? parsed.output : null;
}
