import { isLeadingWord } from './boilerplate.ts';
import type { Candidate } from './candidate.ts';
import { isCommonWord } from './common-words.ts';
import { kindByWords } from './kinds.ts';
import { mineAcronyms } from './mined-acronyms.ts';
import { minePeople } from './mined-people.ts';
import type { MinerState } from './miner.ts';
import { groupNames, isName, nameKey, nameOf, ordinaryOf } from './name-groups.ts';
import { type Renamings, renamingsOf } from './renamings.ts';
import { salienceOf } from './salience.ts';
import { type Counts, countsOf } from './tally.ts';
import type { MinedTerm } from './types.ts';

export interface MineOptions {
  /** The most salient are kept. */
  readonly limit?: number;
}

/** Below this many documents one mention is enough for what is a name by its words. */
const SMALL = 3000;

/** The terms of an archive, the most salient first; the same state gives the same list. */
export function minedTerms(state: MinerState, options: MineOptions = {}): MinedTerm[] {
  const { limit = 20_000 } = options;
  const names = countsOf(state.names);
  const lower = countsOf(state.lower);
  const ordinary = ordinaryOf(names, lower);
  const groups = groupNames(names);
  const least = state.docs < SMALL ? 1 : 2;
  const candidates = [
    ...mineAcronyms(countsOf(state.acronyms), countsOf(state.expansions), lower, groups, ordinary),
    ...minePeople(countsOf(state.people), groups, ordinary, least),
  ];
  const acronyms = new Set(
    candidates.filter(({ kind }) => kind === 'acronym').map(({ name }) => name),
  );
  for (const group of groups.values()) {
    const name = nameOf(group);
    if (!isName(group, name, ordinary, least)) continue;
    const words = name.split(/[ -]/);
    const shares = words.filter(word => /^\p{Lu}/u.test(word)).map(ordinary);
    candidates.push({
      name,
      kind: kindByWords(name),
      total: group.total,
      docs: group.docs,
      aliases: new Set([...group.surfaces.keys()].filter(surface => surface !== name)),
      expansion: null,
      ordinary: words.some(word => acronyms.has(word)) ? 0.8 : mean(shares),
    });
  }
  addLabels(candidates, countsOf(state.labels));
  const sorted = candidates
    .map(candidate => ({ candidate, salience: salienceOf(candidate, state.docs) }))
    .sort((a, b) => b.salience - a.salience || (a.candidate.name < b.candidate.name ? -1 : 1))
    .slice(0, limit);
  return unambiguous(
    sorted,
    renamingsOf(countsOf(state.renames ?? { keys: [], counts: [] }), candidates),
  );
}

function mean(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}

/** The blog's own labels: evidence for a name that is there, a topic where none is. */
function addLabels(candidates: Candidate[], labels: Counts): void {
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
      docs < 2 ||
      plain ||
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
