import type { ArchiveId, Comment, SearchAnswer, SearchHit, SearchOrder } from '../model/index.ts';
import {
  type IndexHit,
  parseQuery,
  type Query,
  queryWords,
  search,
  snippet,
} from '../search/index.ts';
import type { IndexView, OpenIndex } from './open-index.ts';
import type { ArchiveReader, PostRow } from './ports.ts';
import type { Suggestions } from './suggestions.ts';
import { textOf, titleOf } from './thread-text.ts';

const LIMIT = 20;

export interface SearchParts {
  readonly reader: ArchiveReader;
  readonly index: OpenIndex;
  readonly suggestions: Suggestions;
}

export interface SearchWish {
  /** Hits; 20 if it is not given. */
  readonly limit?: number;
  readonly offset?: number;
  /** Best match over any of the words. */
  readonly any?: boolean;
  readonly sort?: SearchOrder;
  /**
   * False where suggestions are asked for apart: the first ones wait for all titles to be read, which
   * takes longer than the search.
   */
  readonly suggest?: boolean;
}

/** Searches all archives: the best hits with their snippets, and how many there are. */
export async function searchArchives(
  { reader, index, suggestions }: SearchParts,
  query: string,
  { limit = LIMIT, offset = 0, any = false, sort = 'relevance', suggest = true }: SearchWish,
): Promise<SearchAnswer> {
  const started = Date.now();
  const parsed = parseQuery(query);
  const names = await namesIn(parsed, suggestions);
  const [{ found, hits, damaged }, suggested] = await Promise.all([
    index.ask(async view => {
      const found = await search(view.segments, parsed, {
        ...{ limit, offset, any, sort },
        isLive: view.isLive,
        owners: view.archives,
        namesOf: term => names.get(term) ?? [],
      });
      const hits = await describeAll(reader, view, found.hits, found.words);
      return { found, hits, damaged: view.damaged };
    }),
    suggest ? suggestions.suggest(query) : [],
  ]);
  return {
    query,
    corrected: found.corrected,
    posts: found.posts,
    comments: found.comments,
    // A post that was deleted between the index's answer and ours is no hit.
    hits: hits.filter(hit => hit !== null),
    suggestions: suggested,
    years: found.years,
    leftOut: found.leftOut,
    near: found.near,
    damaged,
    milliseconds: Date.now() - started,
  };
}

/** The words that a query finds, as the index has them, those typed first. */
export async function wordsFound(
  { index, suggestions }: SearchParts,
  query: string,
): Promise<string[]> {
  const parsed = parseQuery(query);
  const names = await namesIn(parsed, suggestions);
  const words = await index.ask(async view => {
    const options = { isLive: view.isLive, owners: view.archives, limit: 1, fill: false };
    const namesOf = (term: string) => names.get(term) ?? [];
    return (await search(view.segments, parsed, { ...options, namesOf })).words;
  });
  return [...new Set([...queryWords(query), ...words])];
}

/** The names of the terms that a query asks for; terms are read only where it does. */
async function namesIn(
  { filters }: Query,
  suggestions: Suggestions,
): Promise<Map<string, readonly string[]>> {
  const terms = filters.filter(({ kind }) => kind === 'term').map(({ value }) => value);
  return new Map(
    await Promise.all(terms.map(async term => [term, await suggestions.namesOf(term)] as const)),
  );
}

/** The rows of all hits of an archive are read at once. */
async function describeAll(
  reader: ArchiveReader,
  view: IndexView,
  hits: readonly IndexHit[],
  words: readonly string[],
): Promise<(SearchHit | null)[]> {
  const rows = new Map<ArchiveId, Map<number, PostRow | undefined>>();
  for (const archive of new Set(hits.map(hit => view.archives[hit.segment]!))) {
    const own = hits.filter(hit => view.archives[hit.segment] === archive);
    const nos = [...new Set(own.map(hit => hit.post))];
    const found = await reader.posts(archive, nos);
    rows.set(archive, new Map(nos.map((no, i) => [no, found[i]])));
  }
  return Promise.all(
    hits.map(async hit => {
      const archive = view.archives[hit.segment]!;
      const row = rows.get(archive)?.get(hit.post);
      if (!row) return null;
      const comment =
        hit.comment < 0 ? null : ((await reader.comment(archive, hit.post, hit.comment)) ?? null);
      return describe(archive, row, comment, hit, words);
    }),
  );
}

function describe(
  archive: ArchiveId,
  row: PostRow,
  comment: Comment | null,
  hit: IndexHit,
  words: readonly string[],
): SearchHit {
  const isPost = hit.comment < 0;
  return {
    archive,
    post: row.post.id,
    comment: comment?.id ?? null,
    kind: isPost ? 'post' : 'comment',
    ...titleOf(row.post),
    date: comment ? comment.date : row.post.date,
    postDate: row.post.date,
    author: isPost ? row.post.author : (comment?.author ?? null),
    score: hit.score,
    snippet: snippet(textOf(row.post, comment ? [comment] : [], isPost ? -1 : 0), words),
    others: hit.others,
    elsewhere: hit.elsewhere,
    missing: hit.missing,
  };
}
