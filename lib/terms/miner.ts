import { hash53 } from '../model/index.ts';
import { forEachExpansion } from './abbreviations.ts';
import { forEachAcronym } from './acronym-runs.ts';
import { forEachName } from './name-runs.ts';
import { tokensOf, toneOf } from './paragraph.ts';
import { forEachRenaming } from './renamings.ts';
import { addTally, addTo, type Counts, type Tally, toTally } from './tally.ts';
import type { TermDoc } from './types.ts';

/** What was mined of some documents: plain data, to be stored and merged. */
export interface MinerState {
  readonly format: 1;
  readonly docs: number;
  /** Runs of capitals with their connectors; the second count is at the beginning of sentences. */
  readonly names: Tally;
  /** Without plural s; the second count is of plurals. */
  readonly acronyms: Tally;
  /** `short TAB long`, the long form as it was written. */
  readonly expansions: Tally;
  /** People, by title or given name; a surname alone came with a title. */
  readonly people: Tally;
  readonly labels: Tally;
  /** `old TAB new`: a name and what became of it. Absent in states of before it was mined. */
  readonly renames?: Tally;
  /** How often the words of names and acronyms stand in small letters, in lower case. */
  readonly lower: Tally;
}

export interface Miner {
  add(doc: TermDoc): void;
  state(): MinerState;
}

/** Shorter lines than this repeat by themselves ("Hear, hear"); longer ones are quoted. Characters. */
const QUOTABLE = 40;
const ADDRESS = /\S*(?:https?:\/\/|www\.|@)\S*/g;

/**
 * Gathers what may be terms, document by document. The paragraph that a commenter quotes again counts
 * once. Keeps counts only, no text: about a tenth of the text's size at 1 MB, less above.
 */
export function createMiner(): Miner {
  const names: Counts = new Map();
  const acronyms: Counts = new Map();
  const expansions: Counts = new Map();
  const people: Counts = new Map();
  const labels: Counts = new Map();
  const renames: Counts = new Map();
  const lower = new Map<string, number>();
  const seen = new Set<number>();
  let doc = 0;

  const countLower = (word: string) => {
    lower.set(word, (lower.get(word) ?? 0) + 1);
  };
  const sink = {
    name: (text: string, initial: boolean) => addTo(names, text, doc, initial ? 1 : 0),
    person: (name: string) => addTo(people, name, doc),
  };

  return {
    add(given) {
      doc++;
      if (given.title) addParagraph(given.title);
      for (const label of given.labels) {
        const trimmed = label.trim();
        if (trimmed) addTo(labels, trimmed, doc);
      }
      let from = 0;
      while (from < given.text.length) {
        const feed = given.text.indexOf('\n', from);
        const to = feed < 0 ? given.text.length : feed;
        if (to - from > 2) addParagraph(given.text.slice(from, to));
        from = to + 1;
      }
    },
    state() {
      return {
        format: 1,
        docs: doc,
        names: toTally(names),
        acronyms: toTally(acronyms),
        expansions: toTally(expansions),
        people: toTally(people),
        labels: toTally(labels),
        renames: toTally(renames),
        lower: toTally(lowerOfNames()),
      };
    },
  };

  function addParagraph(given: string): void {
    if (given.length >= QUOTABLE) {
      const hash = hash53(given);
      if (seen.has(hash)) return;
      seen.add(hash);
    }
    const text =
      given.includes('://') || given.includes('@') || given.includes('www.')
        ? given.replace(ADDRESS, address => '_'.repeat(address.length))
        : given;
    const tokens = tokensOf(text, countLower);
    if (tokens.length === 0) return;
    const tone = toneOf(text, tokens);
    if (tone === 'shout') return;
    forEachAcronym(text, tokens, (letters, plural) => {
      addTo(acronyms, letters, doc, plural ? 1 : 0);
    });
    if (text.includes('(')) {
      forEachExpansion(text, (short, long) => addTo(expansions, `${short}\t${long}`, doc));
    }
    if (tone !== 'prose') return;
    forEachName(text, tokens, sink);
    forEachRenaming(text, (old, now) => addTo(renames, `${old}\t${now}`, doc));
  }

  /** The counts of small letters that will be asked for: of words that occur in names here. */
  function lowerOfNames(): Counts {
    const asked: Counts = new Map();
    const ask = (word: string) => {
      const small = word.toLowerCase();
      const total = lower.get(small);
      if (total !== undefined && !asked.has(small)) {
        asked.set(small, { total, docs: 0, other: 0, last: 0 });
      }
    };
    for (const name of names.keys()) for (const word of name.split(/[ -]/)) ask(word);
    for (const acronym of acronyms.keys()) ask(acronym);
    return asked;
  }
}

/** What two states hold together. For many at once `mergeAllMined` is faster. */
export function mergeMined(a: MinerState, b: MinerState): MinerState {
  return mergeAllMined([a, b]);
}

export function mergeAllMined(states: readonly MinerState[]): MinerState {
  const merge = createMinedMerge();
  for (const state of states) merge.add(state);
  return merge.state();
}

/** Merges states one after the other, so that no two of them have to be held. */
export function createMinedMerge(): { add(state: MinerState): void; state(): MinerState } {
  const counts = new Map<(typeof TALLIES)[number], Counts>();
  for (const tally of TALLIES) counts.set(tally, new Map());
  const tallyOf = (name: (typeof TALLIES)[number]) => toTally(counts.get(name)!);
  let docs = 0;
  return {
    add(state) {
      docs += state.docs;
      for (const [name, all] of counts) addTally(all, state[name] ?? NO_TALLY);
    },
    state: () => ({
      format: 1,
      docs,
      names: tallyOf('names'),
      acronyms: tallyOf('acronyms'),
      expansions: tallyOf('expansions'),
      people: tallyOf('people'),
      labels: tallyOf('labels'),
      renames: tallyOf('renames'),
      lower: tallyOf('lower'),
    }),
  };
}

const TALLIES = [
  'names',
  'acronyms',
  'expansions',
  'people',
  'labels',
  'renames',
  'lower',
] as const;
const NO_TALLY: Tally = { keys: [], counts: [] };
