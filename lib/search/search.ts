import { evaluate, Scratch, type Slot } from './evaluate.ts';
import { expandWord, type Form } from './expand.ts';
import { addNearness } from './nearness.ts';
import { describeCollection, idfOf } from './scoring.ts';
import type { SegmentReader } from './segment-reader.ts';
import { isStopWord } from './stop-words.ts';
import { compareCandidates, dayOrNull, Top } from './top.ts';
import type { Query, QueryClause, SearchOptions, SearchResult } from './types.ts';

/** As many of the best get their words' nearness looked at. */
const LOOKED_AT = 100;
const MOST_MARKED = 256;

/** What a clause came to. */
interface Expanded {
  readonly clause: QueryClause;
  readonly slot: Slot;
  readonly corrected: string | null;
}

/**
 * Documents that meet a query, the best first. Every word must occur (with `any`, one of them);
 * the last counts as a prefix while it is open. The segments answer as one collection.
 * Throws `FailureError` 'damaged' where a row of the index is.
 */
export async function search(
  segments: readonly SegmentReader[],
  query: Query,
  options: SearchOptions,
): Promise<SearchResult> {
  const { limit, offset = 0, any = false, isLive } = options;
  const collection = describeCollection(segments);
  const wanted = query.clauses.filter(clause => !clause.negated);
  const spoken = wanted.filter(clause => clause.quoted || !isStopWord(clause.words[0] ?? ''));
  const kept = any && spoken.length > 0 ? spoken : wanted;
  const expanded = await Promise.all(
    kept.map(clause => expandClause(segments, clause, query.clauses.at(-1) === clause, options)),
  );
  const without = await Promise.all(
    query.clauses
      .filter(clause => clause.negated)
      .map(clause => expandClause(segments, clause, false, { limit: 0, typos: false })),
  );
  const slots = expanded.map(one => one.slot);
  const withoutSlots = without.map(one => one.slot);
  const top = new Top(Math.max(LOOKED_AT, offset + limit));
  const scratch = new Scratch();
  let posts = 0;
  let comments = 0;
  for (const [segment, reader] of segments.entries()) {
    const matches = await evaluate(reader, segment, slots, withoutSlots, any, collection, scratch);
    if (matches.docs.length === 0) continue;
    const table = await reader.table();
    for (const doc of matches.docs) {
      const isPost = table.comment[doc] === -1;
      if (options.in !== undefined && (options.in === 'posts') !== isPost) continue;
      if (isLive && !isLive(segment, table.post[doc]!)) continue;
      if (isPost) posts++;
      else comments++;
      top.add(segment, doc, matches.scores[doc]!, table);
    }
  }
  const candidates = top.take();
  const looked = candidates.slice(0, LOOKED_AT);
  await addNearness(segments, slots, looked);
  looked.sort(compareCandidates);
  const ordered = [...looked, ...candidates.slice(LOOKED_AT)];
  return {
    hits: ordered.slice(offset, offset + limit).map(one => ({ ...one, day: dayOrNull(one.day) })),
    posts,
    comments,
    corrected: correctedText(query, expanded),
    words: markedWords(expanded),
  };
}

async function expandClause(
  segments: readonly SegmentReader[],
  clause: QueryClause,
  last: boolean,
  options: SearchOptions,
): Promise<Expanded> {
  const { words, quoted, open, negated } = clause;
  const docs = describeCollection(segments).docs;
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
  const df = Math.min(docs, ...forms.map(of => of.reduce((total, form) => total + form.df, 0)));
  // A phrase says as much as its words together.
  const idf = forms.reduce(
    (total, of) =>
      total +
      idfOf(
        of.reduce((sum, form) => sum + form.df, 0),
        docs,
      ),
    0,
  );
  return { clause, slot: { words: forms, df, idf }, corrected };
}

/** The query as it was understood, or null where that is how it was typed. */
function correctedText(query: Query, expanded: readonly Expanded[]): string | null {
  let text = query.text;
  let changed = false;
  for (const { clause, corrected } of [...expanded].reverse()) {
    if (corrected === null) continue;
    text = text.slice(0, clause.start) + corrected + text.slice(clause.end);
    changed = true;
  }
  return changed ? text : null;
}

function markedWords(expanded: readonly Expanded[]): string[] {
  const forms = expanded.flatMap(({ slot }) => slot.words.flat());
  forms.sort((a, b) => b.weight - a.weight || b.df - a.df);
  return [...new Set(forms.map(form => form.term))].slice(0, MOST_MARKED);
}
