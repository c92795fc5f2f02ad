import type { Failure } from '../model/index.ts';
import type { Held, HeldJobs, ImportJob } from './ports.ts';

/** For a context that ends with its jobs. */
export function holdInMemory(): HeldJobs {
  const held = new Map<number, Failure>();
  return {
    all: async () => Object.fromEntries(held),
    hold: async (job, failure) => void held.set(job, failure),
    release: async job => void held.delete(job),
  };
}

/** A job as it is, whether or not its row could say so. */
export function asHeld(job: ImportJob, held: Held): ImportJob {
  const failure = held[job.id];
  return failure === undefined || job.ended !== null ? job : { ...job, state: 'paused', failure };
}
