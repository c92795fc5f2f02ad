/** What the user changes of an archive's terms; kept beside them, so that the next import keeps it. */
import type { ArchiveId, TermEdit, TermKey } from '../model/index.ts';
import { termKey } from '../terms/index.ts';
import type { ImportStore } from './ports.ts';

/** Nothing is changed. */
export function blankEdit(archive: ArchiveId, key: TermKey): TermEdit {
  return {
    archive,
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
    changed: 0,
  };
}

/** Takes effect at once; a term that the archive has no longer is left as it is. */
export async function muteTerm(
  store: ImportStore,
  archive: ArchiveId,
  no: number,
  muted: boolean,
): Promise<void> {
  const [term] = await store.termsByNo(archive, [no]);
  if (!term) return;
  const key = termKey(term);
  const known = (await store.termEdits(archive)).find(edit => edit.key === key);
  const edit = { ...(known ?? blankEdit(archive, key)), muted, changed: Date.now() };
  await store.saveTermEdits([edit]);
}
