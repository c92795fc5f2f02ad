import type { BackupArchive } from '../../lib/highlights/index.ts';
import type { BackupFile } from '../../lib/sources/index.ts';
import type { Staging } from '../../lib/store/index.ts';

/**
 * Stages the packs of these archives; `onShare` hears how much is done, from 0 to 1. Where one is damaged,
 * or `signal` is aborted, none stays staged, and that is thrown.
 */
export async function stagePacks(
  file: BackupFile,
  archives: readonly BackupArchive[],
  staging: Staging,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<{ archive: string; staged: number }[]> {
  const staged: { archive: string; staged: number }[] = [];
  const total = archives.reduce((sum, { entry }) => sum + (file.entries.get(entry ?? '') ?? 0), 0);
  let before = 0;
  try {
    for (const { id: archive, title, entry } of archives) {
      if (entry === null) continue;
      const onBytes = (bytes: number) => onShare((before + bytes) / Math.max(1, total));
      const pack = await file.pack(entry, onBytes, signal);
      staged.push({ archive, staged: (await staging.stage(title, pack)).id });
      before += file.entries.get(entry) ?? 0;
    }
    signal.throwIfAborted();
  } catch (error) {
    for (const { staged: id } of staged) await staging.drop(id);
    throw error;
  }
  return staged;
}
