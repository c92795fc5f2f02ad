export * from './blocks.ts';
export * from './ids.ts';
export * from './post.ts';
export * from './result.ts';
export * from './term.ts';
export * from './term-edit.ts';
export * from './unpublished.ts';
export * from './views.ts';
