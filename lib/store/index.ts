export { createHighlightReader, createHighlightStore } from './highlight-store.ts';
export { createImportStore } from './import-store.ts';
export { createKeptReader, type KeptReader } from './kept-reader.ts';
export { createPackFiles } from './pack-files.ts';
export { createReader } from './reader.ts';
export * from './schema.ts';
export { createStaging, type Staging } from './staging.ts';
export { createSyncStore } from './sync-store.ts';
export * from './watch.ts';
