export { type CompilableTerm, compileTerms } from './compile.ts';
export { type Dictionary, openDictionary } from './dictionary.ts';
export { matchTerms } from './match.ts';
export type { MinedTerm, TermDoc } from './types.ts';
