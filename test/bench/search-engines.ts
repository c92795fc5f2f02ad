/** What a search engine has to do to be measured, and the documents and queries that all of them get. */
import type { IndexDoc } from '../../lib/search/index.ts';
import { makeQueries, type QueryKind, type QuerySet } from './queries.ts';
import { makeDocs } from './zipf-text.ts';

export const ENGINES = ['ours', 'sqlite', 'minisearch', 'fuse'] as const;
export type EngineName = (typeof ENGINES)[number];

/** Writes an engine's index. */
export interface Builder {
  /** Takes documents in their order, a thousand or so at once; false where it can stand no more. */
  add(docs: readonly IndexDoc[]): Promise<boolean>;
  /** Everything is written when it resolves. Bytes of the index, 0 where nothing is kept. */
  finish(): Promise<number>;
}

/** Asks it. */
export interface Asker {
  /** Opens what `finish` wrote, in another process. */
  open(): Promise<void>;
  /** At most 20 hits; null for a kind of query that the engine does not know. */
  ask(kind: QueryKind, query: string): Promise<number | null>;
  /** What a view of ours asks: hits with their texts and snippets. Of others there is none. */
  readonly show?: (kind: QueryKind, query: string) => Promise<number>;
  readonly suggest?: (query: string) => Promise<number>;
}

export type Engine = Builder & Asker;

/** Every so many documents go into an engine at once. */
const BATCH = 1_000;
/** Of every so many documents one gives words to the queries. */
const SAMPLED = 101;

export interface CorpusShape {
  readonly posts: number;
  readonly commentsEach: number;
}

export interface Built {
  readonly docs: number;
  /** UTF-8 bytes of what was added: titles, labels and bodies. */
  readonly text: number;
  /** Of the engine alone, without the making of documents. */
  readonly milliseconds: number;
  readonly bytes: number;
  readonly sets: readonly QuerySet[];
}

/** Makes the documents, the same for all, and has the engine take as many as it can stand. */
export async function buildIn(
  engine: Builder,
  { posts, commentsEach }: CorpusShape,
  queries: number,
): Promise<Built> {
  const texts: string[] = [];
  let [docs, text, milliseconds] = [0, 0, 0];
  let batch: IndexDoc[] = [];
  const add = async () => {
    const start = performance.now();
    const more = await engine.add(batch);
    milliseconds += performance.now() - start;
    docs += batch.length;
    batch = [];
    return more;
  };
  let seen = 0;
  for (const doc of makeDocs(posts, commentsEach)) {
    const { title = '', labels = '', body } = doc.fields;
    // Made-up words are ASCII: a unit is a byte.
    text += title.length + labels.length + body.length;
    if (seen++ % SAMPLED === 0) texts.push(body);
    batch.push(doc);
    if (batch.length === BATCH && !(await add())) break;
  }
  if (batch.length > 0) await add();
  const start = performance.now();
  const bytes = await engine.finish();
  milliseconds += performance.now() - start;
  return { docs, text, milliseconds, bytes, sets: makeQueries(texts, queries) };
}

/** Half of the queries warm code and rows, the other half is measured: milliseconds of each. */
export async function warmTimes(
  queries: readonly string[],
  ask: (query: string) => Promise<number | null>,
): Promise<number[]> {
  const half = Math.floor(queries.length / 2);
  for (const query of queries.slice(0, half)) {
    if ((await ask(query)) === null) return [];
  }
  const times: number[] = [];
  for (const query of queries.slice(half)) {
    const start = performance.now();
    await ask(query);
    times.push(performance.now() - start);
  }
  return times;
}

/** Words of a page, to be asked for any of: what engines that know no related documents are given. */
export function anyWords(page: string): string[] {
  return [...new Set(page.toLowerCase().match(/[a-z]{6,}/g) ?? [])].slice(0, 40);
}
