/** The annotate job on an article of 30 kB: open the dictionary, match, choose what to show. */
import { Worker } from 'node:worker_threads';
import { createAnnotateJob } from '../../lib/jobs/index.ts';
import type { AnnotateInput } from './annotate-cold.ts';
import type { Corpus } from './corpus.ts';
import { type Figure, median, ms, timings } from './figures.ts';
import { makeNames, makeText, sprinkleNames } from './made-names.ts';

const ARTICLE = 30_000;
const RUNS = 9;

export async function benchAnnotate({ store, archive }: Corpus): Promise<Figure[]> {
  const text = makeArticle();
  const dictionary = await store.dictionary(archive);
  if (!dictionary) throw new Error('the archive has no terms');
  const terms = await store.terms(archive);
  const cold: number[] = [];
  for (let run = 0; run < RUNS; run++) cold.push(await inWorker({ dictionary, terms, text }));
  const annotator = createAnnotateJob(store);
  await timings(RUNS, () => annotator.annotate(text));
  const warm = median(await timings(RUNS, () => annotator.annotate(text)));
  const { all, shown } = await annotator.annotate(text);
  const what = `${terms.length} terms, ${all.length} mentions, ${shown.length} shown`;
  return [
    {
      what: `30 kB, ${what}: cold`,
      value: ms(median(cold)),
      reach: '≤ 100 ms, worker, page and all',
      met: median(cold) <= 100,
    },
    {
      what: '30 kB: warm',
      value: ms(warm),
      reach: '≤ 20 ms, page and all',
      met: warm <= 20,
    },
  ];
}

/** An article of 30 kB, or of so many characters, with the names of the corpus in it. */
export function makeArticle(length = ARTICLE): string {
  return makeText(length, sprinkleNames(makeNames(3_000), 30));
}

function inWorker(workerData: AnnotateInput): Promise<number> {
  const worker = new Worker(new URL('./annotate-cold.ts', import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
