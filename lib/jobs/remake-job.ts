import { type ArchiveId, FailureError, fail } from '../model/index.ts';
import { newJob } from './new-job.ts';
import type { ImportJob, ImportStore } from './ports.ts';

/** A job, yet to be queued, that makes an archive's terms anew. Throws where the archive is gone. */
export async function remakeJob(
  store: ImportStore,
  archive: ArchiveId,
  remakes: NonNullable<ImportJob['remakes']>,
  now: number,
): Promise<Omit<ImportJob, 'id'>> {
  const info = await store.archive(archive);
  if (!info) {
    throw new FailureError(
      fail('not-found', 'This archive is gone.', 'Go back to the list of archives.').error,
    );
  }
  const nothing = { sources: [], include: [], crawl: null };
  const job = newJob({ archive, title: info.title, titled: true, ...nothing }, now);
  return { ...job, stage: 'terms', remakes };
}
