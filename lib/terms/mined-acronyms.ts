import { longFormsOf, type Meaning, readExpansions } from './acronym-meanings.ts';
import { pressSpellings } from './acronym-spellings.ts';
import { isOrdinaryAcronym, isPrefixAcronym } from './boilerplate.ts';
import type { Candidate, Ordinary } from './candidate.ts';
import { isCommonWord } from './common-words.ts';
import { kindByWords } from './kinds.ts';
import { type NameGroup, nameKey } from './name-groups.ts';
import type { Count, Counts } from './tally.ts';

interface Spelling {
  readonly letters: string;
  total: number;
  docs: number;
  plurals: number;
}

/** What the miner found of acronyms. */
export interface AcronymEvidence {
  readonly acronyms: Counts;
  readonly expansions: Counts;
  readonly lower: Counts;
  /** `named` and `numbered` of `signs.ts`. */
  readonly signs: Counts;
  /** Consumed: long forms, and other spellings of the acronym that look like names ("Noms", "Napo"). */
  readonly groups: Map<string, NameGroup>;
  readonly ordinary: Ordinary;
  /** Documents of the archive. */
  readonly docs: number;
}

/** Acronyms with what they stand for; one that stands for several things is several terms of one name. */
export function mineAcronyms(evidence: AcronymEvidence): Candidate[] {
  const { acronyms, lower, signs, groups, ordinary } = evidence;
  const spellings = spellingsByLetters(acronyms);
  const meaningsOf = longFormsOf(readExpansions(evidence.expansions), groups);
  const numbered = numberedByLetters(signs);
  const candidates: Candidate[] = [];
  for (const letters of new Set([...spellings.keys(), ...meaningsOf.explained])) {
    const used = spellings.get(letters) ?? [];
    const small = lower.get(letters.toLowerCase())?.total ?? 0;
    const read = readAs(letters, used, groups, ordinary, small);
    if (!read) continue;
    const meanings = meaningsOf(letters);
    const explained = meanings.some(({ said }) => said > 0);
    const named = isNamed(signs.get(`named\t${letters}`));
    if (!named && !isAcronym(read, small, explained)) continue;
    if (isPrefixAcronym(letters) && !explained) continue;
    // Everybody's, unless this archive is full of it.
    if (isOrdinaryAcronym(letters) && read.docs * 10 < evidence.docs) continue;
    const aliases = [...read.aliases, ...pressSpellings(read.name, groups, lower)];
    const found = candidatesOf({ ...read, aliases }, meanings, groups);
    if (named && meanings.length === 0) found[0]!.kind = 'body';
    const numbers = numbered.get(letters) ?? [];
    const owner = found.find(({ expansion, name }) => kindByWords(expansion ?? name) === 'policy');
    for (const number of numbers) (owner ?? found[0]!).aliases.add(number);
    candidates.push(...found);
  }
  return candidates;
}

/** A word in capitals that more than once stands where a name does, and once so that it must be one. */
function isNamed(sign: Count | undefined): boolean {
  if (!sign || sign.docs < 2) return false;
  return sign.other > 0 || (sign.total >= 3 && sign.docs >= 3);
}

/** "PI 05/2014" under PI: the most frequent, no more than a term's card could hold. */
function numberedByLetters(signs: Counts): Map<string, string[]> {
  const found = new Map<string, { name: string; total: number }[]>();
  for (const [key, { total }] of signs) {
    if (!key.startsWith('numbered\t')) continue;
    const name = key.slice(9);
    const letters = name.slice(0, name.indexOf(' ')).toUpperCase();
    const all = found.get(letters);
    if (all) all.push({ name, total });
    else found.set(letters, [{ name, total }]);
  }
  const most = (all: { name: string; total: number }[]) =>
    all.sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1)).slice(0, 40);
  return new Map([...found].map(([letters, all]) => [letters, most(all).map(({ name }) => name)]));
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
  /** How often it is written in small letters. */
  lowercase: number,
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
    (isCommonWord(small)
      ? isCapitalWord({ letters, total, docs }, lowercase)
      : ordinary(small) < 0.2);
  if (group && nameLike) {
    spellings.set(capitalised, variant);
    total += group.total;
    docs += group.docs;
    groups.delete(group.key);
  }
  const sorted = [...spellings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const name = sorted[0]?.[0];
  if (name === undefined) return null;
  // "Delius" is nDelius, said.
  const spoken = /^[a-z]\p{Lu}/u.test(name) ? groups.get(nameKey(name.slice(1))) : undefined;
  if (spoken && ordinary(spoken.key) < 0.2 && !isCommonWord(spoken.key)) {
    total += spoken.total;
    docs += spoken.docs;
    sorted.push([name.slice(1), spoken.total]);
    groups.delete(spoken.key);
  }
  const plural = used.filter(({ plurals }) => plurals > 0).map(({ letters: as }) => `${as}s`);
  return {
    name,
    total,
    docs,
    aliases: [...sorted.slice(1).map(([as]) => as), ...plural],
    nameLike,
  };
}

/** "UNISON": a word of the language that this archive has often, and nearly always in capitals. */
function isCapitalWord(
  used: { readonly letters: string; readonly total: number; readonly docs: number },
  small: number,
): boolean {
  return used.letters.length > 4 && used.total >= 5 && used.docs >= 3 && small * 5 <= used.total;
}

/** Enough occurrences; and not a word of the language in capitals, unless the archive explains it. */
function isAcronym(read: Read, small: number, explained: boolean): boolean {
  if (explained) return true;
  const lower = read.name.toLowerCase();
  if (small * 2 > read.total) return false;
  if (isCommonWord(lower)) return isCapitalWord({ ...read, letters: read.name }, small);
  // "nDelius"
  if (/^[a-z][A-Z]/.test(read.name)) return read.total >= 2 && read.docs >= 2;
  if (read.name.length > 6 && !read.nameLike) return read.total >= 6 && read.docs >= 4;
  if (read.name.length === 2) return read.total >= 6 && read.docs >= 4;
  return read.total >= 3 || read.docs >= 2;
}

function candidatesOf(
  read: Read,
  meanings: readonly Meaning[],
  groups: Map<string, NameGroup>,
): Candidate[] {
  const [first, ...others] = meanings;
  if (!first) return [acronymCandidate(read, null)];
  const all = meanings.reduce((sum, { score }) => sum + score, 0);
  return meanings.map(meaning => {
    const group = takeGroups(meaning, groups);
    // Which of its meanings each occurrence has is not known: they are shared out.
    const share = others.length === 0 ? 1 : meaning.score / all;
    const total = Math.ceil(read.total * share) + group.total;
    const docs = Math.ceil(read.docs * share) + group.docs;
    const candidate = { ...acronymCandidate(read, meaning.long), total, docs };
    for (const surface of [...group.surfaces, meaning.long]) candidate.aliases.add(surface);
    if (others.length > 0 || read.total >= Math.max(group.total, meaning.said)) return candidate;
    candidate.aliases.delete(meaning.long);
    candidate.aliases.add(read.name);
    return {
      ...candidate,
      name: meaning.long,
      kind: kindByWords(meaning.long),
      expansion: null,
    };
  });
}

/** The names of a meaning, out of the groups. */
function takeGroups({ keys }: Meaning, groups: Map<string, NameGroup>) {
  const surfaces: string[] = [];
  let total = 0;
  let docs = 0;
  for (const key of keys) {
    const group = groups.get(key);
    if (!group) continue;
    surfaces.push(...group.surfaces.keys());
    total += group.total;
    docs += group.docs;
    groups.delete(key);
  }
  return { surfaces, total, docs };
}

function acronymCandidate(
  { name, total, docs, aliases }: Read,
  expansion: string | null,
): Candidate {
  return { name, kind: 'acronym', total, docs, aliases: new Set(aliases), expansion, ordinary: 0 };
}
