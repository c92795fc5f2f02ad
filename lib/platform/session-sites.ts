/**
 * What is remembered of the pages of a site, to leave out what they all have. It lies in the browser's
 * session storage alone: in memory, for our own pages only, gone when the browser is closed. Nothing
 * of what was read may outlive that.
 */
import { browser } from './browser.ts';

const PREFIX = 'site-blocks:';
const ORDER = 'site-blocks';
const MOST_SITES = 12;

/**
 * Lets `note` see what is remembered of a host, and remembers what it gives back. Beyond a dozen, the host
 * that was not read for longest is forgotten.
 */
export async function rememberSite<T, R>(
  host: string,
  note: (noted: readonly T[]) => { readonly noted: readonly T[]; readonly result: R },
): Promise<R> {
  const key = PREFIX + host;
  const stored = await browser.storage.session.get([key, ORDER]);
  // Both are our own: no one else can write there.
  const { noted, result } = note((stored[key] ?? []) as T[]);
  const hosts = ((stored[ORDER] ?? []) as string[]).filter(other => other !== host);
  const kept = [...hosts, host].slice(-MOST_SITES);
  await browser.storage.session.set({ [key]: noted, [ORDER]: kept });
  const forgotten = hosts.filter(other => !kept.includes(other));
  await browser.storage.session.remove(forgotten.map(other => PREFIX + other));
  return result;
}
