/** The second stage: files are read into steps, each a million characters or more of whole entries. */
import { type Failure, FailureError } from '../model/index.ts';
import type { ImportEnvironment } from './import-environment.ts';
import { integrate } from './import-integrate.ts';
import { parseFile } from './import-items.ts';
import { importPack } from './import-pack.ts';
import { commit, heed, save } from './import-save.ts';
import { createStep, type Step } from './import-step.ts';
import type { ImportJob, JobWish, PlannedFile } from './ports.ts';

const STEP_CHARACTERS = 3_000_000;

/** Reads all planned files from the cursor on; gives the job at its next stage, as it was written. */
export async function readFiles(env: ImportEnvironment, start: ImportJob): Promise<ImportJob> {
  const files = (await env.store.plan(start.id)) ?? [];
  let job = start;
  let step = createStep(job.ledger);
  /** Writes what was read up to here; the next run goes on behind it. */
  const write = async (cursor: Pick<ImportJob, 'file' | 'at' | 'bytesDone'>) => {
    job = await heed(env, await writeStep(env, { ...job, ...cursor }, step));
    step = createStep(job.ledger);
    return job.wish;
  };
  const isStopped = () => job.wish === 'stop';
  const begins = beginnings(files);
  while (job.file < files.length && !isStopped()) {
    const file = files[job.file]!;
    const bytesBefore = begins[job.file]!;
    if (file.format === 'pack') {
      if (!step.isEmpty()) await write(job);
      const pack = await env.openPack(job.sources[file.source]!).catch(asFailure);
      if (!(pack instanceof FailureError) && pack !== null) {
        job = await importPack(env, job, pack, { bytesBefore, only: files.length === 1 });
        if (job.ended !== null) return job;
        step = createStep(job.ledger);
        continue;
      }
      if (pack !== null) step.fail(file.name, named(file, pack.failure));
    } else {
      await readFile(env, job, file, bytesBefore, () => step, write);
      if (isStopped()) break;
    }
    job = { ...job, file: job.file + 1, at: null, bytesDone: bytesBefore + file.size };
    // Small files share a step: a transaction each would be slower than reading them.
    if (isFull(env, step) || job.file === files.length) await write(job);
  }
  return save(env, { ...job, stage: 'joining' });
}

async function readFile(
  env: ImportEnvironment,
  job: ImportJob,
  file: PlannedFile,
  bytesBefore: number,
  step: () => Step,
  write: (cursor: Pick<ImportJob, 'file' | 'at' | 'bytesDone'>) => Promise<JobWish | null>,
): Promise<void> {
  try {
    for await (const { item, bytes, checkpoint } of parseFile(env, job, file)) {
      step().add(item, file.name);
      if (checkpoint === null || !isFull(env, step())) continue;
      const cursor = { file: job.file, at: checkpoint, bytesDone: bytesBefore + bytes };
      if ((await write(cursor)) === 'stop') return;
    }
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    step().fail(file.name, named(file, error.failure));
  }
}

/** Parsers don't know the name of what they read. */
function named(file: PlannedFile, failure: Failure): Failure {
  return { ...failure, message: `${file.name}: ${failure.message}` };
}

function isFull(env: ImportEnvironment, step: Step): boolean {
  return step.characters() >= (env.stepCharacters ?? STEP_CHARACTERS);
}

async function writeStep(env: ImportEnvironment, job: ImportJob, step: Step): Promise<ImportJob> {
  const ledger = step.ledger();
  if (step.isEmpty()) return save(env, { ...job, ledger });
  return commit(env, await integrate(env.store, { ...job, ledger }, step, env.now()));
}

/** For each file the bytes of all before it. */
function beginnings(files: readonly PlannedFile[]): number[] {
  let bytes = 0;
  return files.map(({ size }) => {
    bytes += size;
    return bytes - size;
  });
}

function asFailure(error: unknown): FailureError {
  if (error instanceof FailureError) return error;
  throw error;
}
