/** Taking in what the user kept: a backup restored, a file of annotations imported. */
import {
  type Backup,
  bringBack,
  changedAt,
  importedRecords,
  planImport,
  planRestore,
  readBackup,
  readHighlights,
  takeBack,
} from '../highlights/index.ts';
import { type ArchiveId, FailureError, fail, type TermEdit } from '../model/index.ts';
import { mergeHighlight } from '../sync/index.ts';
import type { HighlightStore } from './highlight-ports.ts';
import type { ImportQueue } from './import-queue.ts';
import type { ImportStore } from './ports.ts';
import { restoredArchive } from './restored-archive.ts';
import { keepEdits } from './term-edits.ts';

export interface KeeperPorts {
  readonly highlights: HighlightStore;
  readonly archives: ImportStore;
  readonly queue: Pick<ImportQueue, 'restore'>;
  /** The bytes of a staged file. */
  readonly blob: (id: number) => Promise<Blob | undefined>;
  readonly drop: (id: number) => Promise<void>;
  readonly now: () => number;
}

/** The pack of an archive that a backup names. */
export interface StagedPack {
  readonly archive: ArchiveId;
  readonly staged: number;
}

export interface Keeper {
  /**
   * Does what `planRestore` has shown of a staged backup, as things stand now; settings are not its
   * business. With `back`, what was removed here since comes back too. Terms may be to be made anew
   * then: jobs wait for that. Of `packs`, staged ones, those whose archive is not here are queued.
   */
  restore(staged: number, back: boolean, packs?: readonly StagedPack[]): Promise<void>;
  /** Takes a restore back by a staged `beforeRestore`. */
  undo(staged: number): Promise<void>;
  /** Does what `planImport` has shown of a staged file of annotations. */
  importHighlights(staged: number): Promise<void>;
}

export function createKeeper(ports: KeeperPorts): Keeper {
  const { highlights, archives, queue, blob, drop, now } = ports;

  async function bytesOf(staged: number): Promise<Uint8Array> {
    const file = await blob(staged);
    if (file) return new Uint8Array(await file.arrayBuffer());
    throw new FailureError(fail('not-found', 'The file is gone.', 'Choose it again.').error);
  }

  async function restoreTerms(backup: Backup): Promise<void> {
    for (const { id } of await archives.archives()) {
      const edits = newerEdits(backup, id, await archives.termEdits(id));
      if (edits.length > 0) await keepEdits(archives, id, edits, now());
    }
  }

  async function restorePacks(backup: Backup, packs: readonly StagedPack[]): Promise<void> {
    for (const { archive: id, staged } of packs) {
      const about = backup.archives.find(one => one.id === id);
      const [source] = await archives.staged([staged]);
      if (!about || !source || (await archives.archive(id))) await drop(staged);
      else await queue.restore({ source, ...restoredArchive(backup, about, now()) });
    }
  }

  return {
    async restore(staged, back, packs = []) {
      const read = readBackup(await bytesOf(staged), now());
      if (!read.ok) throw new FailureError(read.error);
      const backup = read.value;
      const latest = backup.highlights.map(changedAt).sort().at(-1) ?? null;
      await highlights.rewrite(latest, (known, clock) => {
        const plan = planRestore(backup, presentWith(known), mergeHighlight);
        const { add, change } = plan.highlights;
        const merged = new Map([...add, ...change].map(record => [record.id, record]));
        for (const record of back ? bringBack(plan, clock) : []) merged.set(record.id, record);
        return [...merged.values()];
      });
      for (const glossary of backup.glossaries) {
        const known = await archives.glossary(glossary.id);
        if (!known || known.added < glossary.added) await archives.saveGlossary(glossary);
      }
      await restoreTerms(backup);
      await restorePacks(backup, packs);
      await drop(staged);
    },

    async undo(staged) {
      const read = readBackup(await bytesOf(staged), now());
      if (!read.ok) throw new FailureError(read.error);
      const before = read.value;
      await highlights.rewrite(null, (known, clock) =>
        before.highlights.flatMap(record => {
          const here = known.get(record.id);
          return here ? [takeBack(here, record, clock())] : [];
        }),
      );
      for (const glossary of before.glossaries) await archives.saveGlossary(glossary);
      for (const [id, edits] of Map.groupBy(before.termEdits, ({ archive }) => archive)) {
        if (await archives.archive(id)) await keepEdits(archives, id, edits, now());
      }
      await drop(staged);
    },

    async importHighlights(staged) {
      const text = new TextDecoder().decode(await bytesOf(staged));
      const read = readHighlights(text, { now: now() });
      if (!read.ok) throw new FailureError(read.error);
      const { made } = read.value;
      await highlights.rewrite(null, (known, clock) =>
        importedRecords(planImport(made, known), clock),
      );
      await drop(staged);
    },
  };
}

/** Of highlights alone; the rest is decided where it is written. */
function presentWith(highlights: Parameters<typeof planRestore>[1]['highlights']) {
  return { highlights, termEdits: [], glossaries: [], settings: {}, archives: new Set<string>() };
}

function newerEdits(
  backup: Backup,
  archive: ArchiveId,
  known: readonly TermEdit[],
): readonly TermEdit[] {
  const changed = new Map(known.map(edit => [edit.key, edit.changed]));
  return backup.termEdits.filter(
    edit => edit.archive === archive && (changed.get(edit.key) ?? -1) < edit.changed,
  );
}
