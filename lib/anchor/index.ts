export { describeQuote } from './describe-quote.ts';
export { createFinder, findQuote, type QuoteFinder } from './finder.ts';
export type { FoundQuote, QuoteAnchor, QuoteSelector } from './types.ts';
