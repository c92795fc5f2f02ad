export { createFeedParser, looksLikeFeed } from './feed.ts';
