import * as v from 'valibot';
import { browser } from './browser.ts';

/** What the user set. Stored settings are outside data: decoded here, trusted inside. */
const Settings = v.object({
  /** Mark terms on every site that the browser lets us read. */
  everywhere: v.fallback(v.boolean(), false),
  /** Hosts to annotate, without `www.`; a host stands for its subdomains too. */
  sites: v.fallback(v.array(v.string()), []),
  /** Hosts never to annotate, whatever else is set. */
  off: v.fallback(v.array(v.string()), []),
});
export type Settings = v.InferOutput<typeof Settings>;

const KEY = 'settings';

export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(KEY);
  const parsed = v.safeParse(Settings, stored[KEY] ?? {});
  // A record that is no object at all is as good as none.
  return parsed.success ? parsed.output : v.parse(Settings, {});
}

export async function writeSettings(change: Partial<Settings>): Promise<Settings> {
  const next = { ...(await readSettings()), ...change };
  await browser.storage.local.set({ [KEY]: next });
  return next;
}

/** Calls `visit` at every change of the settings, in any context, until `signal` aborts. */
export function onSettings(visit: (settings: Settings) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && KEY in changes) void readSettings().then(visit);
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
}
