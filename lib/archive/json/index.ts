export { createBloggerJsonParser, looksLikeBloggerJson } from './blogger-json.ts';
export { createJsonFeedParser, looksLikeJsonFeed } from './json-feed.ts';
export { JSON_LIMIT } from './whole.ts';
export { createWpJsonParser, looksLikeWpJson } from './wp-json.ts';
