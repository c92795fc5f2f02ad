export * from './archive-values.ts';
export * from './base32.ts';
export * from './batch.ts';
export * from './clock.ts';
export * from './crypto-port.ts';
export * from './fields.ts';
export * from './key-ring.ts';
export * from './merge-highlight.ts';
export * from './names.ts';
export * from './record.ts';
export {
  createSealer,
  MASTER_BYTES,
  randomBytes,
  SEAL_BYTES,
  type SealedAs,
  type Sealer,
  toHex,
} from './seal.ts';
export * from './settings-values.ts';
export * from './term-values.ts';
