export { createBloggerParser, looksLikeBlogger } from './classic.ts';
export * from './settings.ts';
export { createTakeoutParser, looksLikeTakeout } from './takeout.ts';
