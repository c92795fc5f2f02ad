export * from './mark-words.ts';
export * from './Reader.tsx';
