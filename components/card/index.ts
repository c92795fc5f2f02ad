export * from './Card.tsx';
export { KindLine } from './CardTop.tsx';
export * from './EvidenceHead.tsx';
export * from './Quotes.tsx';
export * from './search-for.ts';
export type * from './types.ts';
