export * from './backup-file.ts';
export * from './blob-sources.ts';
export * from './containers/index.ts';
export { type CrawlPorts, createFetchPage } from './crawl-pages.ts';
export { createFetchers } from './fetchers.ts';
export * from './pack/index.ts';
export * from './site/index.ts';
export * from './text/index.ts';
