import type { Backup, BackupArchive } from '../highlights/index.ts';
import type { ArchiveInfo, ArchiveSite } from '../model/index.ts';
import { nextLook } from './import-crawl.ts';
import { newArchive } from './new-job.ts';
import type { KeptBeside } from './ports.ts';

/** An archive as it is before its pack is read: all that a backup knows of it but its content. */
export function restoredArchive(
  { termEdits }: Backup,
  about: BackupArchive,
  now: number,
): { readonly archive: ArchiveInfo; readonly kept: KeptBeside } {
  const { id, title, created, glossary, glossed, updates } = about;
  return {
    archive: {
      ...newArchive(id, title, created ?? now),
      updated: now,
      site: updates && siteOf(updates, now),
      glossed,
      ...(glossary ? { glossary } : {}),
    },
    kept: {
      crawl: updates && { site: updates.site, since: updates.since },
      termEdits: latest(termEdits.filter(({ archive }) => archive === id)),
    },
  };
}

function siteOf(
  { site, said, every, gone, goneComments }: NonNullable<BackupArchive['updates']>,
  now: number,
): ArchiveSite {
  const { kind, url } = site;
  const next = nextLook(every, now);
  return {
    kind,
    url,
    said,
    every,
    checked: null,
    next,
    failure: null,
    gone,
    goneComments,
    news: 0,
  };
}

/** A file that somebody put together may have two of one term. */
function latest(edits: Backup['termEdits']): KeptBeside['termEdits'] {
  return edits.filter(
    ({ key, changed }) => !edits.some(other => other.key === key && other.changed > changed),
  );
}
