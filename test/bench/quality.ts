/**
 * Measures search on judged collections: nDCG@10, recall@100, MRR. Run by Node 24 as it is:
 *   node test/bench/quality.ts FOLDER…
 * A folder has docs.jsonl {id, title, text}, queries.jsonl {id, text} or {id, docid} (documents like
 * that one), qrels.jsonl {qid, docid, rel}.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createSegmentBuilder,
  openSegment,
  parseQuery,
  related,
  type SegmentReader,
  search,
} from '../../lib/search/index.ts';

export interface JudgedDoc {
  readonly id: string;
  readonly title?: string;
  readonly text: string;
}
interface Judged {
  readonly id: string;
  readonly text?: string;
  readonly docid?: string;
}
interface Judgement {
  readonly qid: string;
  readonly docid: string;
  readonly rel: number;
}

export interface Quality {
  readonly queries: number;
  readonly ndcg10: number;
  readonly recall100: number;
  readonly mrr: number;
  /** Milliseconds a query, mean. */
  readonly milliseconds: number;
}

/** The values of a file of a folder, one a line. */
export function readLines<T>(folder: string, name: string): T[] {
  const text = readFileSync(join(folder, name), 'utf8');
  return text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map((line): T => JSON.parse(line));
}

/** Each document a post, by its place. */
export async function indexDocs(docs: readonly JudgedDoc[]): Promise<SegmentReader[]> {
  const builder = createSegmentBuilder();
  docs.forEach(({ title, text }, post) => {
    builder.add({ post, comment: -1, day: null, fields: { title: title ?? '', body: text } });
  });
  const segment = builder.finish();
  return [await openSegment(async row => segment.rows[row] ?? new Uint8Array(0))];
}

/** Gain is the grade itself, as the book figures have it; discount by log2 of the rank. */
function ndcg(ranked: readonly number[], ideal: readonly number[], depth: number): number {
  const sum = (grades: readonly number[]): number =>
    grades.slice(0, depth).reduce((total, grade, i) => total + grade / Math.log2(i + 2), 0);
  const best = sum([...ideal].sort((a, b) => b - a));
  return best === 0 ? 0 : sum(ranked) / best;
}

export async function measure(
  folder: string,
  options: { readonly typos?: boolean } = {},
): Promise<Quality> {
  const docs = readLines<JudgedDoc>(folder, 'docs.jsonl');
  const judgements = new Map<string, Map<string, number>>();
  for (const { qid, docid, rel } of readLines<Judgement>(folder, 'qrels.jsonl')) {
    const of = judgements.get(qid) ?? new Map<string, number>();
    judgements.set(qid, of.set(docid, rel));
  }
  const segments = await indexDocs(docs);
  let [count, ndcg10, recall100, mrr] = [0, 0, 0, 0];
  const start = performance.now();
  for (const query of readLines<Judged>(folder, 'queries.jsonl')) {
    const grades = judgements.get(query.id);
    if (grades === undefined) continue;
    const posts = await ask(segments, docs, query, options);
    const ranked = posts.map(post => grades.get(docs[post]?.id ?? '') ?? 0);
    count++;
    ndcg10 += ndcg(ranked, [...grades.values()], 10);
    recall100 += ranked.slice(0, 100).filter(grade => grade > 0).length / grades.size;
    mrr += 1 / (1 + ranked.findIndex(grade => grade > 0) || Number.POSITIVE_INFINITY);
  }
  const milliseconds = (performance.now() - start) / count;
  return {
    queries: count,
    ndcg10: ndcg10 / count,
    recall100: recall100 / count,
    mrr: mrr / count,
    milliseconds,
  };
}

async function ask(
  segments: readonly SegmentReader[],
  docs: readonly JudgedDoc[],
  query: Judged,
  options: { readonly typos?: boolean },
): Promise<number[]> {
  if (query.docid === undefined) {
    const found = await search(segments, parseQuery(query.text ?? ''), {
      limit: 100,
      any: true,
      prefix: false,
      ...options,
    });
    return found.hits.map(hit => hit.post);
  }
  const own = docs.findIndex(doc => doc.id === query.docid);
  const text = `${docs[own]?.title ?? ''}\n${docs[own]?.text ?? ''}`;
  const found = await related(segments, text, {
    limit: 100,
    minimum: 0,
    isLive: (_, post) => post !== own,
  });
  return found.map(hit => hit.post);
}

if (import.meta.main) {
  for (const folder of process.argv.slice(2)) {
    process.stdout.write(`${JSON.stringify({ folder, ...(await measure(folder)) })}\n`);
  }
}
