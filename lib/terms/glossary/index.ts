export { glossaryFits } from './fits.ts';
export { readGlossary } from './read.ts';
export type {
  Glossary,
  GlossaryEntry,
  GlossaryFits,
  GlossaryHeader,
  GlossaryNote,
  GlossaryReading,
} from './types.ts';
export { writeGlossary } from './write.ts';
