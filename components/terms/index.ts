export { filterTerms, NO_FILTER, type TermFilter } from './filter-terms.ts';
export { Terms } from './Terms.tsx';
export * from './types.ts';
