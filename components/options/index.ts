export * from './Options.tsx';
export type * from './types.ts';
