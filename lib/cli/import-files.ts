import { openAsBlob } from 'node:fs';
import { createImportQueue, type ImportJob, type StagedSource } from '../jobs/index.ts';
import { makeId } from '../model/index.ts';
import { createBlobSources } from '../sources/index.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';

export interface ImportedFiles {
  readonly store: MemoryStore;
  /** The import as it ended. */
  readonly job: ImportJob;
}

/** Imports files by the job that the extension runs, into memory. */
export async function importFiles(files: readonly string[], title: string): Promise<ImportedFiles> {
  const store = createMemoryStore();
  const sources: (StagedSource & { blob: Blob })[] = [];
  for (const [id, file] of files.entries()) {
    const blob = await openAsBlob(file);
    sources.push({ id, name: file, size: blob.size, blob });
  }
  let ended: ImportJob | undefined;
  const queue = createImportQueue({
    store,
    ...createBlobSources(async id => sources[id]?.blob),
    // A pack of the same sources is the same file, so its archive has no date of making.
    now: () => 0,
    breathe: async () => {},
    isStorageFull: () => false,
    keepAlive: work => work(),
    schedule: async () => {},
    ended: async job => {
      ended = job;
    },
  });
  await queue.add({
    archive: makeId('a', title),
    title,
    sources: sources.map(({ id, name, size }) => ({ id, name, size })),
  });
  await queue.wake();
  if (!ended) throw new Error('the import did not end');
  return { store, job: ended };
}
