import { useRef, useState } from 'preact/hooks';
import type {
  FileState,
  RestoreChoice,
  RestoreProps,
  RestoreShown,
  RowCounts,
} from '../../components/keeping/index.ts';
import {
  type Backup,
  type BackupArchive,
  beforeRestore,
  type Present,
  planRestore,
  type RestorePlan,
  type Rows,
  readBackup,
  writeBackup,
} from '../../lib/highlights/index.ts';
import { blankEdit } from '../../lib/jobs/index.ts';
import { send } from '../../lib/messages/client.ts';
import { fail, failureOf } from '../../lib/model/index.ts';
import {
  isStorageFull,
  readSettings,
  restoreSettings,
  type Settings,
} from '../../lib/platform/index.ts';
import { type BackupFile, openBackupFile } from '../../lib/sources/index.ts';
import type { KeptReader, Staging } from '../../lib/store/index.ts';
import { mergeHighlight } from '../../lib/sync/index.ts';
import { begin } from './begin.ts';
import { stagePacks } from './stage-packs.ts';

const NO_ROOM = fail(
  'storage-full',
  'There is no room to keep the backup while it is restored.',
  'Free some space, then restore it again. Nothing was changed.',
).error;

interface Chosen {
  readonly file: File;
  readonly opened: BackupFile;
  readonly backup: Backup;
  /** Archives that come back. */
  readonly brought: readonly BackupArchive[];
}

/** What takes a restore back. */
interface Before {
  readonly file: Blob;
  readonly settings: Settings;
  readonly names: readonly string[];
  readonly brought: readonly string[];
}

/** What settings are called. The last colour is not asked for: it is what was used last, not what was set. */
const SETTING_NAMES: Readonly<Record<string, string>> = {
  everywhere: 'Marks on all sites',
  sites: 'Sites that are on (your browser asks for each once)',
  off: 'Sites that are left alone',
  density: 'How many terms are marked',
  count: 'The count at the toolbar’s button',
  discreet: 'Discreet marks',
  toolbar: 'The toolbar at selections',
  colourNames: 'Names of the colours',
  meanings: 'What words mean on which site',
};

/** A backup file: read and shown by this page, taken in by the background. */
export function useRestore(reader: KeptReader, staging: Staging): RestoreProps {
  const [state, setState] = useState<FileState<RestoreShown>>({ kind: 'none' });
  const chosen = useRef<Chosen | null>(null);
  const before = useRef<Before | null>(null);
  const stop = useRef<AbortController | null>(null);
  const failed = (error: unknown) =>
    setState({
      kind: 'failed',
      failure: isStorageFull(error)
        ? NO_ROOM
        : failureOf(error, 'The backup could not be read', 'Choose it again.'),
    });

  async function read(file: File): Promise<FileState<RestoreShown>> {
    const opened = await openBackupFile(file, file.name);
    const answer = readBackup(opened.backup, Date.now());
    if (!answer.ok) return { kind: 'failed', failure: answer.error };
    const backup = answer.value;
    const plan = planRestore(backup, await present(), mergeHighlight);
    const inFile = backup.archives.filter(({ entry }) => entry && opened.entries.has(entry));
    const brought = plan.archives.missing.filter(archive => inFile.includes(archive));
    chosen.current = { file, opened, backup, brought };
    return { kind: 'shown', shown: shownOf(file.name, backup, plan, { inFile, brought }) };
  }

  async function present(): Promise<Present> {
    const { highlights, archives, ...here } = await reader.kept();
    return {
      ...here,
      highlights: new Map(highlights.map(record => [record.id, record])),
      archives: new Set(archives.map(({ id }) => id)),
      settings: await readSettings(),
    };
  }

  /** Kept as long as the page is open. */
  async function remember({ backup, brought }: Chosen, names: readonly string[]): Promise<void> {
    const here = await present();
    const plan = planRestore(backup, here, mergeHighlight);
    const was = beforeRestore(plan, here, ({ archive, key }) => blankEdit(archive, key));
    const bytes = writeBackup({ ...was, settings: {}, archives: [] }, Date.now());
    before.current = {
      file: new Blob([bytes]),
      settings: await readSettings(),
      names,
      brought: brought.map(({ id }) => id),
    };
  }

  async function undo(): Promise<FileState<RestoreShown>> {
    if (before.current === null) return { kind: 'none' };
    const { file, settings, names, brought } = before.current;
    for (const archive of brought) {
      const gone = await send({ type: 'page.delete-archive', archive });
      if (!gone.ok) return { kind: 'failed', failure: gone.error };
    }
    const { id } = await staging.stage('before', file);
    const done = await send({ type: 'page.undo-restore', staged: id });
    if (!done.ok) return { kind: 'failed', failure: done.error };
    await takeSettings(settings, names);
    before.current = null;
    return { kind: 'done', words: 'The restore is undone.' };
  }

  async function restore({ back, settings }: RestoreChoice): Promise<FileState<RestoreShown>> {
    if (chosen.current === null) return { kind: 'none' };
    const { file, opened, backup, brought } = chosen.current;
    const { signal } = begin(stop);
    const words = 'Reading the archives of the backup…';
    const onShare = (share: number) => setState({ kind: 'busy', words, share });
    const packs = await stagePacks(opened, brought, staging, onShare, signal);
    setState({ kind: 'busy', words: 'Restoring…' });
    await remember(chosen.current, settings);
    const { id } = await staging.stage(file.name, new Blob([opened.backup]));
    const done = await send({ type: 'page.restore', staged: id, back, packs });
    if (!done.ok) return { kind: 'failed', failure: done.error };
    await takeSettings(backup.settings, settings);
    return { kind: 'done', words: doneWords(brought.length), undo: true };
  }

  return {
    state,
    onFile(file) {
      setState({ kind: 'busy', words: 'Reading the backup…' });
      read(file).then(setState, failed);
    },
    onRestore(choice) {
      setState({ kind: 'busy', words: 'Restoring…' });
      restore(choice).then(setState, error =>
        stop.current?.signal.aborted ? setState({ kind: 'none' }) : failed(error),
      );
    },
    onStop: () => stop.current?.abort(),
    onUndo() {
      setState({ kind: 'busy', words: 'Undoing…' });
      undo().then(setState, failed);
    },
    onCancel: () => setState({ kind: 'none' }),
  };
}

async function takeSettings(
  stored: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return;
  await restoreSettings(stored, names);
  await send({ type: 'page.sites-changed' });
}

function doneWords(archives: number): string {
  if (archives === 0) return 'The backup is restored.';
  const what = archives === 1 ? 'Its archive is' : `Its ${archives} archives are`;
  return `The backup is restored. ${what} being imported: see Archives and settings.`;
}

interface Packed {
  /** Archives that the file has a pack of. */
  readonly inFile: readonly BackupArchive[];
  /** Those of them that are not here. */
  readonly brought: readonly BackupArchive[];
}

function shownOf(
  name: string,
  backup: Backup,
  plan: RestorePlan,
  { inFile, brought }: Packed,
): RestoreShown {
  const { add, change, same, newer, twoNotes, removes, removedHere } = plan.highlights;
  const here = new Set([...plan.archives.there, ...brought].map(({ id }) => id));
  const ofHere = (rows: RestorePlan['termEdits']['add']) =>
    rows.filter(({ archive }) => here.has(archive));
  const edits = plan.termEdits;
  const known = { ...edits, add: ofHere(edits.add), change: ofHere(edits.change) };
  return {
    name,
    made: backup.made,
    highlights: {
      add: add.length,
      change: change.length,
      same,
      newer,
      twoNotes,
      removes,
      removedHere: removedHere.length,
    },
    termEdits: { ...countsOf(known), elsewhere: edits.add.length - known.add.length },
    glossaries: countsOf(plan.glossaries),
    settings: plan.settings.flatMap(one => {
      const words = SETTING_NAMES[one];
      return words === undefined ? [] : [{ name: one, words }];
    }),
    archives: inFile.map(({ id, title, posts, comments }) => ({
      id,
      title,
      posts,
      comments,
      here: !brought.some(one => one.id === id),
    })),
    missing: plan.archives.missing
      .filter(archive => !brought.includes(archive))
      .map(({ title, site }) => ({ title, site })),
    skipped: backup.skipped,
    more: backup.more,
  };
}

function countsOf({ add, change, same, newer }: Rows<unknown>): RowCounts {
  return { add: add.length, change: change.length, same, newer };
}
