export { type AddressRules, checkAddress, isWithin } from './address.ts';
export type { Attempt, FailedAttempt } from './attempt.ts';
export { createCrawl } from './crawl.ts';
export type {
  Crawl,
  CrawlCursor,
  CrawlDocument,
  CrawlFormat,
  CrawlStep,
  Since,
} from './crawl-types.ts';
export { discover } from './discover.ts';
export { fetchMinutes } from './estimate.ts';
export { type FetchedPack, fetchPack, type KnownPack } from './fetch-pack.ts';
export {
  createFetcher,
  type Fetcher,
  type FetcherOptions,
  type FetcherPorts,
  type GetOptions,
  type Page,
  type Validators,
} from './fetcher.ts';
export { type BlogSite, describeSite, type PackSite, type Site } from './site.ts';
