import type { ImportQueue } from './import-queue.ts';
import type { ImportStore } from './ports.ts';

/** Queues an update for every archive whose time has come. A paused browser catches up once, not daily. */
export async function updateArchives(
  store: ImportStore,
  queue: Pick<ImportQueue, 'update'>,
  now: number,
): Promise<void> {
  for (const { id, site } of await store.archives()) {
    if (site?.next !== null && site !== null && site.next <= now) {
      // Put off first: an update that fails is tried again in an hour, not at every alarm.
      await store.saveSite(id, { next: now + HOUR });
      await queue.update(id);
    }
  }
}

const HOUR = 3_600_000;
