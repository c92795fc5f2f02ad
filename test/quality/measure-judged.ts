/** Runs the real tool over a judged collection: `pack` of a JSON Feed, then `search` and `annotate`. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { byTheBook } from './by-the-book.ts';
import { meanScore, type RankingScore, scoreRanking } from './score-ranking.ts';

export interface JudgedDoc {
  readonly id: string;
  readonly title?: string;
  readonly text: string;
}
interface JudgedQuery {
  readonly id: string;
  readonly text?: string;
  readonly docid?: string;
  readonly page?: string;
}
interface Judgement {
  readonly qid: string;
  readonly docid: string;
  readonly rel: number;
}

export interface JudgedFigures extends RankingScore {
  readonly queries: number;
}

export interface JudgedCollection {
  readonly searches: JudgedFigures;
  /** The same searches by BM25 of the book. */
  readonly book: JudgedFigures;
  /** Of pages and of documents that stand for pages; a document is not looked for by itself. */
  readonly related: JudgedFigures;
  /** Pages that nothing belongs to: how many there are, and on how many nothing was said. */
  readonly unrelated: { readonly pages: number; readonly silent: number };
}

const ADDRESS = 'https://judged.example/';
const main = resolve(import.meta.dirname, '../../lib/cli/main.ts');

export async function measureJudged(folder: string): Promise<JudgedCollection> {
  const docs = readLines<JudgedDoc>(join(folder, 'docs.jsonl'));
  const queries = readLines<JudgedQuery>(join(folder, 'queries.jsonl'));
  const grades = gradesOf(readLines<Judgement>(join(folder, 'qrels.jsonl')));
  const scratch = await mkdtemp(join(tmpdir(), 'backstory-judged-'));
  try {
    const pack = await packOf(docs, scratch);
    const score = (id: string, found: readonly string[]): RankingScore[] => {
      const judged = grades.get(id);
      if (judged === undefined) return [];
      return [
        scoreRanking(
          found.map(doc => judged.get(doc) ?? 0),
          [...judged.values()],
        ),
      ];
    };
    const searches = queries.filter(query => query.text !== undefined);
    const searched = await searchAll(pack, searches);
    const rank = byTheBook(docs);
    const pages = queries.filter(query => query.text === undefined);
    const related = await relateAll(pack, pages, docs, scratch);
    const others = pages.flatMap(({ id }, at) => (grades.has(id) ? [] : [related[at]!]));
    return {
      searches: figuresOf(searches.flatMap(({ id }, at) => score(id, searched[at]!))),
      book: figuresOf(searches.flatMap(({ id, text = '' }) => score(id, rank(text)))),
      related: figuresOf(pages.flatMap(({ id }, at) => score(id, related[at]!))),
      unrelated: {
        pages: others.length,
        silent: others.filter(found => found.length === 0).length,
      },
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function figuresOf(scores: readonly RankingScore[]): JudgedFigures {
  return { queries: scores.length, ...meanScore(scores) };
}

function gradesOf(judgements: readonly Judgement[]): Map<string, Map<string, number>> {
  const grades = new Map<string, Map<string, number>>();
  for (const { qid, docid, rel } of judgements) {
    const of = grades.get(qid) ?? new Map<string, number>();
    grades.set(qid, of.set(docid, rel));
  }
  return grades;
}

interface Pack {
  readonly file: string;
  /** The collection's name of a post. */
  readonly docOf: ReadonlyMap<string, string>;
}

async function packOf(docs: readonly JudgedDoc[], scratch: string): Promise<Pack> {
  const feed = join(scratch, 'feed.json');
  const items = docs.map(({ id, title, text }) => ({
    id,
    url: `${ADDRESS}${encodeURIComponent(id)}`,
    ...(title ? { title } : {}),
    content_text: text,
  }));
  const version = 'https://jsonfeed.org/version/1.1';
  await writeFile(feed, JSON.stringify({ version, title: 'Judged', items }));
  const file = join(scratch, 'judged.zip');
  await tool(['pack', feed, '-o', file, '--no-glossary']);
  const shown = lines<{ id: string; url: string }>(await tool(['show', file]));
  const docOf = new Map(
    shown.map(({ id, url }) => [id, decodeURIComponent(url.slice(ADDRESS.length))]),
  );
  return { file, docOf };
}

async function searchAll(pack: Pack, queries: readonly JudgedQuery[]): Promise<string[][]> {
  if (queries.length === 0) return [];
  const input = queries.map(({ text }) => text!.replace(/\s+/g, ' ')).join('\n');
  const words = ['search', pack.file, '--batch', '--any', '--limit', '100'];
  const answers = lines<{ results: { post: string }[] }>(await tool(words, `${input}\n`));
  return answers.map(({ results }) => results.map(({ post }) => pack.docOf.get(post)!));
}

async function relateAll(
  pack: Pack,
  queries: readonly JudgedQuery[],
  docs: readonly JudgedDoc[],
  scratch: string,
): Promise<string[][]> {
  if (queries.length === 0) return [];
  const byId = new Map(docs.map(doc => [doc.id, doc]));
  const files = await Promise.all(
    queries.map(async ({ page, docid }, at) => {
      const doc = docid === undefined ? undefined : byId.get(docid);
      const file = join(scratch, `${at}.txt`);
      await writeFile(file, page ?? [doc?.title ?? '', doc?.text ?? ''].join('\n\n').trim());
      return file;
    }),
  );
  const words = ['annotate', pack.file, '--text', '--related', '101', ...files];
  const answers = lines<{ related: { id: string; also?: { id: string }[] }[] }>(await tool(words));
  return answers.map(({ related }, at) =>
    related
      .flatMap(({ id, also = [] }) => [id, ...also.map(other => other.id)])
      .map(id => pack.docOf.get(id)!)
      .filter(id => id !== queries[at]!.docid)
      .slice(0, 100),
  );
}

function readLines<T>(path: string): T[] {
  return lines(readFileSync(path, 'utf8'));
}

function lines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map((line): T => JSON.parse(line));
}

/** What the tool prints. */
function tool(words: readonly string[], input = ''): Promise<string> {
  const child = spawn(process.execPath, [main, ...words], { stdio: ['pipe', 'pipe', 'inherit'] });
  const out: Buffer[] = [];
  child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', status => {
      if (status === 0) done(Buffer.concat(out).toString());
      else fail(new Error(`the tool ended with ${status}: ${words.slice(0, 3).join(' ')}`));
    });
  });
}
