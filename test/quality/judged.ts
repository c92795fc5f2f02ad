/**
 * Measures search and related posts on judged collections, by way of the tool alone, and fails where that
 * is less than it has to be; beside it BM25 by the book, and what typos cost (which the tool can't say):
 *   node test/quality/judged.ts FOLDER…
 * A folder has `docs.jsonl` {id, title?, text}, `queries.jsonl` (a line is a search {id, text}, a document
 * whose like are looked for {id, docid}, or a page that is being read {id, page}) and `qrels.jsonl`
 * {qid, docid, rel}. A page without a judgement belongs to nothing: what is found for it is a fault.
 */
import { basename } from 'node:path';
import { measureTypos } from '../bench/typos.ts';
import { type JudgedFigures, measureJudged } from './measure-judged.ts';

/** Of collections by their folders' names: the least nDCG@10 of searches, of what is related. */
const FLOORS: Readonly<Record<string, { searched?: number; related?: number }>> = {
  judged: { searched: 0.92, related: 0.94 },
  cranfield: { searched: 0.36 },
  'related-lee50': { related: 0.62 },
};
/** Of what is first when it is typed as it should be, so much is first with a typo. */
const LEAST_KEPT = 0.93;
/** What forgiveness may cost those who type well. */
const MOST_COST = 0.01;

const round = (value: number) => value.toFixed(3).padStart(6);

if (import.meta.main) {
  for (const folder of process.argv.slice(2)) {
    const name = basename(folder);
    const { searches, book, related, unrelated } = await measureJudged(folder);
    const floors = FLOORS[name] ?? {};
    print(`${name}, searched`, searches, Math.max(book.ndcg10, floors.searched ?? 0));
    print('  by the book', book);
    print(`${name}, related`, related, floors.related);
    if (unrelated.pages > 0) {
      const { silent, pages } = unrelated;
      console.log(`${name}: nothing said on ${silent} of ${pages} other pages`);
    }
    await printTypos(name, folder);
  }
}

async function printTypos(name: string, folder: string): Promise<void> {
  const found = await measureTypos(folder);
  const cost = Math.max(
    found.cleanUnforgiving - found.clean,
    found.ndcg10Unforgiving - found.ndcg10,
  );
  const share = (value: number) => `${(100 * value).toFixed(1)} %`;
  const first = `first ${share(found.clean)}, with a typo ${share(found.typo)}`;
  const kept = `${share(found.kept)} kept${verdict(found.kept >= LEAST_KEPT, `≥ ${share(LEAST_KEPT)}`)}`;
  const paid = `costs ${cost.toFixed(3)}${verdict(cost <= MOST_COST, `≤ ${MOST_COST}`)}`;
  console.log(`${`${name}, typos`.padEnd(28)} ${first}: ${kept}; ${paid}`);
}

function print(
  name: string,
  { queries, ndcg10, recall100, mrr }: JudgedFigures,
  least?: number,
): void {
  if (queries === 0) return;
  const figures = `nDCG@10 ${round(ndcg10)}  recall@100 ${round(recall100)}  MRR ${round(mrr)}`;
  const judged = least === undefined ? '' : verdict(ndcg10 >= least, `≥ ${least.toFixed(3)}`);
  console.log(`${name.padEnd(28)} ${String(queries).padStart(4)} queries  ${figures}${judged}`);
}

function verdict(met: boolean, reach: string): string {
  if (!met) process.exitCode = 1;
  return ` (${reach}: ${met ? 'met' : 'NOT MET'})`;
}
