/** Terms are mined from all of the archive, compiled and counted. */
import type { PostWithThread, Term, TermFacts } from '../model/index.ts';
import {
  compileTerms,
  createCounter,
  createMinedMerge,
  createMiner,
  isClearMention,
  type MinerState,
  openDictionary,
  salienceOfGlossed,
  subjectWords,
} from '../terms/index.ts';
import { type ImportEnvironment, Overtaken } from './import-environment.ts';
import { heed } from './import-save.ts';
import type { ImportJob, ImportStore, TermsWrite } from './ports.ts';
import { termFacts } from './term-facts.ts';
import { threadDocs } from './thread-docs.ts';

/** Threads read at a time: about a megabyte of a lively blog. */
const THREADS_A_STEP = 64;
/** Half a gigabyte's export leaves some hundred states of a megabyte each. */
const STATES_AT_ONCE = 4;
/** In so many documents a word that means other things too is not said by chance. */
const DOUBTFUL = 3;
/** What parts the salience of two meanings of one word, at least. */
const LATER = 0.001;

/** Makes the terms of the job's archive anew and ends the job. Idempotent until its one commit. */
export async function finishTerms(env: ImportEnvironment, start: ImportJob): Promise<void> {
  let job = start;
  // A wish to stop is seen to already: what was read gets its terms. A pause begins this stage anew.
  const made = await makeTerms(env, start, async () => {
    job = await heed(env, job);
  });
  const archive = await env.store.archive(job.archive);
  if (!archive) throw new Overtaken();
  const ended: ImportJob = {
    ...job,
    stage: 'finishing',
    state: job.wish === 'stop' ? 'cancelled' : 'done',
    ended: env.now(),
  };
  const imported = { state: 'ready', updated: env.now() } as const;
  const info = {
    ...archive,
    terms: made.write.terms.length,
    glossed: made.glossary,
    ...(job.remakes ? {} : imported),
  };
  if (!(await env.store.commitTerms(ended, info, made.write))) throw new Overtaken();
}

/** Known from a glossary alone, as a word that means other things too. */
function isDoubtful({ origin, ambiguous = false }: Pick<Term, 'origin' | 'ambiguous'>): boolean {
  return origin === 'glossary' && ambiguous;
}

interface MadeTerms {
  readonly write: TermsWrite;
  /** Name of the glossary that is in them. */
  readonly glossary: string | null;
}

/** Mines, edits, compiles and counts the terms of an archive. */
async function makeTerms(
  { store, starter = async () => null }: ImportEnvironment,
  { archive, remakes }: ImportJob,
  breathe: () => Promise<void>,
): Promise<MadeTerms> {
  const known = await minedSoFar(store, archive, breathe);
  // For an edit nothing has to be mined that was mined elsewhere: the terms remember what they were.
  const mineAll = known === null && remakes !== 'edits';
  const state = mineAll ? await mineRows(store, archive, breathe) : known;
  const { terms: facts, glossary } = await termFacts(store, archive, state, starter);
  const subject = subjectWords(facts, state);
  const dictionary = compileTerms(facts, subject);
  const counter = createCounter(
    openDictionary(dictionary),
    facts.length,
    (text, mention) => !isDoubtful(facts[mention.term]!) || isClearMention(text, mention),
  );
  let documents = 0;
  await forEachThread(store, archive, breathe, (no, thread) => {
    for (const doc of threadDocs(no, thread)) {
      counter.add(doc);
      documents++;
    }
  });
  const counted = counter.finish();
  // A glossary has much that this archive never speaks of, or only seems to.
  const spoken = counted.filter(
    ({ posts, comments, clear }, at) =>
      facts[at]!.origin !== 'glossary' || posts + comments >= (clear ? 1 : DOUBTFUL),
  );
  /** Of several meanings of a word a later one has less, so that they stay in their order. */
  const most = new Map<string, number>();
  const weighed = ({ name, origin, salience }: TermFacts, docs: number): number => {
    const own = origin === 'glossary' ? salienceOfGlossed(docs, documents) : salience;
    const value = Math.min(own, (most.get(name) ?? Number.POSITIVE_INFINITY) - LATER);
    most.set(name, value);
    return value;
  };
  const terms = spoken.map<Term>(({ no: at, posts, comments, first, last, years }, no) => {
    const fact = facts[at]!;
    const salience = weighed(fact, posts + comments);
    return { no, ...fact, salience, posts, comments, first, last, years };
  });
  return {
    write: {
      ...(mineAll && state ? { mined: state } : {}),
      terms,
      occurrences: spoken.map(count => count.occurrences),
      dictionary: terms.length < facts.length ? compileTerms(terms, subject) : dictionary,
    },
    glossary,
  };
}

/** What the steps mined, as one state; null where it has to be done from the rows. */
async function minedSoFar(
  store: ImportStore,
  archive: string,
  breathe: () => Promise<void>,
): Promise<MinerState | null> {
  const merge = createMinedMerge();
  for (let from = 0; ; from += STATES_AT_ONCE) {
    const states = await store.mined(archive, from, STATES_AT_ONCE);
    if (states === null) return null;
    if (states.length === 0) return merge.state();
    for (const state of states) merge.add(state);
    await breathe();
  }
}

/** Mines the archive anew: a replaced post was mined in both of its forms, or a pack brought no states. */
async function mineRows(
  store: ImportStore,
  archive: string,
  breathe: () => Promise<void>,
): Promise<MinerState> {
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
