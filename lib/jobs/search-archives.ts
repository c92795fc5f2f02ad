import type { SearchAnswer, SearchHit, Suggestion } from '../model/index.ts';
import { createSuggester, type IndexHit, parseQuery, search, snippet } from '../search/index.ts';
import type { IndexView, OpenIndex } from './open-index.ts';
import type { ArchiveReader } from './ports.ts';
import { textOf, titleOf } from './thread-text.ts';

const LIMIT = 20;
const SUGGESTIONS = 4;

export interface SearchParts {
  readonly reader: ArchiveReader;
  readonly index: OpenIndex;
  readonly suggestions: Suggestions;
}

/** Searches all archives: the best hits with their snippets, and how many there are. */
export async function searchArchives(
  { reader, index, suggestions }: SearchParts,
  query: string,
  { limit = LIMIT, any = false }: { readonly limit?: number; readonly any?: boolean },
): Promise<SearchAnswer> {
  const started = Date.now();
  const view = await index.view();
  const parsed = parseQuery(query);
  const [found, suggested] = await Promise.all([
    search(view.segments, parsed, { limit, any, isLive: view.isLive }),
    suggestions.suggest(query),
  ]);
  const hits = await Promise.all(found.hits.map(hit => describe(reader, view, hit, found.words)));
  return {
    query,
    corrected: found.corrected,
    posts: found.posts,
    comments: found.comments,
    // A post that was deleted between the index's answer and ours is no hit.
    hits: hits.filter(hit => hit !== null),
    suggestions: suggested,
    milliseconds: Date.now() - started,
  };
}

async function describe(
  reader: ArchiveReader,
  view: IndexView,
  hit: IndexHit,
  words: readonly string[],
): Promise<SearchHit | null> {
  const archive = view.archives[hit.segment]!;
  const [row] = await reader.posts(archive, [hit.post]);
  if (!row) return null;
  const comments = hit.comment < 0 ? [] : await reader.comments(archive, hit.post);
  const comment = comments[hit.comment];
  return {
    archive,
    post: row.post.id,
    comment: comment?.id ?? null,
    kind: hit.comment < 0 ? 'post' : 'comment',
    ...titleOf(row.post),
    date: comment?.date ?? row.post.date,
    author: hit.comment < 0 ? row.post.author : (comment?.author ?? null),
    score: hit.score,
    snippet: snippet(textOf(row.post, comments, hit.comment), words),
  };
}

export interface Suggestions {
  suggest(query: string): Promise<Suggestion[]>;
}

/** Titles and terms like what is typed; read once, and again when an archive has changed. */
export function createSuggestions(reader: ArchiveReader): Suggestions {
  let known: { version: string; suggest: (query: string) => Suggestion[] } | null = null;

  async function load(version: string) {
    const titles: { id: string; title: string }[] = [];
    const terms: { name: string; aliases: readonly string[] }[] = [];
    const owner = new Map<string, string>();
    for (const { id } of await reader.archives()) {
      for (const title of await reader.titles(id)) {
        titles.push(title);
        owner.set(title.id, id);
      }
      for (const term of await reader.terms(id)) terms.push(term);
    }
    const suggester = createSuggester({ titles, terms });
    return {
      version,
      suggest: (query: string) =>
        suggester(query, SUGGESTIONS).map<Suggestion>(({ kind, text, id }) => {
          const archive = id === undefined ? undefined : owner.get(id);
          const place =
            id !== undefined && archive !== undefined ? { archive, post: id, comment: null } : null;
          return { kind, text, place };
        }),
    };
  }

  return {
    async suggest(query) {
      if (query.trim().length < 2) return [];
      const archives = await reader.archives();
      const version = archives.map(({ id, updated }) => `${id}:${updated}`).join();
      if (known?.version !== version) known = await load(version);
      return known.suggest(query);
    },
  };
}
