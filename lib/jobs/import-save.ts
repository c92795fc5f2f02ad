import { type ImportEnvironment, Overtaken, Paused } from './import-environment.ts';
import type { ImportCommit, ImportJob } from './ports.ts';

/** Writes the job alone; throws `Overtaken` where another runner has it now. */
export async function save(env: ImportEnvironment, job: ImportJob): Promise<ImportJob> {
  if (!(await env.store.saveJob(job))) throw new Overtaken();
  return { ...job, revision: job.revision + 1 };
}

/** Writes a step with its job; throws `Overtaken` as `save` does. */
export async function commit(env: ImportEnvironment, step: ImportCommit): Promise<ImportJob> {
  if (!(await env.store.commit(step))) throw new Overtaken();
  return { ...step.job, revision: step.job.revision + 1 };
}

/**
 * Between two steps: lets other events be handled, and sees what the user wishes. Gives the job with a
 * wish to stop in it; throws `Paused` after having written that it pauses.
 */
export async function heed(env: ImportEnvironment, job: ImportJob): Promise<ImportJob> {
  await env.breathe();
  const current = await env.store.job(job.id);
  if (!current) throw new Overtaken();
  if (current.wish === 'pause') {
    await save(env, { ...job, wish: null, state: 'paused', failure: null });
    throw new Paused();
  }
  return { ...job, wish: current.wish };
}
