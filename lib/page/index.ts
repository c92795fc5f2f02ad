export * from './annotator.ts';
export { CARD_HEIGHT } from './card-place.ts';
export type * from './card-port.ts';
export * from './collect.ts';
export * from './once.ts';
export { isOwnFrame } from './own-frame.ts';
export * from './published.ts';
export * from './ranges.ts';
export type { PageText, TextRun } from './text-builder.ts';
