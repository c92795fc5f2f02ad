/**
 * An import, from staged sources to posts, comments, index and terms.
 *
 *   queued ─► running: planning ─► reading ─► joining ─► terms ─► finishing ─► done
 *                │  ▲   which files,  steps of   threads of    └───► cancelled (stopped: what was
 *                ▼  │   which format  posts      loose comments        read is kept, and searchable)
 *              paused (asked to, or storage full)        failed (nothing could be read)
 *
 * Every step is one transaction that holds its rows and the job's cursor, so a worker that dies
 * at any moment is taken up again from the last step, with nothing twice and nothing lost.
 */
import { type Failure, fail } from '../model/index.ts';
import { readAddress } from './import-crawl.ts';
import { type ImportEnvironment, Overtaken, Paused } from './import-environment.ts';
import { joinThreads } from './import-join.ts';
import { planFilesOf } from './import-plan.ts';
import { readFiles } from './import-read.ts';
import { save } from './import-save.ts';
import { finishTerms } from './import-terms.ts';
import type { ImportJob } from './ports.ts';

/** Runs one job to its end, or to where it has to wait. Safe to call again at any time. */
export async function runImport(
  env: ImportEnvironment,
  id: number,
): Promise<ImportJob | undefined> {
  const start = await env.store.job(id);
  if (!start || !isDue(start, env.now())) return start;
  try {
    await runStages(env, { ...start, state: 'running', failure: null, resumeAt: null });
  } catch (error) {
    if (error instanceof Overtaken || error instanceof Paused) return env.store.job(id);
    if (!(await stopWith(env, id, error))) return env.store.job(id);
  }
  const ended = await env.store.job(id);
  if (ended && ['done', 'cancelled', 'failed'].includes(ended.state)) {
    await env.store.clearSources(ended);
  }
  return ended;
}

/** One that waits until a time goes on by itself once it has come. */
function isDue({ state, resumeAt }: ImportJob, now: number): boolean {
  if (state === 'paused') return resumeAt !== null && resumeAt <= now;
  return state === 'queued' || state === 'running';
}

async function runStages(env: ImportEnvironment, start: ImportJob): Promise<void> {
  let job = start;
  if (job.stage === 'planning') job = await planFilesOf(env, job);
  if (job.stage === 'reading') {
    job = await (job.crawl ? readAddress(env, job) : readFiles(env, job));
  }
  if (job.stage === 'joining') job = await joinThreads(env, job);
  const imports = job.ended === null && job.remakes === undefined;
  if (imports && job.posts === 0 && (await cameToNothing(env, job))) return;
  if (job.stage !== 'terms') return;
  env.beforeTerms?.();
  await finishTerms(env, job);
}

/** Ends a job that has read no post: there is nothing to mine or count. */
async function cameToNothing(env: ImportEnvironment, job: ImportJob): Promise<boolean> {
  const archive = await env.store.archive(job.archive);
  const failed = job.wish !== 'stop' && archive?.posts === 0;
  if (!failed && job.wish !== 'stop') return false;
  await save(env, {
    ...job,
    state: failed ? 'failed' : 'cancelled',
    failure: failed ? (job.ledger.failed[0]?.failure ?? nothingFound(job)) : null,
    ended: env.now(),
  });
  // A new archive that got nothing is no archive.
  if (archive?.posts === 0) await env.store.deleteArchive(job.archive, 'keep jobs');
  return true;
}

/** Reasons that are worth reading in one sentence. */
const REASONS_SAID = 4;

function nothingFound({ ledger, sources }: ImportJob): Failure {
  const left = ledger.lines.flatMap(({ kind, skipped }) =>
    skipped.map(({ reason, count }) => `${count} × ${kind} (${reason})`),
  );
  const more = left.length > REASONS_SAID ? ', and more' : '';
  const said =
    left.length > 0 ? ` Left out: ${left.slice(0, REASONS_SAID).join(', ')}${more}.` : '';
  const where = sources.length === 1 ? sources[0]!.name : 'what you chose';
  return fail(
    'unknown-format',
    `No post was found in ${where}.${said}`,
    'Choose the export of a blog, its feed or its saved pages; drafts and the like are imported on request.',
  ).error;
}

/** Pauses the job and says why. False where the disk is so full that the job's own row can't be written. */
async function stopWith(env: ImportEnvironment, id: number, error: unknown): Promise<boolean> {
  const job = await env.store.job(id);
  if (!job) return true;
  const full = env.isStorageFull(error);
  const failure: Failure = full
    ? fail(
        'storage-full',
        job.remakes
          ? 'The disk is full: the terms could not be counted anew.'
          : `The disk is full: ${job.posts} posts have been imported so far.`,
        `Free some space, then choose Go on: ${job.remakes ? 'they are then' : 'the import goes on where it stopped'}.`,
      ).error
    : fail(
        'internal',
        `${job.remakes ? 'Counting the terms anew' : 'The import'} stopped: ${error instanceof Error ? error.message : String(error)}.`,
        'Choose Go on to try again. If it stops again, please report it.',
      ).error;
  try {
    await env.store.saveJob({ ...job, state: 'paused', failure });
    return true;
  } catch (error) {
    if (!env.isStorageFull(error)) throw error;
    await env.held.hold(id, failure);
    return false;
  }
}
