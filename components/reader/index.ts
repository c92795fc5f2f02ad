export type { ReaderDossier } from './AddToDossier.tsx';
export * from './mark-words.ts';
export * from './Reader.tsx';
export * from './use-passage.ts';
