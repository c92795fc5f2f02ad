export * from './clock.ts';
export * from './crypto-port.ts';
export * from './merge-highlight.ts';
