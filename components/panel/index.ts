export * from './Panel.tsx';
export type * from './types.ts';
