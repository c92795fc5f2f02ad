/**
 * An import, from staged sources to posts, comments, index and terms.
 *
 *   queued ─► running: reading ─► terms ─► done
 *                │  ▲                └───► cancelled (stopped: what was read is kept, and searchable)
 *                ▼  │ resume
 *              paused (storage full)          failed (nothing could be read)
 *
 * Every step is one transaction that holds its rows and the job's cursor, so a worker that dies
 * at any moment is taken up again from the last step, with nothing twice and nothing lost.
 */
import {
  failSource,
  HEAD_LENGTH,
  type ParsedItem,
  parserFor,
  skip,
  warn,
} from '../archive/index.ts';
import {
  type ArchiveInfo,
  type Failure,
  FailureError,
  fail,
  type Ledger,
  type PostWithThread,
} from '../model/index.ts';
import { type ImportEnvironment, Overtaken } from './import-environment.ts';
import { integrate } from './import-integrate.ts';
import { importPack } from './import-pack.ts';
import { finishTerms } from './import-terms.ts';
import type { ImportJob } from './ports.ts';

/** A step is written when it holds this much text, in characters: long enough to be worth a segment. */
const STEP_CHARACTERS = 1_000_000;

/** Runs one job to its end, or to where it has to wait. Safe to call again at any time. */
export async function runImport(
  env: ImportEnvironment,
  id: number,
): Promise<ImportJob | undefined> {
  const job = await env.store.job(id);
  if (!job || (job.state !== 'queued' && job.state !== 'running')) return job;
  try {
    const read =
      job.stage === 'reading' ? await readSources(env, { ...job, state: 'running' }) : job;
    if (read.stage === 'terms') await finishTerms(env, read);
  } catch (error) {
    if (error instanceof Overtaken) return env.store.job(id);
    await stopWith(env, id, error);
  }
  const ended = await env.store.job(id);
  if (
    ended &&
    (ended.state === 'done' || ended.state === 'cancelled' || ended.state === 'failed')
  ) {
    await env.store.dropStaged(ended.sources.map(source => source.id));
  }
  return ended;
}

async function stopWith(env: ImportEnvironment, id: number, error: unknown): Promise<void> {
  const job = await env.store.job(id);
  if (!job) return;
  const full = env.isStorageFull(error);
  const failure: Failure = full
    ? fail(
        'storage-full',
        `The disk is full: ${job.posts} posts have been imported so far.`,
        'Free some space, then choose Go on: the import goes on where it stopped.',
      ).error
    : fail(
        'internal',
        `The import stopped: ${error instanceof Error ? error.message : String(error)}.`,
        'Choose Go on to try again. If it stops again, please report it.',
      ).error;
  await env.store.saveJob({ ...job, state: 'paused', failure });
}

/** Reads all sources from the cursor on; gives the job as it was last written. */
async function readSources(env: ImportEnvironment, start: ImportJob): Promise<ImportJob> {
  let job = start;
  while (job.source < job.sources.length && !job.stopping && job.ended === null) {
    job = await readSource(env, job);
  }
  if (job.ended !== null) return job;
  const failed = job.posts === 0 && job.ledger.failed.length === job.sources.length;
  if (failed || (job.posts === 0 && job.stopping)) {
    const archive = await env.store.archive(job.archive);
    job = await save(env, {
      ...job,
      state: failed ? 'failed' : 'cancelled',
      failure: failed ? (job.ledger.failed[0]?.failure ?? null) : null,
      ended: env.now(),
    });
    // A new archive that got nothing is no archive.
    if (archive && archive.posts === 0) await env.store.deleteArchive(archive.id, 'keep jobs');
    return job;
  }
  return save(env, { ...job, stage: 'terms' });
}

async function save(env: ImportEnvironment, job: ImportJob): Promise<ImportJob> {
  if (!(await env.store.saveJob(job))) throw new Overtaken();
  return { ...job, revision: job.revision + 1 };
}

/** Reads one source to its end, or until the job is asked to stop. */
async function readSource(env: ImportEnvironment, start: ImportJob): Promise<ImportJob> {
  const source = start.sources[start.source]!;
  const bytesBefore = start.sources.slice(0, start.source).reduce((sum, s) => sum + s.size, 0);
  let job = start;
  let step = emptyStep(job);
  const flush = async (next: Partial<ImportJob>) => {
    job = await writeStep(env, { ...job, ...next }, step);
    job = { ...job, stopping: (await env.store.job(job.id))?.stopping ?? true };
    step = emptyStep(job);
    await env.breathe();
  };
  const take = async (item: ParsedItem, bytes: number) => {
    step.add(item, source.name);
    if (item.type === 'post' && step.characters() >= STEP_CHARACTERS) {
      await flush({ at: item.resume, bytesDone: bytesBefore + bytes });
    }
  };
  const end = { source: job.source + 1, at: null, bytesDone: bytesBefore + source.size };
  try {
    const pack = await env.openPack(source);
    if (pack) return await importPack(env, job, pack, bytesBefore);
    for await (const { item, bytes } of parse(env, job)) {
      await take(item, bytes);
      if (job.stopping) return job;
    }
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    step.fail(source.name, {
      ...error.failure,
      message: `${source.name}: ${error.failure.message}`,
    });
  }
  await flush(end);
  return job;
}

/** The items of the job's current source behind its cursor, and the bytes read so far. */
async function* parse(
  env: ImportEnvironment,
  job: ImportJob,
): AsyncGenerator<{ item: ParsedItem; bytes: number }> {
  const source = job.sources[job.source]!;
  const from = job.at ?? undefined;
  let position = 0;
  let bytes = 0;
  let head = '';
  let parser: ReturnType<ReturnType<typeof parserFor>> | null = null;
  for await (const chunk of await env.open(source)) {
    bytes = chunk.bytes;
    let text = chunk.text;
    if (!parser) {
      // The format is told by the first piece, whichever place reading goes on from.
      head += text;
      if (head.length < HEAD_LENGTH && bytes < source.size) continue;
      parser = parserFor(head)(from);
      text = head;
    }
    const skipTo = (from?.offset ?? 0) - position;
    position += text.length;
    if (skipTo >= text.length) continue;
    for (const item of parser.write(skipTo > 0 ? text.slice(skipTo) : text)) yield { item, bytes };
  }
  parser ??= parserFor(head)(from);
  for (const item of parser.end()) yield { item, bytes };
}

interface Step {
  add(item: ParsedItem, source: string): void;
  fail(source: string, failure: Failure): void;
  characters(): number;
  readonly threads: PostWithThread[];
  ledger(): Ledger;
}

function emptyStep(job: ImportJob): Step {
  const threads: PostWithThread[] = [];
  let ledger = job.ledger;
  let characters = 0;
  return {
    threads,
    add(item, source) {
      if (item.type === 'post') {
        threads.push({ post: item.post, comments: item.comments });
        characters += item.resume.offset - item.place.offset;
      } else if (item.type === 'skipped') {
        ledger = skip(ledger, item.kind, item.reason, item.count);
      } else if (item.type === 'warning') {
        ledger = warn(ledger, source, item.place, item.message);
      }
    },
    fail(source, failure) {
      ledger = failSource(ledger, source, failure);
    },
    characters: () => characters,
    ledger: () => ledger,
  };
}

async function writeStep(env: ImportEnvironment, job: ImportJob, step: Step): Promise<ImportJob> {
  if (step.threads.length === 0) return save(env, { ...job, ledger: step.ledger() });
  const done = await integrate(env.store, job, step.threads, step.ledger(), env.now());
  if (!(await env.store.commit(done))) throw new Overtaken();
  return { ...done.job, revision: done.job.revision + 1 };
}

/** A new archive's row, before its first step. */
export function newArchive(id: string, title: string, now: number): ArchiveInfo {
  return {
    id,
    title,
    url: null,
    created: now,
    updated: now,
    posts: 0,
    comments: 0,
    terms: 0,
    first: null,
    last: null,
    state: 'importing',
  };
}
