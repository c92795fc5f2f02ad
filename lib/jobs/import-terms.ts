/** The end of an import: terms are mined from all of the archive, compiled and counted. */
import type { PostWithThread, Term } from '../model/index.ts';
import {
  compileTerms,
  createCounter,
  createMiner,
  type MinerState,
  mergeAllMined,
  minedTerms,
  openDictionary,
} from '../terms/index.ts';
import type { ImportEnvironment } from './import-environment.ts';
import type { ImportJob, ImportStore, TermsWrite } from './ports.ts';
import { threadDocs } from './thread-docs.ts';

/** Threads read at a time: about a megabyte of a lively blog. */
const THREADS_A_STEP = 64;

/** Makes the terms of the job's archive anew and ends the job. Idempotent until its one commit. */
export async function finishTerms(env: ImportEnvironment, job: ImportJob): Promise<void> {
  const archive = await env.store.archive(job.archive);
  if (!archive) return;
  const write = await makeTerms(env.store, job.archive, env.breathe);
  await env.store.commitTerms(
    {
      ...job,
      stage: 'finishing',
      state: job.stopping ? 'cancelled' : 'done',
      ended: env.now(),
    },
    { ...archive, terms: write.terms.length, state: 'ready', updated: env.now() },
    write,
  );
}

/** Mines, compiles and counts the terms of an archive. */
export async function makeTerms(
  store: ImportStore,
  archive: string,
  breathe: () => Promise<void>,
): Promise<TermsWrite> {
  const mined = minedTerms(await minedState(store, archive, breathe));
  const dictionary = compileTerms(mined);
  const counter = createCounter(openDictionary(dictionary), mined.length);
  await forEachThread(store, archive, breathe, (no, thread) => {
    for (const doc of threadDocs(no, thread)) counter.add(doc);
  });
  const counted = counter.finish();
  const terms = mined.map<Term>((term, no) => {
    const { posts, comments, first, last, years } = counted[no]!;
    return { no, ...term, posts, comments, first, last, years };
  });
  return { terms, occurrences: counted.map(count => count.occurrences), dictionary };
}

/** What the steps of all imports mined, or, where some of it is missing, mined again from the rows. */
async function minedState(
  store: ImportStore,
  archive: string,
  breathe: () => Promise<void>,
): Promise<MinerState> {
  const [parts, segments] = await Promise.all([store.mined(archive), store.segments(archive)]);
  const replaced = segments.some(segment => segment.dead.length > 0);
  if (!replaced && parts.length === segments.length && parts.length > 0) {
    return mergeAllMined(parts.map(part => part.state));
  }
  // A replaced post was mined in both of its forms; counting it twice would be wrong.
  const miner = createMiner();
  await forEachThread(store, archive, breathe, (no, thread) => {
    for (const doc of threadDocs(no, thread)) miner.add(doc);
  });
  return miner.state();
}

async function forEachThread(
  store: ImportStore,
  archive: string,
  breathe: () => Promise<void>,
  visit: (no: number, thread: PostWithThread) => void,
): Promise<void> {
  for (let from = 0; ; ) {
    const threads = await store.threads(archive, from, THREADS_A_STEP);
    for (const { row, comments } of threads) visit(row.no, { post: row.post, comments });
    const last = threads.at(-1);
    if (!last) return;
    from = last.row.no + 1;
    await breathe();
  }
}
