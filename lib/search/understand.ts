/** From the clauses of a query to slots: what has to occur, what must not, what was left out. */
import { expandWord, type Form, nearWords, type Phrase } from './expand.ts';
import { forEachNormalWord } from './normal-word.ts';
import { idfOf } from './scoring.ts';
import type { SegmentReader } from './segment-reader.ts';
import { dfOf, type Slot } from './slots.ts';
import { isStopWord } from './stop-words.ts';
import type { NearWords, Query, QueryClause, QueryFilter, SearchOptions } from './types.ts';

/** What a clause came to. */
export interface Asked {
  readonly slot: Slot;
  /** As typed. */
  readonly text: string;
  readonly clause: QueryClause | null;
  readonly corrected: string | null;
}

export interface Understood {
  readonly asked: readonly Asked[];
  readonly without: readonly Slot[];
  readonly leftOut: readonly string[];
}

/** What masks have bits for. */
const MOST_SLOTS = 32;
const MOST_MARKED = 256;
/** Names of a term beyond this are spellings of spellings. */
const MOST_NAMES = 24;

export async function understand(
  segments: readonly SegmentReader[],
  query: Query,
  options: SearchOptions,
): Promise<Understood> {
  const wanted = query.clauses.filter(clause => !clause.negated);
  const spoken = wanted.filter(clause => clause.quoted || !isStopWord(clause.words[0] ?? ''));
  const kept = options.any && spoken.length > 0 ? spoken : wanted;
  const terms = query.filters.filter(({ kind }) => kind === 'term');
  const last = query.clauses.at(-1);
  const asked = await Promise.all([
    ...terms.filter(term => !term.negated).map(term => expandTerm(segments, query, term, options)),
    ...kept.map(clause => expandClause(segments, query, clause, clause === last, options)),
  ]);
  const without = await Promise.all([
    ...terms.filter(term => term.negated).map(term => expandTerm(segments, query, term, options)),
    ...query.clauses
      .filter(clause => clause.negated)
      .map(clause => expandClause(segments, query, clause, false, { limit: 0, typos: false })),
  ]);
  const left = wanted.filter(clause => !kept.includes(clause));
  return {
    asked: asked.slice(0, MOST_SLOTS),
    without: without.map(one => one.slot),
    leftOut: [
      ...left.map(clause => said(query, clause)),
      ...asked.slice(MOST_SLOTS).map(one => one.text),
    ],
  };
}

function said({ text }: Query, { start, end }: QueryClause): string {
  return text.slice(start, end);
}

async function expandClause(
  segments: readonly SegmentReader[],
  query: Query,
  clause: QueryClause,
  last: boolean,
  options: SearchOptions,
): Promise<Asked> {
  const { words, quoted, open, negated } = clause;
  let corrected: string | null = null;
  const forms: Form[][] = [];
  for (const [i, word] of words.entries()) {
    const ends = last && open && !negated && i === words.length - 1;
    const expansion = await expandWord(segments, word, {
      // A quoted word is only completed within a phrase whose quote is still open.
      prefix: ends && (options.prefix ?? true),
      typos: !quoted && !negated && (options.typos ?? true),
      stems: !quoted,
    });
    forms.push(expansion.forms);
    corrected ??= expansion.corrected;
  }
  return { slot: slotOf(segments, [forms]), text: said(query, clause), clause, corrected };
}

/** A term is found by any of its names, each as a phrase; one that nobody knows by its own words. */
async function expandTerm(
  segments: readonly SegmentReader[],
  query: Query,
  { value, start, end }: QueryFilter,
  { namesOf }: SearchOptions,
): Promise<Asked> {
  const names = new Map<string, string[]>();
  for (const name of [value, ...(namesOf?.(value) ?? [])].slice(0, MOST_NAMES)) {
    const words: string[] = [];
    forEachNormalWord(name, word => words.push(word));
    if (words.length > 0) names.set(words.join(' '), words);
  }
  const options = { prefix: false, typos: false, stems: false };
  const phrases = await Promise.all(
    [...names.values()].map(words =>
      Promise.all(
        words.map(async word => (await expandWord(segments, word, options)).forms as Form[]),
      ),
    ),
  );
  const slot = slotOf(segments, phrases);
  return { slot, text: query.text.slice(start, end), clause: null, corrected: null };
}

function slotOf(segments: readonly SegmentReader[], phrases: readonly Phrase[]): Slot {
  const docs = segments.reduce((total, segment) => total + segment.header.docs, 0);
  let df = 0;
  let idf = Number.POSITIVE_INFINITY;
  for (const phrase of phrases) {
    const counts = phrase.map(dfOf);
    const least = Math.min(...counts);
    df += least;
    // A phrase says as much as its words together; a choice of names, as the commonest of them.
    const own = counts.reduce((total, count) => total + idfOf(count, docs), 0);
    if (least > 0 || phrases.length === 1) idf = Math.min(idf, own);
  }
  return { phrases, df: Math.min(docs, df), idf: Number.isFinite(idf) ? idf : idfOf(0, docs) };
}

/** The query as it was understood, or null where that is how it was typed. */
export function correctedText(query: Query, asked: readonly Asked[]): string | null {
  let text = query.text;
  let changed = false;
  const inOrder = [...asked].sort((a, b) => (b.clause?.start ?? 0) - (a.clause?.start ?? 0));
  for (const { clause, corrected } of inOrder) {
    if (corrected === null || clause === null) continue;
    text = text.slice(0, clause.start) + corrected + text.slice(clause.end);
    changed = true;
  }
  return changed ? text : null;
}

export function markedWords(asked: readonly Asked[]): string[] {
  const forms = asked.flatMap(({ slot }) => slot.phrases.flat(2));
  forms.sort((a, b) => b.weight - a.weight || b.df - a.df);
  return [...new Set(forms.map(form => form.term))].slice(0, MOST_MARKED);
}

/** For each word that occurs nowhere, known words that are like it. */
export async function unknownWords(
  segments: readonly SegmentReader[],
  asked: readonly Asked[],
): Promise<NearWords[]> {
  const unknown = asked.filter(({ slot, clause }) => slot.df === 0 && clause !== null);
  return Promise.all(
    unknown.map(async ({ text, clause }) => {
      const words = clause?.words ?? [];
      const like = words.length === 1 ? await nearWords(segments, words[0]!) : [];
      return { word: text, like };
    }),
  );
}
