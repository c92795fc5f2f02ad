export * from './clock.ts';
export * from './merge-highlight.ts';
