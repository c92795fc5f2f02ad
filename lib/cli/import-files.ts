import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Unpublished } from '../archive/index.ts';
import {
  createImportQueue,
  holdInMemory,
  type ImportJob,
  readStarter,
  type StagedSource,
} from '../jobs/index.ts';
import { makeId } from '../model/index.ts';
import { createBlobSources } from '../sources/index.ts';
import { createDiskStore, type DiskStore } from './disk-store.ts';
import { isDiskFull, noRoom } from './disk-tables.ts';
import { keepGarbageLow } from './garbage.ts';
import { type PackNumbers, segmentByNumber } from './pack-numbers.ts';

const STARTER = new URL('../../assets/public/glossary/criminal-justice-ew.json', import.meta.url);

export interface ImportOptions {
  readonly include?: readonly Unpublished[];
  /** False where the title is only a file's name, which the blog's own may replace. */
  readonly titled?: boolean;
  /** False leaves the glossary that comes with the program out. */
  readonly glossary?: boolean;
  /** True makes one archive of the files of several blogs, which are refused otherwise. */
  readonly together?: boolean;
  /** Those of the files that nobody named, only their folder. */
  readonly inFolders?: ReadonlySet<string>;
  /** The numbers that posts are to keep; absent where they may have any. */
  readonly numbers?: PackNumbers | undefined;
}

export interface ImportedFiles {
  /** To be closed by who has it. */
  readonly store: DiskStore;
  /** The import as it ended. */
  readonly job: ImportJob;
}

/** Imports files by the job that the extension runs, into a file of its own. */
export async function importFiles(
  files: readonly string[],
  title: string,
  options: ImportOptions = {},
): Promise<ImportedFiles> {
  keepGarbageLow();
  const store = createDiskStore();
  try {
    const job = await runImport(store, files, title, options);
    if (options.numbers && job.state === 'done') await segmentByNumber(store);
    return { store, job };
  } catch (error) {
    store.close();
    throw isDiskFull(error) ? noRoom(error) : error;
  }
}

async function runImport(
  store: DiskStore,
  files: readonly string[],
  title: string,
  {
    include = [],
    titled = true,
    glossary = true,
    together = false,
    numbers,
    inFolders,
  }: ImportOptions,
): Promise<ImportJob> {
  const sources: (StagedSource & { blob: Blob })[] = [];
  for (const [id, name] of files.entries()) {
    const blob = await openAsBlob(name);
    sources.push({ id, name, size: blob.size, inFolder: inFolders?.has(name) ?? false, blob });
  }
  let ended: ImportJob | undefined;
  let stoppedBy: unknown;
  const queue = createImportQueue({
    store,
    oneArchive: true,
    together,
    held: holdInMemory(),
    ...createBlobSources(async id => sources[id]?.blob),
    starter: async () => (glossary ? readStarter(await readFile(STARTER, 'utf8')) : null),
    ...(numbers && { beforeTerms: () => store.renumber(numbers) }),
    // A pack of the same sources is the same file, so its archive has no date of making.
    now: () => 0,
    breathe: async () => store.rest(),
    isStorageFull: error => {
      stoppedBy = error;
      return isDiskFull(error);
    },
    keepAlive: work => work(),
    schedule: async () => {},
    ended: async job => {
      ended = job;
    },
  });
  await queue.add({
    archive: makeId('a', title),
    title,
    include,
    titled,
    sources: sources.map(({ blob: _, ...source }) => source),
  });
  await queue.wake();
  if (!ended) throw new Error('the import did not end');
  // Nobody is here to choose Go on.
  if (ended.state === 'paused') throw stoppedBy;
  return ended;
}
