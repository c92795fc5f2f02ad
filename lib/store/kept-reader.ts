import type { BackupArchive, BackupContents } from '../highlights/index.ts';
import { createHighlightReader } from './highlight-store.ts';
import type { BackstoryDatabase } from './schema.ts';

/** Reads all that a backup holds but the settings, which are kept elsewhere; from any extension page. */
export interface KeptReader {
  kept(): Promise<Omit<BackupContents, 'settings'>>;
}

export function createKeptReader(database: BackstoryDatabase): KeptReader {
  const reader = createHighlightReader(database);
  return {
    async kept() {
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
        archives: archives.map<BackupArchive>(({ id, title, url, posts, site }) => ({
          id,
          title,
          url,
          posts,
          site: site?.url ?? null,
          entry: null,
        })),
      };
    },
  };
}
