import { hash53 } from '../model/index.ts';
import { forEachExpansion } from './abbreviations.ts';
import { forEachAcronym } from './acronym-runs.ts';
import { forEachGloss } from './glosses.ts';
import { forEachName } from './name-runs.ts';
import { tokensOf, toneOf } from './paragraph.ts';
import { forEachRenaming, isRenamingWord } from './renamings.ts';
import { forEachNamedWord, forEachTitle, isTitleWord, type Sign } from './signs.ts';
import { addTally, addTo, type Counts, type Tally, toTally } from './tally.ts';
import type { TermDoc } from './types.ts';
import { withoutAddresses } from './without-addresses.ts';

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
  /** `sign TAB name`: what the words round a name tell of it (`signs.ts`). Absent in older states. */
  readonly signs?: Tally;
  /** How often the words of names and acronyms stand in small letters, in lower case. */
  readonly lower: Tally;
}

interface SmallWord {
  count: number;
  /** Bits: what to look for where the word stands. */
  readonly cue: number;
}
const RENAMES = 1;
const TITLES = 2;

export interface Miner {
  add(doc: TermDoc): void;
  state(): MinerState;
}

/**
 * Gathers what may be terms, document by document. A line that is there again counts once, whether a
 * commenter quotes it or every post ends with it (a signature, a list of blogs). Keeps counts only, no
 * text: about a tenth of the text's size at 1 MB, less above.
 */
export function createMiner(): Miner {
  const names: Counts = new Map();
  const acronyms: Counts = new Map();
  const expansions: Counts = new Map();
  const people: Counts = new Map();
  const labels: Counts = new Map();
  const renames: Counts = new Map();
  const signs: Counts = new Map();
  const lower = new Map<string, SmallWord>();
  const seen = new Set<number>();
  let doc = 0;

  /** Of the paragraph at hand: what its small words give reason to look for. */
  let cues = 0;
  let shorts = 0;

  const countLower = (word: string) => {
    // Half of the mining is here: one look-up for each word, and no number that has to be put back.
    const found = lower.get(word);
    if (found) {
      found.count++;
      cues |= found.cue;
    } else {
      const cue = (isRenamingWord(word) ? RENAMES : 0) | (isTitleWord(word) ? TITLES : 0);
      lower.set(word, { count: 1, cue });
      cues |= cue;
    }
  };
  const sink = {
    name: (text: string, initial: boolean) => addTo(names, text, doc, initial ? 1 : 0),
    person: (name: string) => addTo(people, name, doc),
    sign: (sign: Sign, name: string, sure: boolean) =>
      addTo(signs, `${sign}\t${name}`, doc, sure ? 1 : 0),
    acronym: (letters: string, plural: boolean) => {
      shorts++;
      addTo(acronyms, letters, doc, plural ? 1 : 0);
    },
    numbered: (name: string) => addTo(signs, `numbered\t${name}`, doc),
    expansion: (short: string, long: string) => addTo(expansions, `${short}\t${long}`, doc),
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
        signs: toTally(signs),
        lower: toTally(lowerOfNames()),
      };
    },
  };

  function addParagraph(given: string): void {
    const hash = hash53(given);
    if (seen.has(hash)) return;
    seen.add(hash);
    const text =
      given.includes('://') || given.includes('@') || given.includes('www.')
        ? withoutAddresses(given)
        : given;
    cues = shorts = 0;
    const tokens = tokensOf(text, countLower);
    if (tokens.length === 0) return;
    const tone = toneOf(text, tokens);
    if (tone === 'shout') return;
    forEachAcronym(text, tokens, sink);
    if (shorts > 0 || text.includes(', the ')) forEachGloss(text, tokens, sink.expansion);
    if (text.includes('(')) forEachExpansion(text, sink.expansion);
    if (tone !== 'prose') return;
    const runs = forEachName(text, tokens, sink);
    if (shorts > 0) forEachNamedWord(text, tokens, sink.sign);
    if (cues & TITLES) forEachTitle(text, sink.sign);
    if (cues & RENAMES && runs > 1)
      forEachRenaming(text, (old, now) => addTo(renames, `${old}\t${now}`, doc));
  }

  /** The counts of small letters that will be asked for: of words that occur in names here. */
  function lowerOfNames(): Counts {
    const asked: Counts = new Map();
    const ask = (word: string) => {
      const small = word.toLowerCase();
      const total = lower.get(small)?.count;
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
      signs: tallyOf('signs'),
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
  'signs',
  'lower',
] as const;
const NO_TALLY: Tally = { keys: [], counts: [] };
