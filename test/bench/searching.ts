/** Search and related posts as the popup asks for them, snippets and suggestions included. */
import Fuse from 'fuse.js';
import { createLibrary, type Library } from '../../lib/jobs/index.ts';
import { blocksText } from '../../lib/model/index.ts';
import { parseQuery, type SegmentReader, search } from '../../lib/search/index.ts';
import { type Corpus, mergeCorpus } from './corpus.ts';
import { beside, type Figure, median, ms, percentile, spread, timed } from './figures.ts';
import { loadMiniSearch, type MiniSearch } from './peers.ts';
import { makeQueries } from './queries.ts';

const EACH = 50;
const FUSE_QUERIES = 3;
const MINI_OPTIONS = { fields: ['title', 'text'] };
const LIKE_OURS = { combineWith: 'AND', boost: { title: 3 } };

interface Doc {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

export async function benchSearch(corpus: Corpus): Promise<Figure[]> {
  const docs = docsOf(corpus);
  const sets = makeQueries(
    docs.map(doc => doc.text),
    2 * EACH,
  );
  const one = sets[0]!.queries;
  const [first, library] = await timed(async () => {
    const opened = createLibrary(corpus.store);
    await opened.search(one[0]!);
    return opened;
  });
  const MiniSearch = await loadMiniSearch();
  const made = new MiniSearch(MINI_OPTIONS);
  made.addAll(docs);
  const json = JSON.stringify(made);
  const [miniFirst, mini] = await timed(() => {
    const loaded = MiniSearch.loadJSON(json, MINI_OPTIONS);
    loaded.search(one[0]!, LIKE_OURS);
    return loaded;
  });
  const { segments, merged } = await mergeCorpus(corpus);
  const index = (of: readonly SegmentReader[]) => (query: string) =>
    search(of, parseQuery(query), { limit: 20 });
  const figures: Figure[] = [
    {
      what: `first query, ${docs.length} documents`,
      value: ms(first),
      peer: `MiniSearch ${ms(miniFirst)}: ${beside(miniFirst, first)}`,
      reach: '≤ 100 ms (from memory here)',
      met: first <= 100,
    },
  ];
  for (const { name, reach, queries } of sets) {
    const own = await warm(queries, query => library.search(query));
    const peer = await warm(queries, query => searchMini(mini, name, query));
    figures.push({
      what: `warm: ${name}`,
      value: spread(own),
      peer: `MiniSearch ${spread(peer)}: ${beside(median(peer), median(own))}`,
      ...(reach === null
        ? {}
        : { reach: `≤ ${reach} ms at 95 %`, met: percentile(own, 95) <= reach }),
    });
    figures.push({
      what: '  without snippets and suggestions',
      value: spread(await warm(queries, index(segments))),
    });
    figures.push({
      what: '  and merged into one segment',
      value: spread(await warm(queries, index([merged]))),
    });
  }
  return [...figures, fuseFigure(docs, one), await relatedFigure(library, docs)];
}

function docsOf({ threads }: Corpus): Doc[] {
  return threads
    .flatMap(({ row, comments }) => [
      { title: row.post.title ?? '', text: blocksText(row.post.body) },
      ...comments.map(comment => ({ title: '', text: blocksText(comment.body) })),
    ])
    .map((doc, id) => ({ id, ...doc }));
}

/** Half of the queries warm code and rows, the other half is measured. */
async function warm(queries: readonly string[], ask: (query: string) => unknown) {
  const half = queries.length / 2;
  for (const query of queries.slice(0, half)) await ask(query);
  const all: number[] = [];
  for (const query of queries.slice(half)) all.push((await timed(() => ask(query)))[0]);
  return all;
}

function searchMini(mini: MiniSearch, kind: string, query: string): unknown {
  const options =
    kind === 'prefix' ? { prefix: true } : kind === 'one typo' ? { fuzzy: 1 } : undefined;
  // It knows no phrases: their words, all of them.
  return mini.search(query.replaceAll('"', ''), { ...LIKE_OURS, ...options });
}

function fuseFigure(docs: readonly Doc[], queries: readonly string[]): Figure {
  const fuse = new Fuse(docs, { keys: ['title', 'text'], ignoreLocation: true, threshold: 0.3 });
  const start = performance.now();
  for (const query of queries.slice(0, FUSE_QUERIES)) fuse.search(query.trim(), { limit: 20 });
  return {
    what: 'fuse.js over bodies, for comparison',
    value: '',
    peer: `one word ${ms((performance.now() - start) / FUSE_QUERIES)}`,
  };
}

async function relatedFigure(library: Library, docs: readonly Doc[]): Promise<Figure> {
  const posts = docs.filter(doc => doc.title !== '');
  // The second half of a post as a page: near to it, and not it.
  const pages = posts.slice(0, 2 * EACH).map(({ title, text }) => ({
    title,
    text: text.slice(text.length / 2),
    published: null,
  }));
  for (const page of pages.slice(0, pages.length / 2)) await library.related(page);
  const all: number[] = [];
  for (const page of pages.slice(pages.length / 2)) {
    all.push((await timed(() => library.related(page)))[0]);
  }
  return {
    what: `related, of ${posts.length} posts`,
    value: spread(all),
    reach: '≤ 20 ms at 95 %, of 5,000',
    met: percentile(all, 95) <= 20,
  };
}
