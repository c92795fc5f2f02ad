export * from './address.ts';
export * from './filter.ts';
export * from './record.ts';
export * from './view.ts';
