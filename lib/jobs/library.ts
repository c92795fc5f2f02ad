/** What a page of ours does with the archives: search them, read them, find what belongs to a page. */
import type {
  ArchiveId,
  ArchiveInfo,
  ArchivePlace,
  Evidence,
  PageTerm,
  Piece,
  ReaderPage,
  RelatedAnswer,
  SearchAnswer,
  Suggestion,
} from '../model/index.ts';
import { markWords } from '../search/index.ts';
import { type Annotator, createAnnotateJob } from './annotate.ts';
import { gatherEvidence } from './evidence.ts';
import { type FilterValueKind, filterValues } from './filter-values.ts';
import { createOpenIndex } from './open-index.ts';
import type { PageToRelate } from './page-blocks.ts';
import { type PaintedMark, termsOfPage } from './page-terms.ts';
import type { ArchiveReader, PostRow } from './ports.ts';
import { readPost } from './read-post.ts';
import { type RelatedWish, relatedTo } from './related.ts';
import { type SearchWish, searchArchives, wordsFound } from './search-archives.ts';
import { createSuggestions } from './suggestions.ts';

export interface Library {
  search(query: string, wish?: SearchWish): Promise<SearchAnswer>;
  /** The suggestions of a search by themselves: for after its hits are shown. */
  suggest(query: string): Promise<Suggestion[]>;
  related(page: PageToRelate, wish?: RelatedWish): Promise<RelatedAnswer>;
  /** The terms of a page, by its text and what is painted of them. */
  terms(text: string, marks: readonly PaintedMark[]): Promise<PageTerm[]>;
  /** What a card would show of a term; rejects with 'not-found' where the archive has it no longer. */
  evidence(archive: string, term: number): Promise<Evidence>;
  read(archive: string, post: string): Promise<ReaderPage>;
  /** Where the newest post stands of the archives that updates have brought posts to; null without any. */
  news(): Promise<ArchivePlace | null>;
  /** What authors, labels and terms the archives have, the commonest first. */
  filterValues(kind: FilterValueKind): Promise<string[]>;
  /**
   * The words that a query finds, as the index has them: completed, corrected, a term by all its names.
   * To be marked in a text by `mark`.
   */
  wordsOf(query: string): Promise<string[]>;
  mark(text: string, words: readonly string[]): Piece[];
}

/** Opens index rows and suggestions once, and again when an archive has changed. */
export function createLibrary(
  reader: ArchiveReader,
  /** Is told of an archive whose index cannot be read in a part; who can, has it made anew. */
  onDamage: (archive: ArchiveId) => void = () => {},
): Library {
  const index = createOpenIndex(reader, onDamage);
  const suggestions = createSuggestions(reader);
  const annotator = createFreshAnnotator(reader);
  return {
    search: (query, wish = {}) => searchArchives({ reader, index, suggestions }, query, wish),
    suggest: query => suggestions.suggest(query),
    related: (page, wish) => relatedTo({ reader, index, annotator }, page, wish),
    terms: (text, marks) => termsOfPage({ reader, annotator }, text, marks),
    evidence: (archive, term) => gatherEvidence(reader, archive, term),
    read: (archive, post) => readPost(reader, archive, post),
    news: () => newestOfNews(reader),
    filterValues: kind => filterValues(reader, kind),
    wordsOf: query => wordsFound({ reader, index, suggestions }, query),
    mark: markWords,
  };
}

/**
 * An annotator for a page that lives long and is told of no change: it sees by the archives' rows whether
 * a dictionary is still the one that it has.
 */
function createFreshAnnotator(reader: ArchiveReader): Annotator {
  const annotator = createAnnotateJob(reader);
  let known = '';
  return {
    ...annotator,
    async annotate(text, options) {
      const archives = await reader.archives();
      const version = archives.map(({ id, updated }) => `${id}:${updated}`).join();
      if (version !== known) annotator.forget();
      known = version;
      return annotator.annotate(text, options);
    },
  };
}

async function newestOfNews(reader: ArchiveReader): Promise<ArchivePlace | null> {
  let best: { archive: ArchiveId; row: PostRow } | null = null;
  for (const { id, site } of await reader.archives()) {
    const row = site && site.news > 0 ? await reader.newest(id) : undefined;
    if (row && (best === null || (row.post.date ?? '') > (best.row.post.date ?? ''))) {
      best = { archive: id, row };
    }
  }
  return best && { archive: best.archive, post: best.row.post.id, comment: null };
}

/** What all the archives hold together. */
export function totalCounts(archives: readonly ArchiveInfo[]) {
  return {
    archives: archives.length,
    posts: archives.reduce((sum, archive) => sum + archive.posts, 0),
    comments: archives.reduce((sum, archive) => sum + archive.comments, 0),
  };
}
