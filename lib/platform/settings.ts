import * as v from 'valibot';
import { DENSITIES, HIGHLIGHT_COLOURS } from '../model/index.ts';
import { browser } from './browser.ts';

const Meaning = v.object({
  host: v.string(),
  /** As it stands in the text. */
  word: v.string(),
  archive: v.string(),
  key: v.nullable(v.string()),
});

const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(40));

/** What the user set. Stored settings are outside data: decoded here, trusted inside. */
const Settings = v.object({
  /** Mark terms on every site that the browser lets us read. */
  everywhere: v.fallback(v.boolean(), false),
  /** Hosts to annotate, without `www.`; a host stands for its subdomains too. */
  sites: v.fallback(v.array(v.string()), []),
  /** Hosts never to annotate, whatever else is set. */
  off: v.fallback(v.array(v.string()), []),
  /** How many terms of a page are marked. */
  density: v.fallback(v.picklist(DENSITIES), 'usual'),
  /** How many posts belong to the page is shown at the toolbar's button. */
  count: v.fallback(v.boolean(), true),
  /** Marks are painted where the page can't learn of them. */
  discreet: v.fallback(v.boolean(), false),
  /** A small toolbar appears where text is selected. */
  toolbar: v.fallback(v.boolean(), true),
  /** The colour of the last highlight: the next one has it too. */
  colour: v.fallback(v.picklist(HIGHLIGHT_COLOURS), 'yellow'),
  /** What the user calls the colours. */
  colourNames: v.fallback(v.object({ yellow: Name, green: Name, blue: Name, pink: Name }), {
    yellow: 'Yellow',
    green: 'Green',
    blue: 'Blue',
    pink: 'Pink',
  }),
  /** What a word means on a host, where the user said so; a null key: no term. */
  meanings: v.fallback(v.array(Meaning), []),
});
export type Settings = v.InferOutput<typeof Settings>;

/** As they are before the user sets anything. */
export const DEFAULT_SETTINGS: Settings = v.parse(Settings, {});

export type Meaning = v.InferOutput<typeof Meaning>;

export const SETTINGS_KEY = 'settings';
const KEY = SETTINGS_KEY;
/** The oldest is forgotten first. */
const MOST_MEANINGS = 2_000;

/**
 * What a word means on a host, in place of what was said of it there before, which is given back. A null
 * `said` forgets it.
 */
export async function setMeaning(
  of: Pick<Meaning, 'host' | 'word' | 'archive'>,
  said: Pick<Meaning, 'key'> | null,
): Promise<Pick<Meaning, 'key'> | null> {
  const { meanings } = await readSettings();
  const isSame = ({ host, word, archive }: Meaning) =>
    host === of.host && word === of.word && archive === of.archive;
  const before = meanings.find(isSame);
  const others = meanings.filter(meaning => !isSame(meaning));
  const { host, word, archive } = of;
  const next = said ? [...others, { host, word, archive, key: said.key }] : others;
  await writeSettings({ meanings: next.slice(-MOST_MEANINGS) });
  return before ? { key: before.key } : null;
}

export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(KEY);
  const parsed = v.safeParse(Settings, stored[KEY] ?? {});
  // A record that is no object at all is as good as none.
  return parsed.success ? parsed.output : v.parse(Settings, {});
}

export async function writeSettings(change: Partial<Settings>): Promise<Settings> {
  const next = { ...(await readSettings()), ...change };
  await browser.storage.local.set({ [KEY]: next });
  changed();
  return next;
}

/** Takes these of settings that were stored elsewhere; what is no such setting is left as it is. */
export async function restoreSettings(
  stored: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Promise<void> {
  const wanted = Object.entries(stored).filter(([name]) => names.includes(name));
  const now = await readSettings();
  // What can't be decoded falls back to the default, which is not what was asked for.
  const checked = v.safeParse(Settings, Object.fromEntries(wanted));
  if (!checked.success) return;
  const taken = wanted.filter(([name, value]) => {
    return JSON.stringify(Reflect.get(checked.output, name)) === JSON.stringify(value);
  });
  await writeSettings(v.parse(Settings, { ...now, ...Object.fromEntries(taken) }));
}

/** Takes what another device set; lists are copied, since they are not ours. */
export async function writeSyncedSettings(
  next: Readonly<
    Pick<Settings, 'density' | 'count' | 'discreet' | 'toolbar' | 'colourNames'> & {
      readonly sites: readonly string[];
      readonly off: readonly string[];
      readonly meanings: readonly Readonly<Meaning>[];
    }
  >,
): Promise<void> {
  const { density, count, discreet, toolbar, colourNames, sites, off, meanings } = next;
  const lists = { sites: [...sites], off: [...off], meanings: [...meanings] };
  await writeSettings({ density, count, discreet, toolbar, colourNames, ...lists });
}

const keepers = new Set<() => void>();
function changed(): void {
  for (const forget of keepers) forget();
}

/** Calls at every write by this script, before the browser tells of it. */
export function onOwnWrite(forget: () => void): void {
  keepers.add(forget);
}

/**
 * A way to read the settings that asks storage only after a change, since that costs milliseconds a
 * page. The browser tells of changes in other contexts, though not always before what they send:
 * `forget` is for who has heard of one otherwise.
 */
export function keepSettings(): { read(): Promise<Settings>; forget(): void } {
  let known: Promise<Settings> | null = null;
  const forget = () => {
    known = null;
  };
  onOwnWrite(forget);
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && KEY in changes) forget();
  });
  return {
    forget,
    read() {
      const reading = known ?? readSettings();
      known = reading;
      reading.catch(forget);
      return reading;
    },
  };
}

/** Calls `visit` at every change of the settings, in any context, until `signal` aborts. */
export function onSettings(visit: (settings: Settings) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && KEY in changes) void readSettings().then(visit);
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
}

/** Calls with the settings now and at every change; returns how to stop. */
export function watchSettings(onValue: (settings: Settings) => void): () => void {
  const stop = new AbortController();
  void readSettings().then(onValue);
  onSettings(onValue, stop.signal);
  return () => stop.abort();
}
