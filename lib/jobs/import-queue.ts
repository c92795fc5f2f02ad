import { blogKey } from '../archive/index.ts';
import {
  type ArchiveId,
  type ArchiveInfo,
  type ArchiveSite,
  FailureError,
  makeId,
  type Unpublished,
  type UpdateEvery,
} from '../model/index.ts';
import { runImport } from './import.ts';
import type { ImportEnvironment } from './import-environment.ts';
import { mergeSmallSegments } from './import-merge.ts';
import { newArchive, newJob } from './new-job.ts';
import type {
  CrawledSite,
  CrawlState,
  ImportJob,
  ImportStore,
  KeptBeside,
  StagedSource,
} from './ports.ts';
import { rebuildIndex } from './rebuild-index.ts';

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
  /** Queues the import of a pack as the archive that it was, with what was kept beside it. */
  restore(request: {
    archive: ArchiveInfo;
    source: StagedSource;
    kept: KeptBeside;
  }): Promise<number>;
  /** Queues the fetching of an address; into the archive of the same blog if there is one. */
  addSite(request: {
    site: CrawledSite;
    title: string;
    titled: boolean;
    /** "a Blogger blog with 4,812 posts" */
    said: string;
    every: UpdateEvery;
  }): Promise<number>;
  /** Looks for what is new on the address of an archive, unless that is being done already. */
  update(archive: ArchiveId): Promise<void>;
  /** Takes up whatever is open. Idempotent: a second call while one runs joins it. */
  wake(): Promise<void>;
  /** Makes the damaged parts of an archive's search index anew, once the jobs are done. */
  rebuild(archive: ArchiveId): Promise<void>;
  stop(job: number): Promise<void>;
  pause(job: number): Promise<void>;
  resume(job: number): Promise<void>;
}

/** Runs imports one after the other. */
export function createImportQueue(env: QueueEnvironment): ImportQueue {
  let running: Promise<void> | null = null;
  /** Someone has woken the queue since it last looked for jobs. */
  let woken = false;
  /** Archives whose index is to be looked at. Lost with the worker: who finds the damage asks again. */
  const damaged = new Set<ArchiveId>();

  async function drain(): Promise<void> {
    for (;;) {
      const held = await env.held.all();
      const open = await env.store.openJobs(env.now());
      const job = open.find(({ id }) => held[id] === undefined);
      if (!job) break;
      await env.schedule(true);
      const ended = await env.keepAlive(() => runImport(env, job.id));
      if (ended && isSilent(ended)) await env.store.forgetJob(ended.id);
      if (ended) await env.ended(ended);
    }
    for (const { id, state } of await env.store.archives()) {
      // One that is paused rests; it may be so because there is no room for a merge either.
      if (state !== 'ready') continue;
      await env.keepAlive(() => tidy(id));
    }
    await env.schedule((await env.store.nextResume()) !== null);
  }

  /** A damaged index can't be merged, and one that is to be merged may turn out to be damaged. */
  async function tidy(archive: ArchiveId): Promise<void> {
    if (damaged.delete(archive)) await rebuildIndex(env, archive);
    try {
      await mergeSmallSegments(env, archive);
    } catch (error) {
      if (!(error instanceof FailureError) || error.failure.code !== 'damaged') throw error;
      await rebuildIndex(env, archive);
    }
  }

  function wake(): Promise<void> {
    woken = true;
    running ??= drainAll();
    return running;
  }

  /** A job that comes after the last look, while segments are merged, is not left to the next alarm. */
  async function drainAll(): Promise<void> {
    try {
      while (woken) {
        woken = false;
        await drain();
      }
    } finally {
      running = null;
    }
  }

  async function create(request: {
    readonly archive: ArchiveId;
    readonly title: string;
    readonly titled: boolean;
    readonly sources: readonly StagedSource[];
    readonly include: readonly Unpublished[];
    readonly crawl: CrawlState | null;
  }): Promise<number> {
    const now = env.now();
    const job = newJob(request, now);
    const id = await env.store.createJob(job, newArchive(request.archive, request.title, now));
    void wake();
    return id;
  }

  return {
    async add({ archive, title, sources, include = [], titled = true }) {
      const id = archive ?? makeId('a', `${title}|${env.now()}|${sources[0]?.id}`);
      return create({ archive: id, title, titled, sources, include, crawl: null });
    },
    async restore({ archive, source, kept }) {
      const { id, title } = archive;
      const whole = { titled: true, sources: [source], include: [], crawl: null };
      const job = newJob({ archive: id, title, ...whole }, env.now());
      const no = await env.store.createJob(job, archive, kept);
      void wake();
      return no;
    },
    async addSite({ site, title, titled, said, every }) {
      const known = await sameSite(env.store, site);
      const id = known?.id ?? makeId('a', `${blogKey(site.url)}|${env.now()}`);
      const job = await create({
        archive: id,
        title: known?.title ?? title,
        titled: titled || known !== undefined,
        sources: [],
        include: [],
        crawl: startOf(site, null),
      });
      await env.store.saveSite(id, siteOf(site, said, every));
      return job;
    },
    async update(archive) {
      const open = (await env.store.openJobs(env.now())).some(
        job => job.archive === archive && job.remakes === undefined,
      );
      const [info, crawl] = await Promise.all([
        env.store.archive(archive),
        env.store.crawlOf(archive),
      ]);
      if (open || !info || !crawl) return;
      const paused = await env.store.pausedCrawl(archive);
      // One that failed is tried again, and no second one put beside it; one that a person paused rests.
      if (paused?.failure && paused.resumeAt === null) await this.resume(paused.id);
      if (paused) return;
      await create({
        archive,
        title: info.title,
        titled: true,
        sources: [],
        include: [],
        crawl: startOf(crawl.site, crawl.since),
      });
    },
    async rebuild(archive) {
      damaged.add(archive);
      void wake();
    },
    wake,
    async stop(job) {
      await env.store.wish(job, 'stop');
      await env.held.release(job);
      // One that waits has no runner to see the wish: it is run to its end.
      await env.store.requeue(job);
      void wake();
    },
    pause: job => env.store.wish(job, 'pause'),
    async resume(job) {
      await env.held.release(job);
      await env.store.requeue(job);
      void wake();
    },
  };
}

/**
 * An update that brought nothing has nothing to report: its archive says when it was looked at. Nor has
 * one that was no import.
 */
function isSilent({ crawl, state, ledger, remakes }: ImportJob): boolean {
  if (remakes !== undefined) return state === 'done' || state === 'cancelled';
  const isUpdate = crawl !== null && crawl.since !== null;
  const changed = ledger.lines.some(line => line.imported + line.updated > 0);
  return isUpdate && state === 'done' && !changed && ledger.warningCount === 0;
}

function startOf(site: CrawledSite, since: unknown): CrawlState {
  return { site, cursor: null, since, notes: [], expected: { posts: null, comments: null } };
}

function siteOf({ kind, url }: CrawledSite, said: string, every: UpdateEvery): ArchiveSite {
  const nothingYet = { checked: null, next: null, failure: null, gone: 0, news: 0 };
  return { kind, url, said, every, ...nothingYet };
}

async function sameSite(store: ImportStore, { url }: CrawledSite) {
  const key = blogKey(url);
  return (await store.archives()).find(
    archive =>
      key !== null && (blogKey(archive.url) === key || blogKey(archive.site?.url ?? null) === key),
  );
}
