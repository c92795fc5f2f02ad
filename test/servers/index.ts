export * from './blog-model.ts';
export * from './blogger.ts';
export * from './clock.ts';
export * from './feeds.ts';
export * from './listen.ts';
export * from './packs.ts';
export * from './wordpress.ts';
