import type { StagedSource } from '../jobs/index.ts';
import type { BackstoryDatabase } from './schema.ts';

/**
 * Staging: the one thing that a page of ours writes itself, because a blob does not pass through a
 * message (Chrome's are JSON). The background takes it from there.
 */
export interface Staging {
  /** Keeps a source until its import has ended. Rejects with a quota error when the disk is full. */
  stage(name: string, blob: Blob): Promise<StagedSource>;
  /** The bytes of a staged source; undefined once it was dropped. */
  blob(id: number): Promise<Blob | undefined>;
  /** Drops one, once it was used. */
  drop(id: number): Promise<void>;
  /** Drops what was staged over a day ago for imports that never began. */
  sweep(now: number): Promise<void>;
}

const DAY = 86_400_000;

export function createStaging(database: BackstoryDatabase): Staging {
  return {
    async stage(name, blob) {
      const row = { name, size: blob.size, blob, staged: Date.now() };
      const id = await database.staged.add(row as never);
      return { id, name, size: blob.size };
    },
    async blob(id) {
      return (await database.staged.get(id))?.blob;
    },
    async drop(id) {
      await database.staged.delete(id);
    },
    async sweep(now) {
      const jobs = await database.jobs.toArray();
      const wanted = new Set(jobs.flatMap(job => job.sources.map(source => source.id)));
      await database.staged.filter(row => row.staged < now - DAY && !wanted.has(row.id)).delete();
    },
  };
}
