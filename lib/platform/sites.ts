/** Which sites are annotated: what the user wants, what the browser allows, and the two joined. */
import { browser } from './browser.ts';
import { EVERYWHERE, originPatterns, patternsOf, unneededPatterns } from './origin-patterns.ts';
import { readSettings, type Settings, writeSettings } from './settings.ts';

export const ANNOTATOR_FILE = '/annotator.js';
export const HIGHLIGHTER_FILE = '/highlighter.js';

/** The host of an address as settings name it, or null where nothing can be annotated. */
export function hostOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return url.hostname.replace(/^www\./, '');
}

export type SiteState = 'on' | 'off' | 'everywhere' | 'impossible';

export function siteState(settings: Settings, host: string | null): SiteState {
  if (host === null) return 'impossible';
  if (covers(settings.off, host)) return 'off';
  if (settings.everywhere) return 'everywhere';
  return covers(settings.sites, host) ? 'on' : 'off';
}

/** True if the user switched this host off, which no other setting overrules. */
export function isOff(settings: Settings, host: string): boolean {
  return covers(settings.off, host);
}

function covers(hosts: readonly string[], host: string): boolean {
  return hosts.some(site => host === site || host.endsWith(`.${site}`));
}

/**
 * Asks for hosts and keeps those that were granted. Must be called straight from a click: browsers
 * show the question only then. `false` if the user said no.
 */
export async function grantSites(hosts: readonly string[]): Promise<boolean> {
  const origins = hosts.flatMap(patternsOf);
  if (!(await request(origins))) return false;
  const settings = await readSettings();
  await writeSettings({
    sites: [...new Set([...settings.sites, ...hosts])].sort(),
    off: settings.off.filter(host => !hosts.includes(host)),
  });
  return true;
}

/**
 * Asks to read one origin, for its blog's address; the same host with and without `www.` is one
 * question, since most blogs lead from the one to the other. As `grantSites`, it must be called
 * straight from a click, but nothing is annotated for it.
 */
export function grantOrigin(origin: string): Promise<boolean> {
  return request(originPatterns(origin));
}

/** Whether the browser lets us ask this origin, now. */
export function mayAsk(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [`*://${new URL(origin).hostname}/*`] });
}

/** Whether this is the demo build: its manifest alone names loopback, where the tests' blogs are. */
export function mayReadLoopback(): boolean {
  const { host_permissions: hosts } = browser.runtime.getManifest();
  return Array.isArray(hosts) && hosts.includes('*://127.0.0.1/*');
}

/** Asks for all sites; as `grantSites`. */
export async function grantEverywhere(): Promise<boolean> {
  if (!(await request([EVERYWHERE]))) return false;
  await writeSettings({ everywhere: true });
  return true;
}

/**
 * Addresses that are asked beside sites: those of archives and of the remote. Null where that is not known:
 * then no permission is given back.
 */
export type NeededAddresses = readonly string[] | null;

/** No longer everywhere; sites of the user's own stay. */
export async function leaveEverywhere(needed: NeededAddresses): Promise<true> {
  await writeSettings({ everywhere: false });
  await giveBack([EVERYWHERE], needed);
  return true;
}

export async function removeSites(
  hosts: readonly string[],
  needed: NeededAddresses,
): Promise<true> {
  const { sites, off } = await readSettings();
  await writeSettings({
    sites: sites.filter(site => !hosts.includes(site)),
    off: off.filter(site => !hosts.includes(site)),
  });
  await giveBack(hosts.flatMap(patternsOf), needed);
  return true;
}

/** The permission of `grantOrigin`, once what it was for has ended. */
export function giveBackOrigin(address: string, needed: NeededAddresses): Promise<void> {
  return giveBack(originPatterns(address), needed);
}

/** Gives permissions back, but for those that something else stands on. */
async function giveBack(patterns: readonly string[], needed: NeededAddresses): Promise<void> {
  const { sites, everywhere } = await readSettings();
  if (everywhere || needed === null) return;
  const { origins: granted = [] } = await browser.permissions.getAll();
  const needs = [...sites.flatMap(patternsOf), ...needed.flatMap(originPatterns)];
  for (const origin of unneededPatterns(patterns, granted, needs)) {
    // A host that the manifest itself names can't be given back; then the setting alone decides.
    await browser.permissions.remove({ origins: [origin] }).catch(() => false);
  }
}

/** Switches one site off or on again, without touching permissions. */
export async function setOff(host: string, off: boolean): Promise<void> {
  const settings = await readSettings();
  const others = settings.off.filter(site => site !== host);
  await writeSettings({ off: off ? [...others, host] : others });
}

async function request(origins: string[]): Promise<boolean> {
  // Asking for what is already granted would only show the question where none is needed.
  return browser.permissions.request({ origins });
}

/** Registers what runs in pages for what is wanted and allowed, in place of what was registered. */
export async function registerAnnotator(): Promise<void> {
  const settings = await readSettings();
  const wanted = settings.everywhere ? [EVERYWHERE] : settings.sites.flatMap(patternsOf);
  const allowed = await Promise.all(
    wanted.map(origin => browser.permissions.contains({ origins: [origin] })),
  );
  const matches = wanted.filter((_, index) => allowed[index]);
  const known = await browser.scripting.getRegisteredContentScripts();
  if (known.length > 0) {
    await browser.scripting.unregisterContentScripts({ ids: known.map(({ id }) => id) });
  }
  if (matches.length === 0) return;
  const excludeMatches = settings.off.flatMap(patternsOf);
  // Frames of other sites are left alone by the scripts themselves: patterns can't tell them.
  const everywhere = { matches, allFrames: true, persistAcrossSessions: true };
  await browser.scripting.registerContentScripts([
    {
      ...everywhere,
      id: 'annotator',
      js: [ANNOTATOR_FILE],
      ...(excludeMatches.length > 0 ? { excludeMatches } : {}),
      // So early that the background wakes while the page still loads; marks wait for its text.
      runAt: 'document_start',
    },
    // The user's own highlights stay where marks of terms are not wanted.
    { ...everywhere, id: 'highlighter', js: [HIGHLIGHTER_FILE], runAt: 'document_idle' },
  ]);
}
