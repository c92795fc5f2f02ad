/** From the words of a query to the forms that the segments hold. */
import { createEditWalk, editsFor, type NearTerm } from './edit-walk.ts';
import type { SegmentReader, TermEntry } from './segment-reader.ts';
import { stemOf, stemPrefixes } from './stems.ts';
import { isStopWord } from './stop-words.ts';

/** One form, and where it is in each segment. */
export interface Form {
  readonly term: string;
  /** How much an occurrence counts beside one of the word as typed, 0 to 1. */
  weight: number;
  /** Documents over all segments, dead ones included. */
  df: number;
  readonly entries: (TermEntry | null)[];
}

/** Words that stand next to each other, each in any of its forms; a single word mostly. */
export type Phrase = readonly (readonly Form[])[];

export interface Expansion {
  /** The form as typed first, then by weight and frequency. */
  readonly forms: Form[];
  /** What the word was taken for, where it is unknown. */
  readonly corrected: string | null;
}

const STEM_WEIGHT = 0.7;
const PREFIX_WEIGHT = 0.4;
const TYPO_WEIGHT = 0.6;
/** Completions of one or two letters are thousands: the frequent ones stand for the rest. */
const MOST_COMPLETIONS = 256;
/** Costs of an edit, and of one in the first letter, against the logarithm of the frequency. */
const EDIT_COST = 4;
const FIRST_LETTER_COST = 1;
/** Beside the best guess, those that are nearly as good. */
const MOST_GUESSES = 3;
const GUESS_MARGIN = 2;
/** A word this rare in an archive this big may be a typo that a writer made too. */
const RARE = 2;
const BIG = 1000;

export interface ExpandOptions {
  readonly prefix: boolean;
  readonly typos: boolean;
  readonly stems: boolean;
}

class Forms {
  readonly #forms = new Map<string, Form>();
  readonly #segments: number;

  constructor(segments: number) {
    this.#segments = segments;
  }

  add(segment: number, entry: TermEntry, weight: number): void {
    let form = this.#forms.get(entry.term);
    if (form === undefined) {
      const entries = new Array<TermEntry | null>(this.#segments).fill(null);
      form = { term: entry.term, weight, df: 0, entries };
      this.#forms.set(entry.term, form);
    }
    if (weight > form.weight) form.weight = weight;
    if (form.entries[segment] === null) {
      form.entries[segment] = entry;
      form.df += entry.df;
    }
  }

  list(): Form[] {
    return [...this.#forms.values()].sort((a, b) => b.weight - a.weight || b.df - a.df);
  }
}

/** All forms of one word of a query. */
export async function expandWord(
  segments: readonly SegmentReader[],
  word: string,
  options: ExpandOptions,
): Promise<Expansion> {
  const forms = new Forms(segments.length);
  await addExact(segments, word, 1, forms);
  if (options.stems && !isStopWord(word)) await addStems(segments, word, STEM_WEIGHT, forms);
  if (options.prefix) {
    const completions = new Forms(segments.length);
    await addRange(segments, word, completions, entry => (entry.term === word ? 0 : PREFIX_WEIGHT));
    keepFrequent(segments, completions.list(), forms);
  }
  const known = forms.list();
  const docs = segments.reduce((total, segment) => total + segment.header.docs, 0);
  const df = known.reduce((total, form) => total + form.df, 0);
  const rare = df <= RARE && docs >= BIG && word.length >= 5;
  if (!options.typos || editsFor(word.length) === 0 || (df > 0 && !rare)) {
    return { forms: known, corrected: null };
  }
  const guesses = await guess(segments, word, options.prefix && df === 0, df);
  for (const [i, { term }] of guesses.entries()) {
    const weight = df > 0 ? TYPO_WEIGHT / 2 : TYPO_WEIGHT - 0.1 * i;
    await addExact(segments, term, weight, forms);
    if (options.stems) await addStems(segments, term, weight * STEM_WEIGHT, forms);
  }
  return { forms: forms.list(), corrected: guesses[0]?.term ?? null };
}

async function addExact(
  segments: readonly SegmentReader[],
  word: string,
  weight: number,
  forms: Forms,
): Promise<void> {
  const found = await Promise.all(segments.map(segment => segment.find(word)));
  found.forEach((entry, segment) => {
    if (entry !== null) forms.add(segment, entry, weight);
  });
}

async function addStems(
  segments: readonly SegmentReader[],
  word: string,
  weight: number,
  forms: Forms,
): Promise<void> {
  const stem = stemOf(word);
  if (stem.length < 2) return;
  for (const prefix of stemPrefixes(stem)) {
    await addRange(segments, prefix, forms, ({ term }) =>
      term !== word && term.length <= stem.length + 9 && stemOf(term) === stem && !isStopWord(term)
        ? weight
        : 0,
    );
  }
}

/** Adds the terms of a range at the weight that `weigh` gives them; 0 leaves one out. */
async function addRange(
  segments: readonly SegmentReader[],
  prefix: string,
  forms: Forms,
  weigh: (entry: TermEntry) => number,
): Promise<void> {
  const ranges = await Promise.all(segments.map(segment => segment.range(prefix)));
  ranges.forEach((entries, segment) => {
    for (const entry of entries) {
      const weight = weigh(entry);
      if (weight > 0) forms.add(segment, entry, weight);
    }
  });
}

/** Completions by frequency, until there are enough of them or of their postings. */
function keepFrequent(
  segments: readonly SegmentReader[],
  completions: readonly Form[],
  forms: Forms,
): void {
  const docs = segments.reduce((total, segment) => total + segment.header.docs, 0);
  let room = docs / 16 + 10_000;
  for (const [i, form] of completions.slice(0, MOST_COMPLETIONS).entries()) {
    if (i > 0 && form.df > room) continue;
    room -= form.df;
    form.entries.forEach((entry, segment) => {
      if (entry !== null) forms.add(segment, entry, form.weight);
    });
  }
}

/** What an unknown word may have been meant to be: near, and frequent; the best first. */
async function guess(
  segments: readonly SegmentReader[],
  word: string,
  front: boolean,
  df: number,
): Promise<NearTerm[]> {
  const most = df > 0 ? 1 : editsFor(word.length);
  let scored: ScoredTerm[] = [];
  // Two edits take five times as long, and are not what was meant where one explains the word.
  for (let edits = 1; edits <= most && scored.length === 0; edits++) {
    const near = await nearTerms(segments, word, edits, front);
    scored = near.filter(({ near }) => near.df >= 20 * df);
  }
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(one => one.score >= best - GUESS_MARGIN)
    .slice(0, MOST_GUESSES)
    .map(one => one.near);
}

interface ScoredTerm {
  readonly near: NearTerm;
  readonly score: number;
}

/** All terms within so many edits, the likeliest first. */
async function nearTerms(
  segments: readonly SegmentReader[],
  word: string,
  edits: number,
  front: boolean,
): Promise<ScoredTerm[]> {
  const walk = createEditWalk(word, edits, front);
  const found = new Map<string, NearTerm>();
  for (const segment of segments) {
    for (let row = 0; row < segment.header.dictionary.length; row++) {
      walk.row(await segment.cursor(row), near => {
        const before = found.get(near.term);
        found.set(near.term, before ? { ...near, df: near.df + before.df } : near);
      });
    }
  }
  return [...found.values()]
    .filter(near => near.term !== word)
    .map(near => ({ near, score: score(near, word) }))
    .sort((a, b) => b.score - a.score || (a.near.term < b.near.term ? -1 : 1));
}

const MOST_NEAR = 3;

/** Known words like one that is unknown, further off than a typo is corrected: what may be tried instead. */
export async function nearWords(
  segments: readonly SegmentReader[],
  word: string,
): Promise<string[]> {
  if (word.length < 3) return [];
  const near = await nearTerms(segments, word, word.length < 6 ? 1 : 2, true);
  return near.slice(0, MOST_NEAR).map(({ near }) => near.term);
}

function score(near: NearTerm, word: string): number {
  const first = near.term.charCodeAt(0) === word.charCodeAt(0) ? 0 : FIRST_LETTER_COST;
  return Math.log(1 + near.df) - EDIT_COST * near.distance - first;
}
