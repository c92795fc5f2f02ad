import type { Candidate, Ordinary } from './candidate.ts';
import { isCommonWord } from './common-words.ts';
import { kindByWords } from './kinds.ts';
import { type NameGroup, nameKey, nameOf } from './name-groups.ts';
import type { Counts } from './tally.ts';

interface Spelling {
  readonly letters: string;
  total: number;
  docs: number;
  plurals: number;
}

interface LongForm {
  readonly surfaces: Map<string, number>;
  total: number;
}

/**
 * Acronyms with what they stand for. Consumes from `groups` what it takes: long forms, and other
 * spellings of the acronym that look like names ("Noms", "Napo").
 */
export function mineAcronyms(
  acronyms: Counts,
  expansions: Counts,
  lower: Counts,
  groups: Map<string, NameGroup>,
  ordinary: Ordinary,
): Candidate[] {
  const spellings = spellingsByLetters(acronyms);
  const longForms = longFormsByLetters(expansions);
  const byInitials = groupsByInitials(groups);
  const candidates: Candidate[] = [];
  for (const letters of new Set([...spellings.keys(), ...longForms.keys()])) {
    const used = spellings.get(letters) ?? [];
    const name = readAs(letters, used, groups, ordinary);
    const found =
      bestLongForm(longForms.get(letters), groups) ?? likelyLongForm(letters, byInitials);
    const small = lower.get(letters.toLowerCase())?.total ?? 0;
    if (!name || !isAcronym(name, small, found !== null && found.said > 0)) continue;
    candidates.push(candidateOf(name, found, groups));
  }
  return candidates;
}

function spellingsByLetters(acronyms: Counts): Map<string, Spelling[]> {
  const found = new Map<string, Spelling[]>();
  for (const [letters, count] of acronyms) {
    const upper = letters.toUpperCase();
    const list = found.get(upper) ?? [];
    list.push({ letters, total: count.total, docs: count.docs, plurals: count.other });
    found.set(upper, list);
  }
  return found;
}

function longFormsByLetters(expansions: Counts): Map<string, Map<string, LongForm>> {
  const found = new Map<string, Map<string, LongForm>>();
  for (const [pair, count] of expansions) {
    const [short, long] = pair.split('\t') as [string, string];
    const upper = short.toUpperCase();
    const forms = found.get(upper) ?? new Map<string, LongForm>();
    const key = nameKey(long);
    const form = forms.get(key) ?? { surfaces: new Map<string, number>(), total: 0 };
    form.surfaces.set(long, (form.surfaces.get(long) ?? 0) + count.total);
    form.total += count.total;
    forms.set(key, form);
    found.set(upper, forms);
  }
  return found;
}

interface Read {
  readonly name: string;
  readonly total: number;
  readonly docs: number;
  readonly aliases: readonly string[];
  /** Also written as a name is: "Napo". */
  readonly nameLike: boolean;
}

/** Puts the spellings of an acronym together: NOMS with Noms, MoJ with MOJ. */
function readAs(
  letters: string,
  used: readonly Spelling[],
  groups: Map<string, NameGroup>,
  ordinary: Ordinary,
): Read | null {
  const spellings = new Map(used.map(({ letters: as, total }) => [as, total]));
  let total = used.reduce((sum, { total: of }) => sum + of, 0);
  let docs = used.reduce((sum, { docs: of }) => sum + of, 0);
  const capitalised = letters[0]! + letters.slice(1).toLowerCase();
  const group = groups.get(nameKey(capitalised));
  const variant = group?.surfaces.get(capitalised) ?? 0;
  const small = capitalised.toLowerCase();
  const nameLike =
    variant > 0 &&
    letters.length > 2 &&
    letters.length < 7 &&
    !isCommonWord(small) &&
    ordinary(small) < 0.2;
  if (group && nameLike) {
    spellings.set(capitalised, variant);
    total += group.total;
    docs += group.docs;
    groups.delete(group.key);
  }
  const sorted = [...spellings].sort((a, b) => b[1] - a[1]);
  const name = sorted[0]?.[0];
  if (name === undefined) return null;
  const plural = used.filter(({ plurals }) => plurals > 0).map(({ letters: as }) => `${as}s`);
  return {
    name,
    total,
    docs,
    aliases: [...sorted.slice(1).map(([as]) => as), ...plural],
    nameLike,
  };
}

/** Enough occurrences; and not a word of the language in capitals, unless the archive explains it. */
function isAcronym(read: Read, small: number, explained: boolean): boolean {
  if (explained) return true;
  const lower = read.name.toLowerCase();
  if (isCommonWord(lower) || small * 2 > read.total) return false;
  if (read.name.length > 6 && !read.nameLike) return read.total >= 6 && read.docs >= 4;
  if (read.name.length === 2) return read.total >= 6 && read.docs >= 4;
  return read.total >= 3 || read.docs >= 2;
}

interface Found {
  readonly key: string;
  readonly long: string;
  /** How often the archive says what the letters stand for. */
  readonly said: number;
}

function bestLongForm(
  forms: ReadonlyMap<string, LongForm> | undefined,
  groups: ReadonlyMap<string, NameGroup>,
): Found | null {
  let best: Found | null = null;
  let bestScore = 0;
  for (const [key, form] of forms ?? []) {
    const group = groups.get(key);
    const score = form.total * 3 + (group?.total ?? 0);
    if (score <= bestScore) continue;
    const surfaces = new Map(form.surfaces);
    for (const [surface, count] of group?.surfaces ?? []) {
      surfaces.set(surface, (surfaces.get(surface) ?? 0) + count);
    }
    best = {
      key,
      long: nameOf({ ...form, key, surfaces, docs: 0, initial: 0, total: score }),
      said: form.total,
    };
    bestScore = score;
  }
  return best;
}

/** Never explained, but one name of the archive has just these initials. */
function likelyLongForm(
  letters: string,
  byInitials: ReadonlyMap<string, NameGroup[]>,
): Found | null {
  const [first, second] = (byInitials.get(letters) ?? []).sort((a, b) => b.total - a.total);
  if (
    !first ||
    first.total < (letters.length < 3 ? 3 : letters.length < 4 ? 2 : 1) ||
    (second && second.total * 3 > first.total)
  )
    return null;
  return { key: first.key, long: nameOf(first), said: 0 };
}

function groupsByInitials(groups: ReadonlyMap<string, NameGroup>): Map<string, NameGroup[]> {
  const found = new Map<string, NameGroup[]>();
  for (const group of groups.values()) {
    if (!group.key.includes(' ')) continue;
    const words = nameOf(group).split(/[\s-]+/);
    const all = words.map(word => word[0]!.toUpperCase()).join('');
    const main = words
      .filter(word => /^\p{Lu}/u.test(word))
      .map(word => word[0]!)
      .join('');
    for (const initials of new Set([all, main])) {
      const list = found.get(initials) ?? [];
      list.push(group);
      found.set(initials, list);
    }
  }
  return found;
}

function candidateOf(read: Read, found: Found | null, groups: Map<string, NameGroup>): Candidate {
  const aliases = new Set(read.aliases);
  if (!found) {
    return {
      name: read.name,
      kind: 'acronym',
      total: read.total,
      docs: read.docs,
      aliases,
      expansion: null,
      ordinary: 0,
    };
  }
  const group = groups.get(found.key);
  const longTotal = Math.max(group?.total ?? 0, found.said);
  const total = read.total + (group?.total ?? 0);
  const docs = read.docs + (group?.docs ?? 0);
  for (const surface of group?.surfaces.keys() ?? []) aliases.add(surface);
  aliases.add(found.long);
  groups.delete(found.key);
  if (read.total >= longTotal) {
    return {
      name: read.name,
      kind: 'acronym',
      total,
      docs,
      aliases,
      expansion: found.long,
      ordinary: 0,
    };
  }
  aliases.delete(found.long);
  aliases.add(read.name);
  return {
    name: found.long,
    kind: kindByWords(found.long),
    total,
    docs,
    aliases,
    expansion: null,
    ordinary: 0,
  };
}
