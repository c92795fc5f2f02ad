export type { PackContents } from './contents.ts';
export { looksLikeZip, readPack } from './read.ts';
export { type PackEntry, type PackSource, packEntries, writePack } from './write.ts';
