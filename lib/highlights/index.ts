export * from './address.ts';
export * from './cite.ts';
export * from './dossier.ts';
export * from './dossier-entries.ts';
export * from './filter.ts';
export * from './formats/index.ts';
export * from './record.ts';
export * from './view.ts';
