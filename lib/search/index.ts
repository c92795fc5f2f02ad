export { documentsOf } from './doc-table.ts';
export { markWords, queryWords } from './mark-words.ts';
export { type MergedSegment, mergeSegments } from './merge.ts';
export { parseQuery } from './query.ts';
export { type FilterToWrite, withFilter, withoutFilter, writeFilter } from './query-edit.ts';
export { FILTER_KINDS, type FilterKind } from './query-filters.ts';
export { related } from './related.ts';
export { createLastRows, createRowCache, type RowCache } from './row-cache.ts';
export { search } from './search.ts';
export { createSegmentBuilder, type SegmentBuilder } from './segment-builder.ts';
export { VERSION as INDEX_VERSION } from './segment-header.ts';
export { openSegment, type SegmentReader } from './segment-reader.ts';
export { bestPassage, type SnippetOptions, snippet } from './snippet.ts';
export {
  createSuggester,
  type IndexSuggestion,
  type Suggester,
  type SuggestSources,
} from './suggest.ts';
export type * from './types.ts';
