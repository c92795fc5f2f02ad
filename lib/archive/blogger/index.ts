export { createBloggerParser, looksLikeBlogger } from './classic.ts';
export { createTakeoutParser, looksLikeTakeout } from './takeout.ts';
