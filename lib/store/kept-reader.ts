import { type BackupArchive, type BackupContents, packEntry } from '../highlights/index.ts';
import { createHighlightReader } from './highlight-store.ts';
import type { ArchiveRecord, BackstoryDatabase } from './schema.ts';
import { type StoredPack, storedPack } from './stored-pack.ts';

/** Reads all that a backup holds but the settings, which are kept elsewhere; from any extension page. */
export interface KeptReader {
  /** `packs`: archives that are ready have the entry that their pack will be. */
  kept(packs?: 'with packs'): Promise<Omit<BackupContents, 'settings'>>;
  /** An archive as a pack is written from it. Rejects where it is gone or not ready. */
  pack(archive: string): Promise<StoredPack>;
}

export function createKeptReader(database: BackstoryDatabase): KeptReader {
  const reader = createHighlightReader(database);
  return {
    async kept(packs) {
      const [highlights, termEdits, glossaries, archives] = await Promise.all([
        reader.changedSince(null),
        database.termEdits.toArray(),
        database.glossaries.toArray(),
        database.archives.toArray(),
      ]);
      return {
        highlights,
        termEdits,
        glossaries,
        archives: archives.map(record => toBackup(record, packs !== undefined)),
      };
    },
    pack: archive => storedPack(database, archive),
  };
}

function toBackup(record: ArchiveRecord, packed: boolean): BackupArchive {
  const { id, title, url, posts, comments, created, site, state } = record;
  return {
    id,
    title,
    url,
    posts,
    comments,
    created,
    site: site?.url ?? null,
    entry: packed && state === 'ready' ? packEntry(id) : null,
    glossary: record.glossary ?? null,
    glossed: record.glossed ?? null,
    updates: updatesOf(record),
  };
}

/** What is the crawler's own is read by the backup's schema, as it was written by the crawler. */
function updatesOf({ site, crawl }: ArchiveRecord): BackupArchive['updates'] {
  if (!site || !crawl) return null;
  const { said, every, gone, goneComments = 0 } = site;
  const own = crawl as Pick<NonNullable<BackupArchive['updates']>, 'site' | 'since'>;
  return { said, every, gone, goneComments, site: own.site, since: own.since };
}
