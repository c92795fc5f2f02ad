import type { TermEdit, TermFacts, TermKey } from '../model/index.ts';
import { longKey, readKey, termKey } from './term-key.ts';

/**
 * Finds the terms that keys stand for: by the key itself; where a new import has found another
 * expansion, by the name; where it has made one of a name and its acronym, by what it stands for. The
 * last two only where one single term answers.
 */
export interface TermFinder {
  /** Position in the list; undefined where it is not there any longer. */
  find(key: TermKey): number | undefined;
  findExactly(key: TermKey): number | undefined;
}

export function createFinder(terms: readonly TermFacts[]): TermFinder {
  const byKey = new Map<TermKey, number>();
  const byName = new Map<string, Set<number>>();
  const byLong = new Map<string, Set<number>>();
  for (const [at, term] of terms.entries()) {
    const key = termKey(term);
    if (!byKey.has(key)) byKey.set(key, at);
    add(byName, readKey(key).name, at);
    add(byLong, longKey(term.name), at);
    if (term.expansion !== null) add(byLong, longKey(term.expansion), at);
  }
  return {
    findExactly: key => byKey.get(key),
    find(key) {
      const { name, long } = readKey(key);
      return byKey.get(key) ?? single(byName.get(name)) ?? single(byLong.get(long));
    },
  };
}

/**
 * The edit of each term, by its position. Of two that find the same term the exact one counts, then the
 * later. Edits of terms that are not there are in none.
 */
export function assignEdits(finder: TermFinder, edits: readonly TermEdit[]): Map<number, TermEdit> {
  const assigned = new Map<number, TermEdit>();
  for (const edit of edits) {
    const at = finder.findExactly(edit.key);
    if (at !== undefined) assigned.set(at, edit);
  }
  const exact = new Set(assigned.keys());
  for (const edit of edits) {
    if (edit.added || finder.findExactly(edit.key) !== undefined) continue;
    const at = finder.find(edit.key);
    if (at === undefined || exact.has(at)) continue;
    const other = assigned.get(at);
    if (!other || isLater(edit, other)) assigned.set(at, edit);
  }
  return assigned;
}

function isLater(a: TermEdit, b: TermEdit): boolean {
  return a.changed === b.changed ? a.key < b.key : a.changed > b.changed;
}

function add(index: Map<string, Set<number>>, word: string, at: number): void {
  const known = index.get(word);
  if (known) known.add(at);
  else index.set(word, new Set([at]));
}

function single(found: ReadonlySet<number> | undefined): number | undefined {
  return found?.size === 1 ? [...found][0] : undefined;
}
