import { mergeBodyNames } from './body-names.ts';
import { isGenericName, isLeadingWord, isPrefixAcronym } from './boilerplate.ts';
import type { Candidate } from './candidate.ts';
import { isCommonWord } from './common-words.ts';
import { isRole, kindByWords } from './kinds.ts';
import { mineAcronyms } from './mined-acronyms.ts';
import { minePeople } from './mined-people.ts';
import type { MinerState } from './miner.ts';
import { groupNames, isName, type NameGroup, nameKey, nameOf, ordinaryOf } from './name-groups.ts';
import { addSpellings } from './name-spellings.ts';
import { isPeople } from './nations.ts';
import { type Renamings, renamingsOf } from './renamings.ts';
import { salienceOf } from './salience.ts';
import { type Counts, countsOf, type Tally } from './tally.ts';
import type { MinedTerm } from './types.ts';

export interface MineOptions {
  /** The most salient are kept. */
  readonly limit?: number;
}

const NONE: Tally = { keys: [], counts: [] };
/** Below this many documents one mention is enough for what is a name by its words. */
const SMALL = 3000;

/** The terms of an archive, the most salient first; the same state gives the same list. */
export function minedTerms(state: MinerState, options: MineOptions = {}): MinedTerm[] {
  const { limit = 20_000 } = options;
  const names = countsOf(state.names);
  const lower = countsOf(state.lower);
  const ordinary = ordinaryOf(names, lower);
  const expansions = countsOf(state.expansions);
  const signs = countsOf(state.signs ?? NONE);
  const longForms = new Set([...expansions.keys()].map(pair => nameKey(pair.split('\t')[1] ?? '')));
  const groups = groupNames(names, key => longForms.has(key));
  const least = state.docs < SMALL ? 1 : 2;
  const acronymEvidence = {
    acronyms: countsOf(state.acronyms),
    expansions,
    lower,
    signs,
    groups,
    ordinary,
    docs: state.docs,
  };
  const titles = titlesOf(signs, groups);
  let candidates = [
    ...mineAcronyms(acronymEvidence),
    ...minePeople({ people: countsOf(state.people), groups, signs, ordinary, least }),
  ];
  const acronyms = new Set(
    candidates.filter(({ kind }) => kind === 'acronym').map(({ name }) => name),
  );
  for (const group of groups.values()) {
    const name = nameOf(group);
    const title = titles.has(group.key);
    if (!title && !isName(group, name, ordinary, least)) continue;
    const words = name.split(/[ -]/);
    if (isNoise(group, words, acronyms)) continue;
    const shares = words.filter(word => /^\p{Lu}/u.test(word)).map(ordinary);
    candidates.push({
      name,
      kind: title ? 'policy' : kindByWords(name),
      total: group.total,
      docs: group.docs,
      aliases: new Set([...group.surfaces.keys()].filter(surface => surface !== name)),
      expansion: null,
      ordinary: words.some(word => acronyms.has(word)) ? 0.8 : mean(shares),
    });
  }
  addLabels(candidates, countsOf(state.labels), groups);
  candidates = mergeBodyNames(candidates, groups);
  for (const candidate of candidates) addSpellings(candidate);
  const sorted = candidates
    .map(candidate => ({ candidate, salience: salienceOf(candidate, state.docs) }))
    .sort((a, b) => b.salience - a.salience || inOrder(a.candidate, b.candidate))
    .slice(0, limit);
  return unambiguous(sorted, renamingsOf(countsOf(state.renames ?? NONE), candidates));
}

/** By name; of two meanings of one acronym the likelier first. */
function inOrder(a: Candidate, b: Candidate): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return b.total - a.total || ((a.expansion ?? '') < (b.expansion ?? '') ? -1 : 1);
}

function mean(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}

/** What stands in quotation marks behind "consultation", "report"; those that are no run of capitals become groups. */
function titlesOf(signs: Counts, groups: Map<string, NameGroup>): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const [sign, { total, docs }] of signs) {
    if (!sign.startsWith('title\t')) continue;
    const name = sign.slice(6);
    const key = nameKey(name);
    keys.add(key);
    const group = groups.get(key) ?? { key, surfaces: new Map(), total, docs, initial: 0 };
    if (!group.surfaces.has(name)) group.surfaces.set(name, total);
    groups.set(key, group);
  }
  return keys;
}

/** Names of everywhere, and what is said of any body: "Napo General Secretary", "HMI Reports". */
function isNoise(
  { key, total }: NameGroup,
  words: readonly string[],
  acronyms: ReadonlySet<string>,
): boolean {
  if (isGenericName(key) || isPeople(key)) return true;
  const last = words.at(-1)!.toLowerCase();
  if (!acronyms.has(words[0]!) && !isPrefixAcronym(words[0]!)) return false;
  if (isRole(last)) return true;
  return words.length === 2 && last.endsWith('s') && isCommonWord(last) && total < 5;
}

/** The blog's own labels: evidence for a name that is there, a topic where none is. */
function addLabels(
  candidates: Candidate[],
  labels: Counts,
  groups: ReadonlyMap<string, NameGroup>,
): void {
  const byKey = new Map<string, Candidate>();
  for (const candidate of candidates) {
    for (const form of [candidate.name, ...candidate.aliases]) byKey.set(nameKey(form), candidate);
  }
  for (const [label, { docs }] of labels) {
    const known = byKey.get(nameKey(label));
    if (known) {
      known.docs = Math.max(known.docs, docs);
      continue;
    }
    const words = label.split(/\s+/);
    const plain =
      words.length === 1 && (isCommonWord(label.toLowerCase()) || !/^\p{Lu}/u.test(label));
    if (
      (docs < 2 && !groups.has(nameKey(label))) ||
      plain ||
      isGenericName(nameKey(label)) ||
      label.length < 3 ||
      label.length > 60 ||
      words.every(word => isLeadingWord(word.toLowerCase()))
    )
      continue;
    const ordinary = words.filter(word => isCommonWord(word.toLowerCase())).length / words.length;
    candidates.push({
      name: label,
      kind: kindByWords(label),
      total: docs,
      docs,
      aliases: new Set(),
      expansion: null,
      ordinary,
    });
  }
}

/** An alias that is a name, or an alias of a more salient term, is dropped. */
function unambiguous(
  sorted: readonly { readonly candidate: Candidate; readonly salience: number }[],
  renamings: (name: string) => Renamings,
): MinedTerm[] {
  const names = new Set(sorted.map(({ candidate }) => candidate.name));
  const taken = new Set<string>();
  return sorted.map(({ candidate: { name, kind, aliases, expansion }, salience }) => {
    const kept = [...aliases].filter(
      alias => alias !== name && !names.has(alias) && !taken.has(alias),
    );
    for (const alias of kept) taken.add(alias);
    return { name, kind, aliases: kept, expansion, salience, ...renamings(name) };
  });
}
