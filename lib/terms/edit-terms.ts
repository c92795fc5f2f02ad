/** What the user changed of an archive's terms, put into them. */
import type { Term, TermEdit, TermFacts, TermKey } from '../model/index.ts';
import { addedFacts, changeFacts, factsOf, mergeFacts } from './change-facts.ts';
import { assignEdits, createFinder, type TermFinder } from './find-edited.ts';
import { readKey, termKey } from './term-key.ts';
import type { UncountedTerm } from './types.ts';

/** A term on its way: what it was made as, which edit it has, where it is merged to. */
interface Entry {
  /** Null for one of the user's own. */
  readonly before: TermFacts | null;
  readonly facts: TermFacts;
  readonly edit: TermEdit | undefined;
  readonly key: TermKey;
}

/**
 * The terms as the user wants them, by salience. What was edited before is first made as it was: edits
 * may be applied to terms that are mined anew or to those that have been edited, in any order and
 * again. An edit whose term is not there does nothing, and is worth keeping for the day that it is.
 * A term that is merged into itself, by however long a way, stays where the first key of the way is.
 */
export function applyEdits(
  terms: readonly UncountedTerm[],
  edits: readonly TermEdit[],
): UncountedTerm[] {
  const made = uneditTerms(terms);
  const finder = createFinder(made);
  const assigned = assignEdits(finder, edits);
  const entries = made.map<Entry>((before, at) => {
    const edit = assigned.get(at);
    const facts = edit ? changeFacts(before, edit) : before;
    return { before, facts, edit, key: edit?.key ?? termKey(before) };
  });
  for (const edit of edits) {
    if (!edit.added || finder.findExactly(edit.key) !== undefined) continue;
    const facts = changeFacts(addedFacts(edit, readKey(edit.key).name), edit);
    entries.push({ before: null, facts, edit, key: edit.key });
  }
  const roots = rootsOf(entries, finder);
  const sources = new Map<Entry, Entry[]>();
  for (const [entry, root] of roots) {
    if (entry === root) continue;
    const merged = sources.get(root);
    if (merged) merged.push(entry);
    else sources.set(root, [entry]);
  }
  return entries
    .filter(entry => roots.get(entry) === entry)
    .map(entry => finish(entry, (sources.get(entry) ?? []).sort(byKey)))
    .sort(bySalience);
}

/** The terms as they were made, by salience; those that the user added are gone. */
export function uneditTerms(terms: readonly UncountedTerm[]): TermFacts[] {
  const made = terms.flatMap(term => {
    const before = term.edited ? term.edited.before : factsOf(term);
    return before === null ? [] : [before];
  });
  const known = new Set(made.map(termKey));
  for (const term of terms) {
    for (const facts of madeBefore(term)) {
      const key = termKey(facts);
      if (known.has(key)) continue;
      known.add(key);
      made.push(facts);
    }
  }
  return made.sort(bySalience);
}

/**
 * Terms that are in force, with what their rows can say at once: names, kinds, definitions, mutes.
 * Nothing is added or taken away, so numbers and counts stay true; the dictionary may lag.
 */
export function editRows(rows: readonly Term[], edits: readonly TermEdit[]): Term[] {
  const wanted = new Map(applyEdits(rows, edits).map(term => [termKey(term), term]));
  return rows.map(row => {
    const facts = wanted.get(termKey(row));
    if (!facts || isOwn(facts) !== isOwn(row)) return row;
    // What is to stand alone again is remembered here until it does.
    const keeps = new Set(madeBefore(facts).map(termKey));
    if (madeBefore(row).some(one => !keeps.has(termKey(one)))) return row;
    const { edited: _, ...rest } = { ...row, ...facts };
    return facts.edited ? { ...rest, edited: facts.edited } : rest;
  });
}

/** What was merged into a term, but for the user's own, which are made from their edits again. */
function madeBefore({ edited }: UncountedTerm): readonly TermFacts[] {
  return (edited?.merged ?? []).filter(facts => facts.origin !== 'user');
}

function isOwn({ edited }: UncountedTerm): boolean {
  return edited?.before === null;
}

/** Whether terms have other forms or kinds, or are others: what has to be compiled and counted anew. */
export function needRecount(
  before: readonly UncountedTerm[],
  after: readonly UncountedTerm[],
): boolean {
  if (before.length !== after.length) return true;
  const forms = new Set(before.map(compiledAs));
  return after.some(term => !forms.has(compiledAs(term)));
}

function compiledAs(term: UncountedTerm): string {
  const forms = [term.name, ...term.aliases, ...(term.expansion === null ? [] : [term.expansion])];
  return JSON.stringify([termKey(term), term.kind, forms.sort()]);
}

function finish({ before, facts, edit, key }: Entry, sources: readonly Entry[]): UncountedTerm {
  if (!edit && sources.length === 0) return facts;
  const merged = sources.map(source => source.before ?? source.facts);
  const all = mergeFacts(
    facts,
    sources.map(source => source.facts),
    edit,
  );
  return { ...all, edited: { key, before, merged } };
}

/** Where each entry ends up. `finder` knows the first of them, those that were made. */
function rootsOf(entries: readonly Entry[], finder: TermFinder): Map<Entry, Entry> {
  const own = new Map(entries.map(entry => [entry.key, entry]));
  const next = ({ edit }: Entry): Entry | undefined => {
    const to = edit?.mergedInto ?? null;
    if (to === null) return undefined;
    const at = finder.find(to);
    return own.get(to) ?? (at === undefined ? undefined : entries[at]);
  };
  const roots = new Map<Entry, Entry>();
  for (const entry of entries) {
    const way: Entry[] = [];
    let at: Entry | undefined = entry;
    while (at && !way.includes(at)) {
      way.push(at);
      at = next(at);
    }
    const circle = at ? way.slice(way.indexOf(at)) : way.slice(-1);
    roots.set(entry, circle.sort(byKey)[0]!);
  }
  return roots;
}

function byKey(a: Entry, b: Entry): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function bySalience(a: UncountedTerm, b: UncountedTerm): number {
  return b.salience - a.salience || compare(termKey(a), termKey(b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
