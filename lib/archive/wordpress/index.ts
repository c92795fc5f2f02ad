export { createWxrParser, looksLikeWxr } from './wxr.ts';
