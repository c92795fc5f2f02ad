/**
 * Measures search and related posts on judged collections, by way of the tool alone:
 *   node test/quality/judged.ts FOLDER…
 * A folder has `docs.jsonl` {id, title?, text}, `queries.jsonl` (a line is a search {id, text}, a document
 * whose like are looked for {id, docid}, or a page that is being read {id, page}) and `qrels.jsonl`
 * {qid, docid, rel}. A page without a judgement belongs to nothing: what is found for it is a fault.
 */
import { basename } from 'node:path';
import { type JudgedFigures, measureJudged } from './measure-judged.ts';

const round = (value: number) => value.toFixed(3).padStart(6);

if (import.meta.main) {
  for (const folder of process.argv.slice(2)) {
    const { searches, related, unrelated } = await measureJudged(folder);
    print(`${basename(folder)}, searched`, searches);
    print(`${basename(folder)}, related`, related);
    if (unrelated.pages > 0) {
      const { silent, pages } = unrelated;
      console.log(`${basename(folder)}: nothing said on ${silent} of ${pages} other pages`);
    }
  }
}

function print(name: string, { queries, ndcg10, recall100, mrr }: JudgedFigures): void {
  if (queries === 0) return;
  const figures = `nDCG@10 ${round(ndcg10)}  recall@100 ${round(recall100)}  MRR ${round(mrr)}`;
  console.log(`${name.padEnd(28)} ${String(queries).padStart(4)} queries  ${figures}`);
}
