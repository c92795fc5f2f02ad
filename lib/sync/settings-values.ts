/**
 * Settings as values, and back. Lists of sites are records of their own, one a site, so that what two
 * devices add to a list at the same time is both there afterwards. What is as it comes with the program
 * has no value: a new device's defaults are nobody's choice.
 */
import * as v from 'valibot';
import { DENSITIES, HIGHLIGHT_COLOURS, type Json } from '../model/index.ts';
import type { Values } from './fields.ts';

const Host = v.pipe(v.string(), v.minLength(1), v.maxLength(253), v.regex(/^[^/\s]+$/));
const Word = v.pipe(v.string(), v.minLength(1), v.maxLength(1_000));
const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(40));
const Preferences = v.object({
  density: v.picklist(DENSITIES),
  count: v.boolean(),
  discreet: v.boolean(),
  toolbar: v.boolean(),
  ...Object.fromEntries(HIGHLIGHT_COLOURS.map(colour => [nameField(colour), Name])),
});
const Meaning = v.object({
  host: Host,
  archive: v.pipe(v.string(), v.regex(/^[0-9a-z]{1,40}$/)),
  word: Word,
});

/** Those of the settings that go to other devices. Whether all sites are on is left to each browser's grants. */
export interface SyncedSettings {
  readonly density: (typeof DENSITIES)[number];
  readonly count: boolean;
  readonly discreet: boolean;
  readonly toolbar: boolean;
  readonly colourNames: Readonly<Record<(typeof HIGHLIGHT_COLOURS)[number], string>>;
  /** Hosts that are on, and that are never to be. */
  readonly sites: readonly string[];
  readonly off: readonly string[];
  readonly meanings: readonly {
    readonly host: string;
    readonly word: string;
    readonly archive: string;
    readonly key: string | null;
  }[];
}

interface Row {
  readonly id: string;
  readonly values: Values;
}

export function valuesOfSettings(settings: SyncedSettings, defaults: SyncedSettings): Row[] {
  const rows = new Map<string, Record<string, Json>>();
  const set = (id: string, name: string, value: Json) => {
    rows.set(id, { ...rows.get(id), [name]: value });
  };
  const [now, before] = [flat(settings), flat(defaults)];
  for (const [name, value] of Object.entries(now)) {
    if (value !== before[name]) set('prefs', name, value);
  }
  for (const host of settings.sites) if (v.is(Host, host)) set(`site/${host}`, 'on', true);
  for (const host of settings.off) if (v.is(Host, host)) set(`site/${host}`, 'off', true);
  for (const meaning of settings.meanings) {
    // A list of one, or of none: null would say that nothing was said.
    const key = meaning.key === null ? [] : [meaning.key];
    if (v.is(Meaning, meaning)) set(meaningId(meaning), 'key', key);
  }
  return [...rows].map(([id, values]) => ({ id, values }));
}

/** The settings with these records put in force; what is not in order is left as it is. */
export function settingsWith(
  settings: SyncedSettings,
  defaults: SyncedSettings,
  rows: readonly Row[],
): SyncedSettings {
  let next = settings;
  for (const row of rows) next = withRow(next, defaults, row);
  return next;
}

function withRow(settings: SyncedSettings, defaults: SyncedSettings, { id, values }: Row) {
  if (id === 'prefs') return withPreferences(settings, defaults, values);
  const [kind, host = '', archive = '', ...word] = id.split('/');
  if (kind === 'site' && v.is(Host, host) && archive === '') {
    return {
      ...settings,
      sites: withHost(settings.sites, host, values.on === true),
      off: withHost(settings.off, host, values.off === true),
    };
  }
  const of = { host, archive, word: word.join('/') };
  return kind === 'meaning' && v.is(Meaning, of) ? withMeaning(settings, of, values.key) : settings;
}

function withPreferences(
  settings: SyncedSettings,
  defaults: SyncedSettings,
  values: Values,
): SyncedSettings {
  const [now, before] = [flat(settings), flat(defaults)];
  const said = Object.entries({ ...before, ...values }).filter(([name]) => name in before);
  const next = v.safeParse(Preferences, { ...now, ...Object.fromEntries(said) });
  if (!next.success) return settings;
  const { density, count, discreet, toolbar, ...names } = next.output;
  const name = (colour: (typeof HIGHLIGHT_COLOURS)[number]) =>
    String((names as Record<string, unknown>)[nameField(colour)]);
  const colourNames = {
    yellow: name('yellow'),
    green: name('green'),
    blue: name('blue'),
    pink: name('pink'),
  };
  return { ...settings, density, count, discreet, toolbar, colourNames };
}

function withHost(hosts: readonly string[], host: string, is: boolean): readonly string[] {
  if (is) return hosts.includes(host) ? hosts : [...hosts, host];
  return hosts.includes(host) ? hosts.filter(other => other !== host) : hosts;
}

function withMeaning(
  settings: SyncedSettings,
  of: v.InferOutput<typeof Meaning>,
  key: Json | undefined,
): SyncedSettings {
  const others = settings.meanings.filter(meaning => meaningId(meaning) !== meaningId(of));
  const said = v.safeParse(v.pipe(v.array(Word), v.maxLength(1)), key);
  if (key !== undefined && !said.success) return settings;
  if (!said.success) return { ...settings, meanings: others };
  return { ...settings, meanings: [...others, { ...of, key: said.output[0] ?? null }] };
}

function meaningId({ host, archive, word }: v.InferOutput<typeof Meaning>): string {
  return `meaning/${host}/${archive}/${word}`;
}

function nameField(colour: string): `name-${string}` {
  return `name-${colour}`;
}

function flat(settings: SyncedSettings): Record<string, Json> {
  const { density, count, discreet, toolbar, colourNames } = settings;
  const names = HIGHLIGHT_COLOURS.map(colour => [nameField(colour), colourNames[colour]]);
  return { density, count, discreet, toolbar, ...Object.fromEntries(names) };
}
