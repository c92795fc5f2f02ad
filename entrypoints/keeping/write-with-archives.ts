import type { BackupContents } from '../../lib/highlights/index.ts';
import { createBlobParts, writeBackupFile } from '../../lib/sources/index.ts';
import type { KeptReader, StoredPack } from '../../lib/store/index.ts';

/** A pack is gone through twice: for its digests, and to be written. */
const ROUNDS = 2;

/**
 * A backup with the archives that it has entries for, as one file. `onShare` hears how much is done, from
 * 0 to 1. Rejects with what `signal` is aborted with, or a failure that says what to do.
 */
export async function writeWithArchives(
  backup: Uint8Array,
  { archives }: Pick<BackupContents, 'archives'>,
  reader: KeptReader,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const packed = archives.flatMap(({ id, entry, posts }) =>
    entry === null ? [] : [{ id, entry, posts }],
  );
  const total = ROUNDS * packed.reduce((sum, { posts }) => sum + posts, 0);
  let done = 0;
  onShare(0);
  const watched = ({ source, check }: StoredPack): StoredPack => ({
    check,
    source: {
      ...source,
      async threadLines(from, limit) {
        signal.throwIfAborted();
        const lines = await source.threadLines(from, limit);
        done += lines.length;
        onShare(total > 0 ? Math.min(1, done / total) : 1);
        return lines;
      },
    },
  });
  const parts = createBlobParts();
  const packs = packed.map(({ id, entry }) => ({
    entry,
    source: async () => watched(await reader.pack(id)),
  }));
  for await (const piece of writeBackupFile(backup, packs)) {
    signal.throwIfAborted();
    parts.add(piece);
  }
  return parts.blob('application/zip');
}
