export { type BelievableTerm, believe, type PageToBelieve, type WordMeaning } from './believe.ts';
export { isClearMention } from './clear-mention.ts';
export { REHEARSED, rehearse } from './rehearse.ts';
