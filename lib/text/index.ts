export * from './address.ts';
export * from './cells.ts';
export * from './dates.ts';
export * from './fold.ts';
export * from './opening.ts';
export * from './sentences.ts';
export * from './text-fragment.ts';
export * from './words.ts';
