import { emptyLedger, type Unpublished } from '../archive/index.ts';
import { type ArchiveId, makeId } from '../model/index.ts';
import { newArchive, runImport } from './import.ts';
import type { ImportEnvironment } from './import-environment.ts';
import { mergeSmallSegments } from './import-merge.ts';
import type { ImportJob, StagedSource } from './ports.ts';

/** What the queue needs beside the import's own environment. */
export interface QueueEnvironment extends ImportEnvironment {
  /** Keeps this context alive while `work` runs. */
  readonly keepAlive: <T>(work: () => Promise<T>) => Promise<T>;
  /** Sees to it that `wake` is called again soon, even if this context dies; or that it stops. */
  readonly schedule: (on: boolean) => Promise<void>;
  /** A job has ended, one way or another. */
  readonly ended: (job: ImportJob) => Promise<void>;
}

export interface ImportQueue {
  /** Queues an import and starts it; gives its number. */
  add(request: {
    archive: ArchiveId | null;
    title: string;
    sources: readonly StagedSource[];
    include?: readonly Unpublished[];
    /** False where the title is only a guess, such as a file's name. */
    titled?: boolean;
  }): Promise<number>;
  /** Takes up whatever is open. Idempotent: a second call while one runs joins it. */
  wake(): Promise<void>;
  stop(job: number): Promise<void>;
  pause(job: number): Promise<void>;
  resume(job: number): Promise<void>;
}

/** Runs imports one after the other. */
export function createImportQueue(env: QueueEnvironment): ImportQueue {
  let running: Promise<void> | null = null;

  async function drain(): Promise<void> {
    for (;;) {
      const [job] = await env.store.openJobs();
      if (!job) break;
      await env.schedule(true);
      const ended = await env.keepAlive(() => runImport(env, job.id));
      if (ended) await env.ended(ended);
    }
    for (const { id } of await env.store.archives()) {
      await env.keepAlive(() => mergeSmallSegments(env, id));
    }
    await env.schedule(false);
  }

  function wake(): Promise<void> {
    running ??= drain().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    async add({ archive, title, sources, include = [], titled = true }) {
      const now = env.now();
      const id = archive ?? makeId('a', `${title}|${now}|${sources[0]?.id}`);
      const job = await env.store.createJob(
        {
          archive: id,
          title,
          titled,
          sources,
          state: 'queued',
          include,
          stage: 'planning',
          file: 0,
          at: null,
          bytesDone: 0,
          posts: 0,
          comments: 0,
          ledger: emptyLedger(),
          failure: null,
          revision: 0,
          wish: null,
          started: now,
          ended: null,
        },
        newArchive(id, title, now),
      );
      void wake();
      return job;
    },
    wake,
    async stop(job) {
      await env.store.wish(job, 'stop');
      // One that waits has no runner to see the wish: it is run to its end.
      await env.store.requeue(job);
      void wake();
    },
    pause: job => env.store.wish(job, 'pause'),
    async resume(job) {
      await env.store.requeue(job);
      void wake();
    },
  };
}
