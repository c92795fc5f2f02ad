export * from './address.ts';
export * from './filter.ts';
export * from './formats/index.ts';
export * from './record.ts';
export * from './view.ts';
