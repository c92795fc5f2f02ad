/** What a press of a button makes of a term's edit. */
import type { ListedTerm, TermEdit, TermKey } from '../../lib/model/index.ts';
import type { EditToKeep } from './types.ts';

/** The term's edit as it is, or one that changes nothing. */
export function editOf(key: TermKey, edits: ReadonlyMap<TermKey, TermEdit>): EditToKeep {
  const known = edits.get(key);
  if (!known) return blank(key);
  const { archive: _a, changed: _c, ...edit } = known;
  return edit;
}

export function blank(key: TermKey): EditToKeep {
  return {
    key,
    added: false,
    name: null,
    kind: null,
    expansion: null,
    definition: null,
    aliasesAdded: [],
    aliasesRemoved: [],
    muted: false,
    mergedInto: null,
  };
}

export function withAlias(edit: EditToKeep, alias: string): EditToKeep {
  return {
    ...edit,
    aliasesAdded: [...edit.aliasesAdded.filter(one => one !== alias), alias],
    aliasesRemoved: edit.aliasesRemoved.filter(one => one !== alias),
  };
}

export function withoutAlias(edit: EditToKeep, alias: string): EditToKeep {
  return {
    ...edit,
    aliasesAdded: edit.aliasesAdded.filter(one => one !== alias),
    aliasesRemoved: [...edit.aliasesRemoved.filter(one => one !== alias), alias],
  };
}

/** A term of the user's own; its key is its name as it was first written. */
export function ownTerm(name: string, more: Partial<EditToKeep> = {}): EditToKeep {
  return { ...blank(name), ...more, added: true };
}

/** What a form of a term is by itself: its alias goes from it to a term of its own. */
export function splitOff(edit: EditToKeep, alias: string): EditToKeep[] {
  return [withoutAlias(edit, alias), ownTerm(alias)];
}

/** What stands in an edit where the user has typed: as it was made, nothing, or that. */
export function typed(term: ListedTerm, field: 'name' | 'expansion', text: string): string | null {
  const value = text.trim();
  const before = term.edited?.before;
  if (before && value === (before[field] ?? '')) return null;
  if (term.edited === undefined && value === (term[field] ?? '')) return null;
  return value;
}
