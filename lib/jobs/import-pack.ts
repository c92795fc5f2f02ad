/** A pack is an archive made ready once: into an empty archive its rows go as they are. */
import { count } from '../archive/index.ts';
import type { ArchiveInfo, Ledger } from '../model/index.ts';
import { type ImportEnvironment, Overtaken } from './import-environment.ts';
import { integrate } from './import-integrate.ts';
import { commit, heed, save } from './import-save.ts';
import type { ImportJob, ReadyArchive, StoredThread } from './ports.ts';

/** Threads of a pack that are written in one step. */
const THREADS_A_STEP = 128;

export interface PackPlace {
  /** What earlier files of the job held. */
  readonly bytesBefore: number;
  /** True if the pack is all that the job imports. */
  readonly only: boolean;
}

/** Imports a pack from the job's cursor on; gives the job behind it, ended where nothing is left to do. */
export async function importPack(
  env: ImportEnvironment,
  job: ImportJob,
  pack: ReadyArchive,
  { bytesBefore, only }: PackPlace,
): Promise<ImportJob> {
  const archive = await env.store.archive(job.archive);
  if (!archive) throw new Overtaken();
  const done = Math.min(job.at?.offset ?? 0, pack.threads.length);
  const fresh = only && archive.posts === done && archive.state === 'importing';
  return fresh ? install(env, job, pack, archive) : merge(env, job, pack, bytesBefore);
}

/** Copies the pack: its threads, some at a time, then its segments. The cursor counts both. */
async function install(
  env: ImportEnvironment,
  start: ImportJob,
  pack: ReadyArchive,
  archive: ArchiveInfo,
): Promise<ImportJob> {
  const size = start.sources[0]?.size ?? 0;
  const { threads, segments } = pack;
  const info = { ...archive, ...counts(pack.archive), updated: env.now() };
  const total = threads.length + segments.length;
  let job = start;
  for (let from = start.at?.offset ?? 0; from < total && job.wish === null; ) {
    const some = threads.slice(from, from + THREADS_A_STEP);
    const segment = some.length === 0 ? segments[from - threads.length]! : null;
    from += some.length + (segment ? 1 : 0);
    const next: ImportJob = {
      ...job,
      at: { offset: from, line: null },
      posts: Math.min(from, threads.length),
      comments: job.comments + some.reduce((sum, thread) => sum + thread.comments.length, 0),
      bytesDone: Math.floor((size * from) / Math.max(1, total)),
      ledger: countThreads(job.ledger, some),
    };
    const written = await commit(env, {
      job: next,
      archive: { ...info, posts: next.posts, comments: next.comments },
      posts: some.map(({ row, comments }) => ({ row, comments, replaces: false })),
      loose: [],
      joined: [],
      seen: [],
      segment,
      mined: null,
    });
    job = await heed(env, written);
  }
  if (job.wish === 'stop') return save(env, { ...job, file: 1, at: null, stage: 'terms' });
  const ended: ImportJob = {
    ...job,
    file: 1,
    at: null,
    bytesDone: size,
    stage: 'finishing',
    state: 'done',
    ended: env.now(),
  };
  if (!(await env.store.commitTerms(ended, { ...info, state: 'ready' }, pack))) {
    throw new Overtaken();
  }
  return { ...ended, revision: ended.revision + 1 };
}

function counts({ posts, comments, terms, first, last, url }: ArchiveInfo) {
  return { posts, comments, terms, first, last, url };
}

function countThreads(before: Ledger, threads: readonly StoredThread[]): Ledger {
  let ledger = before;
  for (const { row, comments } of threads) {
    const removed = comments.filter(comment => comment.removed).length;
    ledger = count(ledger, row.post.teaser ? 'teaser' : row.post.kind, 'imported');
    ledger = count(ledger, 'comment', 'imported', comments.length);
    ledger = count(ledger, 'removed comment', 'imported', removed);
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
  const { threads } = pack;
  let job = start;
  const size = start.sources.at(-1)?.size ?? 0;
  for (let from = start.at?.offset ?? 0; from < threads.length && job.wish === null; ) {
    const some = threads.slice(from, from + THREADS_A_STEP).map(({ row, comments }) => ({
      post: row.post,
      comments,
      source: row.source,
    }));
    from += some.length;
    const next = {
      ...job,
      at: { offset: from, line: null },
      bytesDone: bytesBefore + Math.floor((size * from) / threads.length),
    };
    const blog = { title: pack.archive.title, url: pack.archive.url };
    const step = await integrate(env.store, next, { threads: some, loose: [], blog }, env.now());
    job = await heed(env, await commit(env, step));
  }
  return save(env, { ...job, file: job.file + 1, at: null, bytesDone: bytesBefore + size });
}
