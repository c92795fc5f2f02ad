/** Reading by address: a page a step, each with its cursor; politeness is the crawler's, patience ours. */
import { createParserOf, warn } from '../archive/index.ts';
import type { ArchiveSite, UpdateEvery } from '../model/index.ts';
import { type ImportEnvironment, Overtaken, Paused } from './import-environment.ts';
import { integrate } from './import-integrate.ts';
import { importPack } from './import-pack.ts';
import { commit, heed, save } from './import-save.ts';
import { createStep } from './import-step.ts';
import type { CrawlPage, CrawlState, ImportJob } from './ports.ts';

/** Fetches and reads page after page from the job's cursor on; gives the job at its next stage. */
export async function readAddress(env: ImportEnvironment, start: ImportJob): Promise<ImportJob> {
  let job = start;
  const { fetchPage } = env;
  if (!fetchPage) throw new Error('there is nobody here who fetches');
  while (job.crawl !== null && job.wish !== 'stop') {
    const answer = await fetchPage(job.archive, job.crawl);
    if (!answer.ok) {
      await pauseWith(env, job, answer.failure, answer.retryAt);
      throw new Paused();
    }
    const { page } = answer;
    job = await readPage(env, job, job.crawl, page);
    if (page.done) return endOf(env, job, page);
  }
  // What it may have waited for is waited for no more, and is no failure of the archive's.
  const site = (await env.store.archive(job.archive))?.site;
  if (site?.failure) await env.store.saveSite(job.archive, { failure: null });
  return save(env, { ...job, stage: 'joining' });
}

async function pauseWith(
  env: ImportEnvironment,
  job: ImportJob,
  failure: NonNullable<ImportJob['failure']>,
  resumeAt: number | null,
): Promise<void> {
  await save(env, { ...job, state: 'paused', failure, resumeAt });
  if ((await env.store.crawlOf(job.archive)) !== undefined) {
    await env.store.saveSite(job.archive, { failure, checked: env.now() });
  }
}

async function readPage(
  env: ImportEnvironment,
  job: ImportJob,
  crawl: CrawlState,
  page: CrawlPage,
): Promise<ImportJob> {
  const { cursor, expected, seen } = page;
  const fresh = page.notes.filter(note => !crawl.notes.includes(note));
  const ledger = fresh.reduce(
    (all, note) => warn(all, crawl.site.url, 'the blog', note),
    job.ledger,
  );
  const next: ImportJob = {
    ...job,
    ledger,
    crawl: { ...crawl, cursor, expected, notes: [...crawl.notes, ...fresh] },
  };
  if (page.pack) {
    const only = (await env.store.crawlOf(job.archive)) === undefined;
    return importPack(env, next, page.pack, { bytesBefore: 0, only });
  }
  const step = createStep(ledger);
  for (const { format, context, text } of page.texts) {
    const parser = createParserOf(format)(undefined, context);
    for (const item of [...parser.write(text), ...parser.end()]) step.add(item, context.path);
  }
  const read = await integrate(env.store, { ...next, ledger: step.ledger() }, step, env.now());
  return heed(env, await commit(env, { ...read, seen }));
}

const DAY = 86_400_000;
const EVERY: Readonly<Record<UpdateEvery, number | null>> = {
  day: DAY,
  week: 7 * DAY,
  never: null,
};

/** When an archive is looked at again. */
export function nextLook(every: UpdateEvery, now: number): number | null {
  const wait = EVERY[every];
  return wait === null ? null : now + wait;
}

async function endOf(
  env: ImportEnvironment,
  job: ImportJob,
  { next, complete, completeComments }: CrawlPage,
): Promise<ImportJob> {
  const { crawl } = job;
  const archive = await env.store.archive(job.archive);
  if (!crawl || !archive) throw new Overtaken();
  const known = archive.site;
  const now = env.now();
  const every = known?.every ?? 'day';
  const site: ArchiveSite = {
    kind: crawl.site.kind,
    url: crawl.site.url,
    said: known?.said ?? '',
    every,
    checked: now,
    next: nextLook(every, now),
    failure: null,
    gone: known?.gone ?? 0,
    goneComments: known?.goneComments ?? 0,
    news: (known?.news ?? 0) + (crawl.since === null ? 0 : newPosts(job)),
  };
  const stage = job.stage === 'finishing' ? 'finishing' : 'joining';
  const ended: ImportJob = { ...job, stage };
  const end = { complete, completeComments, crawl: { site: crawl.site, since: next }, site };
  if (!(await env.store.endCrawl(ended, end))) throw new Overtaken();
  return { ...ended, revision: ended.revision + 1 };
}

function newPosts(job: ImportJob): number {
  const line = job.ledger.lines.find(one => one.kind === 'post');
  return line?.imported ?? 0;
}
