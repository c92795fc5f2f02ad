/**
 * What is synced beside highlights, where it lives: edits of terms, settings, the archives that are here.
 * Two devices that imported one blog by themselves gave it different ids; records name it by its address,
 * so that what was said of it on the one is in force on the other.
 */
import { blogKey } from '../archive/index.ts';
import {
  type ArchiveId,
  type ArchiveInfo,
  type DeviceId,
  makeId,
  type TermEdit,
} from '../model/index.ts';
import {
  archiveOfRecord,
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
import { keepEdits } from './term-edits.ts';

export interface LocalFieldsParts {
  readonly store: ImportStore;
  readonly settings: {
    readonly defaults: SyncedSettings;
    read(): Promise<SyncedSettings>;
    write(settings: SyncedSettings): Promise<void>;
  };
  device(): Promise<DeviceId>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Terms of an archive, or settings, read otherwise now. */
  changed(what: 'terms' | 'settings'): Promise<void>;
}

type Row = Pick<LocalValues, 'id' | 'values'>;

export function createLocalFields(parts: LocalFieldsParts): LocalFields {
  const { store, settings, device, now, changed } = parts;

  async function read(): Promise<LocalValues[]> {
    const [infos, here] = await Promise.all([store.archives(), device()]);
    const names = namesOf(infos);
    const rows: LocalValues[] = [];
    for (const info of infos) {
      const archive = names.shared(info.id) ?? info.id;
      const values = valuesOfArchive(info, here);
      rows.push({ id: archiveRecordId(archive), values, changed: null });
      for (const edit of await store.termEdits(info.id)) {
        const record = termRecordId({ archive, key: edit.key });
        rows.push({ id: record, values: valuesOfEdit(edit), changed: edit.changed || null });
      }
    }
    const said = sharedSettings(await settings.read(), names);
    for (const row of valuesOfSettings(said, settings.defaults))
      rows.push({ ...row, changed: null });
    return rows;
  }

  async function apply(records: readonly Row[]): Promise<void> {
    const names = namesOf(await store.archives());
    // What is of an archive that is not here waits in the records until it is.
    const known = records.filter(({ id }) => {
      const archive = archiveOfRecord(id);
      return archive === null || names.local(archive) !== null;
    });
    await applyTerms(known, names);
    const before = await settings.read();
    const shared = sharedSettings(before, names);
    const next = settingsWith(shared, settings.defaults, known);
    if (canonicalJson({ ...next }) === canonicalJson({ ...shared })) return;
    const others = before.meanings.filter(({ archive }) => names.shared(archive) === null);
    const meanings = next.meanings.flatMap(meaning => {
      const archive = names.local(meaning.archive);
      return archive === null ? [] : [{ ...meaning, archive }];
    });
    await settings.write({ ...next, meanings: [...others, ...meanings] });
    await changed('settings');
  }

  async function applyTerms(records: readonly Row[], names: ArchiveNames): Promise<void> {
    const edits = new Map<ArchiveId, TermEdit[]>();
    for (const { id, values } of records) {
      const edit = id.startsWith('term/') ? editOfValues(id, values) : null;
      const archive = edit && names.local(edit.archive);
      if (!edit || archive === null) continue;
      edits.set(archive, [...(edits.get(archive) ?? []), { ...edit, archive, changed: now() }]);
    }
    for (const [archive, ofArchive] of edits) await keepEdits(store, archive, ofArchive, now());
    if (edits.size > 0) await changed('terms');
  }

  return { read, apply };
}

interface ArchiveNames {
  /** The name in records of an archive that is here; null of another. */
  shared(id: ArchiveId): string | null;
  /** The archive here that records call so; null where there is none. */
  local(shared: string): ArchiveId | null;
}

function namesOf(infos: readonly Pick<ArchiveInfo, 'id' | 'url'>[]): ArchiveNames {
  const shared = new Map<ArchiveId, string>();
  const local = new Map<string, ArchiveId>();
  for (const { id, url } of [...infos].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const key = blogKey(url);
    const name = key === null ? id : makeId('a', `blog|${key}`);
    // One blog is one archive; of two that are there all the same, the second keeps its own name.
    const free = local.has(name) ? id : name;
    shared.set(id, free);
    local.set(free, id);
  }
  return { shared: id => shared.get(id) ?? null, local: name => local.get(name) ?? null };
}

/** With the meanings of the archives that are here, by the names that records have for these. */
function sharedSettings(settings: SyncedSettings, names: ArchiveNames): SyncedSettings {
  const meanings = settings.meanings.flatMap(meaning => {
    const archive = names.shared(meaning.archive);
    return archive === null ? [] : [{ ...meaning, archive }];
  });
  return { ...settings, meanings };
}
