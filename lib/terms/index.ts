export * from './belief/index.ts';
export { type ChoosableTerm, chooseShown } from './choose.ts';
export { type CompilableTerm, compileTerms } from './compile.ts';
export { type Counter, createCounter, type IsClear, type TermCount } from './counter.ts';
export { type Dictionary, openDictionary } from './dictionary.ts';
export { applyEdits, editRows, needRecount, uneditTerms } from './edit-terms.ts';
export * from './glossary/index.ts';
export { glossaryOfTerms, listTerms } from './list-terms.ts';
export { matchPage, matchTerms } from './match.ts';
export { type MineOptions, minedTerms } from './mined-terms.ts';
export {
  createMinedMerge,
  createMiner,
  type Miner,
  type MinerState,
  mergeAllMined,
  mergeMined,
} from './miner.ts';
export { decodeOccurrences, encodeOccurrences, type Occurrence } from './occurrences.ts';
export { salienceOfGlossed } from './salience.ts';
export { subjectWords } from './subject.ts';
export { termKey } from './term-key.ts';
export type { MinedTerm, TermDoc, UncountedTerm } from './types.ts';
export { formsOfTerms, withGlossary } from './with-glossary.ts';
