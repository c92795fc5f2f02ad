export * from './blob-sources.ts';
export * from './decode.ts';
export * from './pack/index.ts';
