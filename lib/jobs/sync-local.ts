/** Term edits, settings and the list of archives, as sync sees them. */
import type { ArchiveInfo, DeviceId, TermEdit } from '../model/index.ts';
import {
  archiveRecordId,
  editOfValues,
  type SyncedSettings,
  settingsWith,
  termRecordId,
  valuesOfArchive,
  valuesOfEdit,
  valuesOfSettings,
} from '../sync/index.ts';
import { canonicalJson } from '../text/index.ts';
import type { ImportStore } from './ports.ts';
import type { LocalFields, LocalValues } from './sync-ports.ts';
import { editTerms } from './term-edits.ts';

export interface LocalFieldsEnvironment {
  readonly store: ImportStore;
  /** Of all archives, those too that are not on this device. */
  readonly allEdits: () => Promise<readonly TermEdit[]>;
  /** Keeps an edit of an archive that is not on this device, for the day that it is; blank ones go. */
  readonly keepEdits: (edits: readonly TermEdit[]) => Promise<void>;
  readonly readSettings: () => Promise<SyncedSettings>;
  readonly writeSettings: (settings: SyncedSettings) => Promise<void>;
  /** As they come with the program. */
  readonly defaults: SyncedSettings;
  readonly device: () => Promise<DeviceId>;
  readonly now: () => number;
  /** There is a job that makes an archive's terms anew. */
  readonly onJob?: () => void;
}

export function createLocalFields(environment: LocalFieldsEnvironment): LocalFields {
  const { store, allEdits, readSettings, writeSettings, defaults, device } = environment;
  return {
    async read() {
      const here = await device();
      const edits = (await allEdits()).map((edit): LocalValues => {
        return { id: termRecordId(edit), values: valuesOfEdit(edit), changed: edit.changed };
      });
      const settings = valuesOfSettings(await readSettings(), defaults);
      const archives = (await store.archives()).map((archive: ArchiveInfo): LocalValues => {
        const values = valuesOfArchive(archive, here);
        return { id: archiveRecordId(archive.id), values, changed: null };
      });
      return [...edits, ...settings.map(row => ({ ...row, changed: null })), ...archives];
    },

    async apply(records) {
      const edits = records.flatMap(({ id, values }) => editOfValues(id, values) ?? []);
      await applyEdits(environment, edits);
      const before = await readSettings();
      const after = settingsWith(before, defaults, records);
      if (canonicalJson(after) !== canonicalJson(before)) await writeSettings(after);
    },
  };
}

async function applyEdits(
  { store, keepEdits, now, onJob }: LocalFieldsEnvironment,
  edits: readonly Omit<TermEdit, 'changed'>[],
): Promise<void> {
  const byArchive = new Map<string, Omit<TermEdit, 'changed'>[]>();
  for (const edit of edits) {
    const others = byArchive.get(edit.archive);
    if (others) others.push(edit);
    else byArchive.set(edit.archive, [edit]);
  }
  for (const [archive, some] of byArchive) {
    if (await store.archive(archive)) {
      if (await editTerms(store, archive, some, now())) onJob?.();
    } else {
      await keepEdits(some.map(edit => ({ ...edit, changed: now() })));
    }
  }
}
