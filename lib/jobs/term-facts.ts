/** What the terms of an archive are before they are counted: mined, with a glossary, as the user wants them. */
import type { ArchiveGlossary, ArchiveId, TermFacts } from '../model/index.ts';
import {
  applyEdits,
  formsOfTerms,
  type Glossary,
  glossaryFits,
  type MinerState,
  minedTerms,
  readGlossary,
  type UncountedTerm,
  uneditTerms,
  withGlossary,
} from '../terms/index.ts';
import type { ImportStore } from './ports.ts';

/** The glossary that comes with the program; null where it is not to be used. */
export type ReadStarter = () => Promise<Glossary | null>;

/** Of an archive for which nobody chose. */
export const GLOSSARY_AS_FITS: ArchiveGlossary = { mode: 'auto', id: null };

export interface ArchiveFacts {
  /** Most salient first. */
  readonly terms: readonly UncountedTerm[];
  /** Name of the glossary that is in them. */
  readonly glossary: string | null;
}

/** `state` is all that was mined; where it is null, the terms that are there are taken as they were made. */
export async function termFacts(
  store: ImportStore,
  archive: ArchiveId,
  state: MinerState | null,
  starter: ReadStarter,
): Promise<ArchiveFacts> {
  const edits = await store.termEdits(archive);
  if (state === null) {
    const made = uneditTerms(await store.terms(archive));
    const info = await store.archive(archive);
    return { terms: applyEdits(made, edits), glossary: info?.glossed ?? null };
  }
  const mined = minedTerms(state).map<TermFacts>(term => ({
    ...term,
    definition: null,
    origin: 'mined',
    muted: false,
  }));
  const glossary = await glossaryOf(store, archive, mined, starter);
  const glossed = glossary ? withGlossary(mined, glossary) : mined;
  return { terms: applyEdits(glossed, edits), glossary: glossary?.name ?? null };
}

async function glossaryOf(
  store: ImportStore,
  archive: ArchiveId,
  mined: readonly TermFacts[],
  starter: ReadStarter,
): Promise<Glossary | null> {
  const { mode, id } = (await store.archive(archive))?.glossary ?? GLOSSARY_AS_FITS;
  if (mode === 'off') return null;
  const glossary = id === null ? await starter() : await storedGlossary(store, id);
  if (glossary === null || mode === 'on') return glossary;
  return glossaryFits(glossary, formsOfTerms(mined)) ? glossary : null;
}

async function storedGlossary(store: ImportStore, id: string): Promise<Glossary | null> {
  const stored = await store.glossary(id);
  if (!stored) return null;
  const reading = readGlossary(stored.text);
  if (!reading.ok) return null;
  const { glossary } = reading.value;
  return { ...glossary, name: glossary.name || stored.name };
}

/** The glossary of a text that comes with the program; null where it can't be read. */
export function readStarter(text: string): Glossary | null {
  const reading = readGlossary(text);
  return reading.ok ? reading.value.glossary : null;
}
