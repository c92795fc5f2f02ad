import type { ArchiveId, Clock, HighlightId, HighlightRecord, TermEdit } from '../model/index.ts';
import { canonicalJson } from '../text/index.ts';
import type { Backup, BackupContents, BackupGlossary } from './backup.ts';
import type { BackupArchive } from './backup-archive.ts';
import { changeRecord, type HighlightChange } from './record.ts';

/** What is here before anything is restored. */
export interface Present extends Omit<BackupContents, 'highlights' | 'archives'> {
  readonly highlights: ReadonlyMap<HighlightId, HighlightRecord>;
  readonly archives: ReadonlySet<ArchiveId>;
}

/** What a restore will do; whoever shows it counts the lists. Nothing that is here is lost by it. */
export interface RestorePlan {
  readonly highlights: {
    /** In the backup only; those that were removed when it was made come as tombstones. */
    readonly add: readonly HighlightRecord[];
    /** As they will be: each part from where it was written last. */
    readonly change: readonly HighlightRecord[];
    readonly same: number;
    /** What is here is newer in all that differs. */
    readonly newer: number;
    /** Of `change`: both notes are kept, since they were written apart. */
    readonly twoNotes: number;
    /** Of `change`: here now, and removed by what the backup has. */
    readonly removes: number;
    /** In the backup, but removed here later: they stay so unless `bringBack` is asked for. */
    readonly removedHere: readonly HighlightRecord[];
  };
  readonly termEdits: Rows<TermEdit>;
  readonly glossaries: Rows<BackupGlossary>;
  /** Names of settings that differ; they have no clocks, so the user is asked. */
  readonly settings: readonly string[];
  readonly archives: {
    readonly there: readonly BackupArchive[];
    /** With an entry they can be brought back; the others are only named. */
    readonly missing: readonly BackupArchive[];
  };
}

/** Of what was written in both, the later one is in force. */
export interface Rows<T> {
  readonly add: readonly T[];
  readonly change: readonly T[];
  readonly same: number;
  readonly newer: number;
}

/** `merge` is the one that sync merges by (`mergeHighlight`): a restore is a device that was away. */
export type MergeRecords = (a: HighlightRecord, b: HighlightRecord) => HighlightRecord;

export function planRestore(backup: Backup, present: Present, merge: MergeRecords): RestorePlan {
  const missing = backup.archives.filter(({ id }) => !present.archives.has(id));
  return {
    highlights: planHighlights(mergedById(backup.highlights, merge), present.highlights, merge),
    termEdits: planRows(
      backup.termEdits,
      present.termEdits,
      ({ archive, key }) => `${archive}/${key}`,
      ({ changed }) => changed,
    ),
    glossaries: planRows(
      backup.glossaries,
      present.glossaries,
      ({ id }) => id,
      ({ added }) => added,
    ),
    settings: Object.keys(backup.settings).filter(
      name => !isSame(backup.settings[name], present.settings[name]),
    ),
    archives: { there: backup.archives.filter(one => !missing.includes(one)), missing },
  };
}

/** A file that somebody put together may have one twice. */
function mergedById(records: readonly HighlightRecord[], merge: MergeRecords) {
  const byId = new Map<HighlightId, HighlightRecord>();
  for (const record of records) {
    const known = byId.get(record.id);
    byId.set(record.id, known ? merge(known, record) : record);
  }
  return byId;
}

function planHighlights(
  restored: ReadonlyMap<HighlightId, HighlightRecord>,
  present: ReadonlyMap<HighlightId, HighlightRecord>,
  merge: MergeRecords,
): RestorePlan['highlights'] {
  const add: HighlightRecord[] = [];
  const change: HighlightRecord[] = [];
  const removedHere: HighlightRecord[] = [];
  const counts = { same: 0, newer: 0, twoNotes: 0, removes: 0 };
  for (const [id, record] of restored) {
    const here = present.get(id);
    if (!here) {
      add.push(record);
      continue;
    }
    const merged = merge(here, record);
    if (isSame(record, here)) counts.same++;
    else if (isSame(merged, here)) counts.newer++;
    else change.push(merged);
    const [was, will] = [here.notes.versions.length, merged.notes.versions.length];
    if (will > 1 && will > was) counts.twoNotes++;
    if (merged.removed.value && !here.removed.value) counts.removes++;
    if (merged.removed.value && !record.removed.value) removedHere.push(merged);
  }
  return { add, change, removedHere, ...counts };
}

function planRows<T>(
  restored: readonly T[],
  present: readonly T[],
  keyOf: (row: T) => string,
  timeOf: (row: T) => number,
): Rows<T> {
  const here = new Map(present.map(row => [keyOf(row), row]));
  const latest = new Map<string, T>();
  for (const row of restored) {
    const known = latest.get(keyOf(row));
    if (known === undefined || timeOf(row) > timeOf(known)) latest.set(keyOf(row), row);
  }
  const add: T[] = [];
  const change: T[] = [];
  let [same, newer] = [0, 0];
  for (const [key, row] of latest) {
    const known = here.get(key);
    if (known === undefined) add.push(row);
    else if (isSame(known, row)) same++;
    else if (timeOf(known) >= timeOf(row)) newer++;
    else change.push(row);
  }
  return { add, change, same, newer };
}

/** What was removed here after the backup was made, brought back: written now, so that it holds everywhere. */
export function bringBack(
  { highlights }: RestorePlan,
  clock: () => Clock,
): readonly HighlightRecord[] {
  return highlights.removedHere.map(record => changeRecord(record, { removed: false }, clock()));
}

/**
 * What takes a restore back: a backup of what it touches, as that was before. What it adds stands there as
 * removed, since nothing may vanish without a tombstone.
 */
export function beforeRestore(
  { highlights, termEdits, glossaries }: RestorePlan,
  present: Present,
  blank: (edit: TermEdit) => TermEdit,
): Omit<BackupContents, 'settings' | 'archives'> {
  const touched = [...highlights.change, ...highlights.removedHere].map(({ id }) => id);
  const edits = new Map(present.termEdits.map(edit => [`${edit.archive}/${edit.key}`, edit]));
  const changed = new Set(glossaries.change.map(({ id }) => id));
  return {
    highlights: [
      ...highlights.add.map(record => ({
        ...record,
        removed: { ...record.removed, value: true },
      })),
      ...[...new Set(touched)].flatMap(id => present.highlights.get(id) ?? []),
    ],
    termEdits: [...termEdits.add, ...termEdits.change].map(
      edit => edits.get(`${edit.archive}/${edit.key}`) ?? blank(edit),
    ),
    glossaries: present.glossaries.filter(({ id }) => changed.has(id)),
  };
}

/** What brings a highlight back to how it was before. Of two notes that were there one is made. */
export function changeBack(now: HighlightRecord, before: HighlightRecord): HighlightChange {
  const differs = (of: 'colour' | 'tags' | 'links' | 'removed') =>
    !isSame(now[of].value, before[of].value);
  const texts = ({ notes }: HighlightRecord) => notes.versions.map(({ text }) => text);
  return {
    ...(differs('colour') && { colour: before.colour.value }),
    ...(differs('tags') && { tags: before.tags.value }),
    ...(differs('links') && { links: before.links.value }),
    ...(differs('removed') && { removed: before.removed.value }),
    ...(!isSame(texts(now), texts(before)) && { note: texts(before).join('\n\n') }),
  };
}

/**
 * A highlight with all in force again that was before, written at `at`: a change like any other, which other
 * devices hear of.
 */
export function takeBack(
  now: HighlightRecord,
  before: HighlightRecord,
  at: Clock,
): HighlightRecord {
  const change = changeBack(now, before);
  return Object.keys(change).length === 0 ? now : changeRecord(now, change, at);
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}
