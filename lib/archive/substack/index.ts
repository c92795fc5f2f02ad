export { createSubstackParser, looksLikeSubstack } from './post.ts';
export { looksLikeSubstackIndex, readSubstackIndex } from './posts-csv.ts';
