export * from './counts.ts';
export { viewQuery } from './query-view.ts';
export * from './Results.tsx';
export * from './SearchBox.tsx';
export * from './SearchPage.tsx';
export type * from './types.ts';
