export * from './address.ts';
export * from './record.ts';
