export { MANIFEST, Manifest, type PackContents, threadsFile } from './contents.ts';
export { looksLikeZip, readPack, readPackFiles } from './read.ts';
export {
  type PackEntry,
  packEntries,
  packFiles,
  packSource,
  writePack,
} from './write.ts';
