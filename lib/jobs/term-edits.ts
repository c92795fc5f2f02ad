/** What the user changes of an archive's terms; kept beside them, so that the next import keeps it. */
import type { ArchiveId, TermEdit, TermKey } from '../model/index.ts';
import { applyEdits, editRows, needRecount } from '../terms/index.ts';
import type { ImportStore } from './ports.ts';
import { remakeJob } from './remake-job.ts';

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

/** True where an edit changes nothing, so that it need not be kept. */
export function isBlank(edit: TermEdit): boolean {
  const blank = blankEdit(edit.archive, edit.key);
  return JSON.stringify({ ...edit, changed: 0 }) === JSON.stringify({ ...blank });
}

/**
 * Keeps edits, each in place of the one that its key has; a blank one takes that away. What the terms'
 * rows can say they say at once. Where forms or terms change, a job is queued that compiles and counts
 * anew, and true is given; until it is done the terms that were there are in force.
 */
export async function editTerms(
  store: ImportStore,
  archive: ArchiveId,
  edits: readonly Omit<TermEdit, 'archive' | 'changed'>[],
  now: number,
): Promise<boolean> {
  const changed = edits.map<TermEdit>(edit => ({ ...edit, archive, changed: now }));
  return keepEdits(store, archive, changed, now);
}

/** The same of edits that say themselves when they were made, as those of a backup do. */
export async function keepEdits(
  store: ImportStore,
  archive: ArchiveId,
  changed: readonly TermEdit[],
  now: number,
): Promise<boolean> {
  const job = await remakeJob(store, archive, 'edits', now);
  return store.changeTerms(archive, (rows, known) => {
    const keys = new Set(changed.map(edit => edit.key));
    const kept = changed.filter(edit => !isBlank(edit));
    const next = [...known.filter(edit => !keys.has(edit.key)), ...kept];
    const recount = needRecount(applyEdits(rows, known), applyEdits(rows, next));
    return {
      edits: kept,
      forget: changed.filter(isBlank).map(edit => edit.key),
      rows: editRows(rows, next).filter((row, at) => !isSame(row, rows[at])),
      job: recount ? job : null,
    };
  });
}

/** Takes effect at once. Where the archive has no such term just now, the next import finds the wish. */
export async function muteTerm(
  store: ImportStore,
  archive: ArchiveId,
  key: TermKey,
  muted: boolean,
): Promise<void> {
  const known = (await store.termEdits(archive)).find(edit => edit.key === key);
  const edit = { ...(known ?? blankEdit(archive, key)), muted };
  await editTerms(store, archive, [edit], Date.now());
}

function isSame(a: object, b: object | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
