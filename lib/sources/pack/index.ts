export type { PackContents } from './contents.ts';
export { looksLikeZip, readPack } from './read.ts';
export { writePack } from './write.ts';
