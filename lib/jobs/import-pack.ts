/** A pack is an archive made ready once: into an empty archive its rows go as they are. */
import { count } from '../archive/index.ts';
import type { ArchiveInfo, Ledger } from '../model/index.ts';
import { type ImportEnvironment, Overtaken } from './import-environment.ts';
import { integrate } from './import-integrate.ts';
import type { ImportCommit, ImportJob, ReadyArchive, StoredThread } from './ports.ts';

/** Threads of a pack that are merged into an archive in one step. */
const THREADS_A_STEP = 64;

/** Imports a pack, from the job's cursor on; `bytesBefore` is what earlier sources held. */
export async function importPack(
  env: ImportEnvironment,
  job: ImportJob,
  pack: ReadyArchive,
  bytesBefore: number,
): Promise<ImportJob> {
  const archive = await env.store.archive(job.archive);
  if (!archive) throw new Overtaken();
  const fresh = job.sources.length === 1 && archive.posts === (job.at?.offset ?? 0);
  return fresh ? install(env, job, pack, archive) : merge(env, job, pack, bytesBefore);
}

/** Copies the pack, a segment a step. The cursor counts the posts that are in. */
async function install(
  env: ImportEnvironment,
  start: ImportJob,
  pack: ReadyArchive,
  archive: ArchiveInfo,
): Promise<ImportJob> {
  const size = start.sources[0]!.size;
  const bySegment = Map.groupBy(pack.threads, thread => thread.row.segment);
  let job = start;
  let done = 0;
  for (const { no, rows } of pack.segments) {
    const threads = bySegment.get(no) ?? [];
    done += threads.length;
    if (done <= (start.at?.offset ?? 0)) continue;
    job = await write(env, {
      job: {
        ...job,
        at: { offset: done, line: null },
        posts: done,
        comments: job.comments + threads.reduce((sum, thread) => sum + thread.comments.length, 0),
        bytesDone: Math.floor((size * done) / Math.max(1, pack.threads.length)),
        ledger: countThreads(job.ledger, threads),
      },
      archive: { ...archive, ...counts(pack.archive), posts: done },
      posts: threads.map(({ row, comments }) => ({ row, comments, replaces: null })),
      segment: { no, rows },
      mined: null,
    });
    await env.breathe();
  }
  const ended: ImportJob = {
    ...job,
    source: 1,
    at: null,
    bytesDone: size,
    stage: 'finishing',
    state: 'done',
    ended: env.now(),
  };
  const ready = {
    ...archive,
    ...counts(pack.archive),
    state: 'ready',
    updated: env.now(),
  } as const;
  if (!(await env.store.commitTerms(ended, ready, pack))) throw new Overtaken();
  return ended;
}

function counts({ posts, comments, terms, first, last, url }: ArchiveInfo) {
  return { posts, comments, terms, first, last, url };
}

function countThreads(before: Ledger, threads: readonly StoredThread[]): Ledger {
  let ledger = before;
  for (const { row, comments } of threads) {
    const removed = comments.filter(comment => comment.removed).length;
    ledger = count(ledger, row.post.teaser ? 'teaser' : row.post.kind, 'imported', 1);
    if (comments.length > 0) ledger = count(ledger, 'comment', 'imported', comments.length);
    if (removed > 0) ledger = count(ledger, 'removed comment', 'imported', removed);
  }
  return ledger;
}

/** Brings the pack's posts into an archive that has some, as any other source's. */
async function merge(
  env: ImportEnvironment,
  start: ImportJob,
  pack: ReadyArchive,
  bytesBefore: number,
): Promise<ImportJob> {
  const size = start.sources[start.source]!.size;
  let job = start;
  for (let from = start.at?.offset ?? 0; from < pack.threads.length; from += THREADS_A_STEP) {
    const threads = pack.threads
      .slice(from, from + THREADS_A_STEP)
      .map(({ row, comments }) => ({ post: row.post, comments }));
    const next = {
      ...job,
      at: { offset: from + threads.length, line: null },
      bytesDone: bytesBefore + Math.floor((size * from) / pack.threads.length),
    };
    job = await write(env, await integrate(env.store, next, threads, job.ledger, env.now()));
    await env.breathe();
    if ((await env.store.job(job.id))?.stopping) return { ...job, stopping: true };
  }
  const ended = { ...job, source: job.source + 1, at: null, bytesDone: bytesBefore + size };
  if (!(await env.store.saveJob(ended))) throw new Overtaken();
  return { ...ended, revision: ended.revision + 1 };
}

async function write(env: ImportEnvironment, commit: ImportCommit): Promise<ImportJob> {
  if (!(await env.store.commit(commit))) throw new Overtaken();
  return { ...commit.job, revision: commit.job.revision + 1 };
}
