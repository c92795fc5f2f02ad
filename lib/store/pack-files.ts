import type { BackstoryDatabase } from './schema.ts';

/** Files of packs that are subscribed to, kept so that only what changed is fetched. */
export function createPackFiles(database: BackstoryDatabase) {
  return {
    async all(archive: string): Promise<Map<string, Uint8Array>> {
      const rows = await database.packFiles
        .where(':id')
        .between([archive], [archive, []])
        .toArray();
      return new Map(rows.map(row => [row.name, row.bytes]));
    },
    async put(archive: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
      await database.packFiles.bulkPut(
        [...files].map(([name, bytes]) => ({ archive, name, bytes })),
      );
    },
  };
}
