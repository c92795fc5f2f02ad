/**
 * Run by itself: one export through the import's own parts, and what each took in milliseconds, as JSON.
 *
 *   node test/bench/import-parts.ts FILE
 */
import { openAsBlob } from 'node:fs';
import { createBloggerParser } from '../../lib/archive/blogger/index.ts';
import { createDiskStore, type DiskStore } from '../../lib/cli/disk-store.ts';
import { createImportQueue, holdInMemory, threadDocs } from '../../lib/jobs/index.ts';
import type { JobStage } from '../../lib/model/index.ts';
import { createSegmentBuilder } from '../../lib/search/index.ts';
import { createBlobSources, decodeBlob } from '../../lib/sources/index.ts';
import { createMiner } from '../../lib/terms/index.ts';
import { dayNumber } from '../../lib/text/index.ts';

export interface ImportParts {
  /** Decoding and parsing alone. */
  readonly parse: number;
  /** The stages of the import, one behind the other. */
  readonly reading: number;
  readonly joining: number;
  readonly terms: number;
  readonly merging: number;
  /** Of them, what the store took: SQLite and JSON. */
  readonly store: number;
  /** Of joining: one index segment for each step, and mining. */
  readonly index: number;
  readonly mining: number;
  readonly comments: number;
  /** Of all documents, in characters. */
  readonly text: number;
}

/** Documents to a segment, about as a step of joining has. */
const DOCS_A_SEGMENT = 1_500;

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function parse(blob: Blob): Promise<void> {
  const parser = createBloggerParser();
  for await (const { text } of decodeBlob(blob)) parser.write(text);
  parser.end();
}

/** A store that adds up the time it takes. Its work is synchronous, whatever its types say. */
function watched(store: DiskStore): { store: DiskStore; took: () => number } {
  let took = 0;
  const proxy = new Proxy(store, {
    get(target, key) {
      const method: unknown = Reflect.get(target, key);
      if (typeof method !== 'function') return method;
      return (...values: unknown[]) => {
        const start = performance.now();
        const result: unknown = Reflect.apply(method, target, values);
        took += performance.now() - start;
        return result;
      };
    },
  });
  return { store: proxy, took: () => took };
}

async function importParts(file: string): Promise<ImportParts> {
  const blob = await openAsBlob(file);
  const parsing = await timed(() => parse(blob));
  const disk = createDiskStore();
  const { store, took } = watched(disk);
  const stages: Partial<Record<JobStage, number>> = {};
  let stage: JobStage | 'over' = 'planning';
  let since = performance.now();
  const stageIs = (next: JobStage | 'over') => {
    if (next === stage || stage === 'over') return;
    stages[stage] = performance.now() - since;
    stage = next;
    since = performance.now();
  };
  const written = async (writing: Promise<boolean>, next: JobStage) => {
    const done = await writing;
    stageIs(next);
    return done;
  };
  const queue = createImportQueue({
    store: {
      ...store,
      saveJob: job => written(store.saveJob(job), job.stage),
      savePlan: (job, files, more) => written(store.savePlan(job, files, more), job.stage),
      commitTerms: (...values) => written(store.commitTerms(...values), 'finishing'),
    },
    held: holdInMemory(),
    ...createBlobSources(async () => blob),
    now: () => 0,
    breathe: async () => {},
    isStorageFull: () => false,
    keepAlive: work => work(),
    schedule: async () => {},
    ended: async () => {},
  });
  await queue.add({
    archive: 'a0',
    title: 'Bench',
    sources: [{ id: 0, name: 'blog.xml', size: blob.size }],
  });
  await queue.wake();
  stageIs('over');
  const storeTook = took();
  const { index, mining, comments, text } = await again(disk);
  disk.close();
  const { reading = 0, joining = 0, terms = 0, finishing = 0 } = stages;
  return {
    parse: parsing,
    reading,
    joining,
    terms,
    merging: finishing,
    store: storeTook,
    index,
    mining,
    comments,
    text,
  };
}

/** Index and mining by themselves, over the threads that were imported. */
async function again(store: DiskStore) {
  let index = 0;
  let mining = 0;
  let comments = 0;
  let characters = 0;
  let builder = createSegmentBuilder();
  let miner = createMiner();
  let docs = 0;
  for (let from = 0; ; ) {
    const threads = await store.threads('a0', from, 16);
    const last = threads.at(-1);
    if (!last || docs >= DOCS_A_SEGMENT) {
      index += await timed(async () => void builder.finish());
      mining += await timed(async () => void miner.state());
      builder = createSegmentBuilder();
      miner = createMiner();
      docs = 0;
    }
    if (!last) return { index, mining, comments, text: characters };
    for (const { row, comments: list } of threads) {
      const thread = [...threadDocs(row.no, { post: row.post, comments: list })];
      comments += list.length;
      docs += thread.length;
      for (const { text } of thread) characters += text.length;
      mining += await timed(async () => {
        for (const doc of thread) miner.add(doc);
      });
      index += await timed(async () => {
        for (const { post, comment, date, title, author, text } of thread) {
          const fields = {
            ...(title === null ? {} : { title }),
            ...(author === null ? {} : { author }),
            body: text,
          };
          builder.add({ post, comment, day: dayNumber(date), fields });
        }
      });
    }
    from = last.row.no + 1;
  }
}

const [file] = process.argv.slice(2);
if (file !== undefined) console.log(JSON.stringify(await importParts(file)));
