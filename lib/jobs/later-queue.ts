import type { ImportQueue } from './import-queue.ts';
import type { ImportStore } from './ports.ts';

/**
 * The queue of imports, whose code is loaded once there is something for it to do: parsers and miner
 * are two thirds of the background, which starts anew for nearly every page that is annotated.
 */
export function createLaterQueue(load: () => Promise<ImportQueue>): ImportQueue {
  let loaded: Promise<ImportQueue> | null = null;
  async function queue(): Promise<ImportQueue> {
    loaded ??= load();
    return loaded.catch(error => {
      loaded = null;
      throw error;
    });
  }
  return {
    add: async request => (await queue()).add(request),
    restore: async request => (await queue()).restore(request),
    addSite: async request => (await queue()).addSite(request),
    update: async archive => (await queue()).update(archive),
    rebuild: async archive => (await queue()).rebuild(archive),
    wake: async () => (await queue()).wake(),
    stop: async job => (await queue()).stop(job),
    pause: async job => (await queue()).pause(job),
    resume: async job => (await queue()).resume(job),
  };
}

/**
 * Wakes the queue if a job is open, or will be. What else was left, such as segments to be merged, its
 * alarm tells, which stands until all is done.
 */
export async function wakeIfOpen(
  store: Pick<ImportStore, 'openJobs' | 'nextResume'>,
  queue: Pick<ImportQueue, 'wake'>,
  now: number,
): Promise<void> {
  const isOpen = (await store.openJobs(now)).length > 0 || (await store.nextResume()) !== null;
  if (isOpen) await queue.wake();
}
