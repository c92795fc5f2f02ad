import { liveQuery } from 'dexie';
import type { ImportJob } from '../jobs/index.ts';
import type { ArchiveInfo } from '../model/index.ts';
import { toInfo } from './reader.ts';
import type { BackstoryDatabase } from './schema.ts';

/** Calls with the value now and after every change, whichever context made it; returns how to stop. */
export type Watch<T> = (
  onValue: (value: T) => void,
  onError: (error: unknown) => void,
) => () => void;

export interface Watches {
  /** Oldest first. */
  readonly archives: Watch<ArchiveInfo[]>;
  /** Newest first. */
  readonly jobs: Watch<ImportJob[]>;
}

export function createWatches(database: BackstoryDatabase): Watches {
  return {
    archives: watch(async () => {
      const records = await database.archives.toArray();
      return records.map(toInfo).sort((a, b) => a.created - b.created);
    }),
    jobs: watch(() => database.jobs.orderBy(':id').reverse().toArray()),
  };
}

function watch<T>(query: () => Promise<T>): Watch<T> {
  return (onValue, onError) => {
    const subscription = liveQuery(query).subscribe(onValue, onError);
    return () => subscription.unsubscribe();
  };
}
