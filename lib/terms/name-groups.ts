import { singularPhrase } from './abbreviations.ts';
import type { Ordinary } from './candidate.ts';
import { isCommonWord } from './common-words.ts';
import { isFirstName } from './first-names.ts';
import { kindByWords } from './kinds.ts';
import { isKnownPlace } from './places.ts';
import type { Count, Counts } from './tally.ts';

/** The surface forms of one name: plural, hyphen or blank, other case. */
export interface NameGroup {
  readonly key: string;
  readonly surfaces: Map<string, number>;
  total: number;
  docs: number;
  /** Occurrences that began a sentence. */
  initial: number;
}

/**
 * Under which singular and plural, hyphen and blank, capital and small letter meet; "HM" and "His
 * Majesty's", "HMI" and "HM Inspectorate of"; "Magistrates' Association" with and without its apostrophe.
 */
export function nameKey(name: string): string {
  let key = name.toLowerCase().replace(/[\s-]+/g, ' ');
  if (key.includes(' & ')) key = key.replaceAll(' & ', ' and ');
  if (key.includes('’') || key.includes("'")) {
    key = key
      .replaceAll('’', "'")
      .replace(/^(?:his|her) majesty's /, 'hm ')
      .replace(/s' /g, 's ');
  }
  if (key.startsWith('hm inspectorate of ')) key = `hmi ${key.slice(19)}`;
  return singularPhrase(key);
}

const LOOSE = / (?:on|in) /;
const AND = / (?:and(?: the)?|&) /;

/**
 * Groups the runs of capitals of an archive into names. "Ministry of Justice and Home Office" is cut
 * at its "and" where it is rare beside its parts; "Police and Crime Commissioner" is kept, and so is
 * what `isKnown` says is the long form of an acronym.
 */
export function groupNames(
  names: Counts,
  isKnown: (key: string) => boolean = () => false,
): Map<string, NameGroup> {
  const split = splitNames(
    splitNames(
      names,
      LOOSE,
      (name, parts, found, count) =>
        isKnown(nameKey(name)) || isLooseName(name, parts, found, count),
    ),
    AND,
    (name, parts, found, count) =>
      isKnown(nameKey(name)) || isJoinedName(name, parts, found, count),
  );
  const groups = new Map<string, NameGroup>();
  for (const [name, found] of split) {
    const key = nameKey(name);
    let group = groups.get(key);
    if (!group) {
      group = { key, surfaces: new Map(), total: 0, docs: 0, initial: 0 };
      groups.set(key, group);
    }
    group.surfaces.set(name, (group.surfaces.get(name) ?? 0) + found.total);
    group.total += found.total;
    group.docs += found.docs;
    group.initial += found.other;
  }
  for (const title of groups.values()) absorbParts(title, groups);
  return groups;
}

type IsWhole = (
  name: string,
  parts: readonly string[],
  found: Count,
  /** How often a part is said without the others. */
  count: (part: string) => number,
) => boolean;

/** Cuts the names that hold a connector, and are none with it, into their parts. */
function splitNames(names: Counts, connector: RegExp, isWhole: IsWhole): Counts {
  const split: Counts = new Map();
  const joined: [string, Count][] = [];
  for (const entry of names) {
    if (connector.test(entry[0])) joined.push(entry);
    else split.set(entry[0], { ...entry[1] });
  }
  const count = (name: string) => names.get(name)?.total ?? 0;
  for (const [name, found] of joined) {
    const parts = name.split(connector);
    if (isWhole(name, parts, found, count)) add(split, name, found);
    else {
      for (const [at, part] of parts.entries())
        add(split, part, at === 0 ? found : { ...found, other: 0 });
    }
  }
  return split;
}

/** "Release on Temporary Licence", whose parts nobody says; not "Napo in Sheffield". */
function isLooseName(
  name: string,
  parts: readonly string[],
  found: Count,
  count: (part: string) => number,
): boolean {
  if (/ in Partnership$/.test(name)) return true;
  if (parts.length > 2 || parts.some(part => isKnownPlace(part))) return false;
  const [first = '', last = ''] = parts;
  const unknown = count(first) === 0 && count(last) * 2 < found.total;
  if (last.includes(' ') && unknown && count(last) === 0) {
    return found.total >= 2 || kindByWords(last) === 'policy';
  }
  return unknown && found.total >= 3 && found.docs >= 2;
}

function isJoinedName(
  name: string,
  parts: readonly string[],
  found: Count,
  count: (part: string) => number,
): boolean {
  const known = parts.every(part => count(part) >= Math.max(2, found.total));
  // "Probation and Cafcass" are two; "Health and Justice" would have to be said often to be one.
  const words = parts.every(part => !part.includes(' '));
  const pair = words && (found.total < 4 || parts.some(part => isCommonWord(part.toLowerCase())));
  if (found.total >= 2 && found.docs >= 2 && !known && !pair) return true;
  // "Prisons and Courts Bill": the first part is nowhere a name by itself.
  return (
    name.includes(', ') ||
    (!words && !parts[0]!.includes(' ') && count(parts[0]!) === 0 && kindByWords(name) !== 'topic')
  );
}

/** A title with commas, said elsewhere without its quotation marks, left its parts as names. */
function absorbParts(title: NameGroup, groups: Map<string, NameGroup>): void {
  const parts = title.key.split(', ');
  if (parts.length < 2) return;
  for (const [at, part] of parts.entries()) {
    const group = groups.get(singularPhrase(part));
    if (!group || !part.includes(' ') || group.total > title.total * 8) continue;
    // The parts stand together: their occurrences count once.
    if (at === 0) {
      title.total += group.total;
      title.docs += group.docs;
    }
    groups.delete(group.key);
  }
}

function add(counts: Counts, key: string, count: Count): void {
  const found = counts.get(key);
  if (!found) counts.set(key, { ...count });
  else {
    found.total += count.total;
    found.docs += count.docs;
    found.other += count.other;
  }
}

/** The name of a group: its most frequent form, the singular if it is used at all often. */
export function nameOf(group: NameGroup): string {
  const sorted = [...group.surfaces].sort(
    // Of two equal ones not "Her Majesty's", which was.
    (a, b) => b[1] - a[1] || Number(isHers(a[0])) - Number(isHers(b[0])) || (a[0] < b[0] ? -1 : 1),
  );
  const singular = sorted.find(([name]) => singularPhrase(name) === name);
  return singular && singular[1] * 6 >= group.total ? singular[0] : sorted[0]![0];
}

function isHers(name: string): boolean {
  return name.startsWith('Her ');
}

/** How ordinary the words of the archive are, from its own small letters. */
export function ordinaryOf(names: Counts, lower: Counts): Ordinary {
  const capitals = new Map<string, number>();
  for (const [name, count] of names) {
    for (const word of name.split(/[ -]/)) {
      const small = word.toLowerCase();
      capitals.set(small, (capitals.get(small) ?? 0) + count.total);
    }
  }
  return word => {
    const small = word.toLowerCase();
    const low = lower.get(small)?.total ?? 0;
    const share = low / (low + (capitals.get(small) ?? 0) || 1);
    return isCommonWord(small) ? Math.max(share, 0.5) : share;
  };
}

/** Is there enough in the archive to say that this is a name? `least`: documents for one that reads as a body or policy. */
export function isName(group: NameGroup, name: string, ordinary: Ordinary, least: number): boolean {
  const words = name.split(/[ -]/).filter(word => /^\p{Lu}/u.test(word));
  const first = words[0]?.toLowerCase() ?? '';
  const strong = group.total - group.initial;
  if (words.length < 2) {
    if (first.length < 3 || isCommonWord(first) || isFirstName(first)) return false;
    // "MTCnovo" is nothing but a name.
    if (/\p{Lu}{2,}\p{Ll}{2,}|\p{Ll}\p{Lu}{2,}/u.test(name)) return group.docs >= least;
    if (group.docs < 2 || ordinary(first) >= 0.15) return false;
    // A town is in all the news; that it is here says nothing.
    if (isKnownPlace(name)) return strong >= 5 && group.docs >= 3;
    // Never in small letters: two are enough, but for a short word.
    return strong >= (first.length > 3 && ordinary(first) === 0 ? 2 : 3);
  }
  // Two capitals at the start of a sentence are evidence only if the first is no ordinary word.
  const phrase = / (?:for|in|against) \p{Lu}/u.test(name) && group.total >= 2;
  if (strong === 0 && ordinary(first) > 0.15 && !phrase) return false;
  if (words.every(word => COMPASS.test(word))) return false;
  if (group.docs >= 2 || group.total >= 3 || phrase) return true;
  // One mention: "Steering Group" could be anybody's.
  const own = words.length > 2 || OFFICIAL.test(name) || words.some(word => ordinary(word) < 0.4);
  const inside =
    strong > 0 || / in Partnership$/.test(name) || (words.length > 2 && ordinary(first) === 0);
  return group.docs >= least && inside && own && kindByWords(name) !== 'topic';
}

const OFFICIAL = /\s(?:Act|Bill|Review|Committee|Inquiry|Strategy|Council|Board)(?: \d{4})?$/;
const COMPASS = /^(?:North|South|East|West|Northern|Southern|Eastern|Western|Midlands)$/;
