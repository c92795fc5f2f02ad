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
import { meanScore, type RankingScore, scoreRanking } from '../quality/score-ranking.ts';

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

export interface Quality extends RankingScore {
  readonly queries: number;
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
  const scores: RankingScore[] = [];
  const start = performance.now();
  for (const query of readLines<Judged>(folder, 'queries.jsonl')) {
    const grades = judgements.get(query.id);
    if (grades === undefined) continue;
    const posts = await ask(segments, docs, query, options);
    const ranked = posts.map(post => grades.get(docs[post]?.id ?? '') ?? 0);
    scores.push(scoreRanking(ranked, [...grades.values()]));
  }
  const milliseconds = (performance.now() - start) / scores.length;
  return { queries: scores.length, ...meanScore(scores), milliseconds };
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
