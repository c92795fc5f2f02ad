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
import { failureOf } from '../../lib/model/index.ts';
import { readSettings, restoreSettings, type Settings } from '../../lib/platform/index.ts';
import type { KeptReader, Staging } from '../../lib/store/index.ts';
import { mergeHighlight } from '../../lib/sync/index.ts';
import { tooLarge } from './too-large.ts';

/** Bytes of a file: a backup of 100,000 highlights has some 30 million. */
const LARGEST = 200_000_000;

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
  const chosen = useRef<{ file: File; backup: Backup } | null>(null);
  const before = useRef<{ file: Blob; settings: Settings; names: readonly string[] } | null>(null);
  const failed = (error: unknown) =>
    setState({
      kind: 'failed',
      failure: failureOf(error, 'The backup could not be read', 'Choose it again.'),
    });

  async function read(file: File): Promise<FileState<RestoreShown>> {
    if (file.size > LARGEST) return { kind: 'failed', failure: tooLarge(LARGEST) };
    const answer = readBackup(new Uint8Array(await file.arrayBuffer()), Date.now());
    if (!answer.ok) return { kind: 'failed', failure: answer.error };
    const backup = answer.value;
    chosen.current = { file, backup };
    const plan = planRestore(backup, await present(), mergeHighlight);
    return { kind: 'shown', shown: shownOf(file.name, backup, plan) };
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
  async function remember(backup: Backup, names: readonly string[]): Promise<void> {
    const here = await present();
    const plan = planRestore(backup, here, mergeHighlight);
    const was = beforeRestore(plan, here, ({ archive, key }) => blankEdit(archive, key));
    const bytes = writeBackup({ ...was, settings: {}, archives: [] }, Date.now());
    before.current = { file: new Blob([bytes]), settings: await readSettings(), names };
  }

  async function undo(): Promise<FileState<RestoreShown>> {
    if (before.current === null) return { kind: 'none' };
    const { file, settings, names } = before.current;
    const { id } = await staging.stage('before', file);
    const done = await send({ type: 'page.undo-restore', staged: id });
    if (!done.ok) return { kind: 'failed', failure: done.error };
    await takeSettings(settings, names);
    before.current = null;
    return { kind: 'done', words: 'The restore is undone.' };
  }

  async function restore({ back, settings }: RestoreChoice): Promise<FileState<RestoreShown>> {
    if (chosen.current === null) return { kind: 'none' };
    const { file, backup } = chosen.current;
    await remember(backup, settings);
    const { id } = await staging.stage(file.name, file);
    const done = await send({ type: 'page.restore', staged: id, back });
    if (!done.ok) return { kind: 'failed', failure: done.error };
    await takeSettings(backup.settings, settings);
    return { kind: 'done', words: 'The backup is restored.', undo: true };
  }

  return {
    state,
    onFile(file) {
      setState({ kind: 'busy', words: 'Reading the backup…' });
      read(file).then(setState, failed);
    },
    onRestore(choice) {
      setState({ kind: 'busy', words: 'Restoring…' });
      restore(choice).then(setState, failed);
    },
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

function shownOf(name: string, backup: Backup, plan: RestorePlan): RestoreShown {
  const { add, change, same, newer, twoNotes, removes, removedHere } = plan.highlights;
  const here = new Set(plan.archives.there.map(({ id }) => id));
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
    missing: plan.archives.missing.map(({ title, site }) => ({ title, site })),
    skipped: backup.skipped,
    more: backup.more,
  };
}

function countsOf({ add, change, same, newer }: Rows<unknown>): RowCounts {
  return { add: add.length, change: change.length, same, newer };
}
