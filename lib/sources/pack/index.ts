export { MANIFEST, Manifest, type PackContents } from './contents.ts';
export { looksLikeZip, readPack, readPackFiles } from './read.ts';
export { packFiles, writePack } from './write.ts';
