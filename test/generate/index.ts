export * from './blog.ts';
export { classicExport } from './classic.ts';
export { TIME_ZONE } from './clock.ts';
export { dumpOf } from './dump.ts';
export { takeoutFeed, takeoutSettings } from './takeout.ts';
export { writePieces } from './write-pieces.ts';
