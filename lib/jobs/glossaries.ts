/** Which glossary an archive's terms are made with. */
import { type ArchiveGlossary, type ArchiveId, FailureError } from '../model/index.ts';
import { type Glossary, type GlossaryNote, readGlossary } from '../terms/index.ts';
import type { ImportStore } from './ports.ts';
import { remakeJob } from './remake-job.ts';

/** Chooses the glossary of an archive, and queues the job that makes its terms with it. */
export async function chooseGlossary(
  store: ImportStore,
  archive: ArchiveId,
  choice: ArchiveGlossary,
  now: number,
): Promise<void> {
  const job = await remakeJob(store, archive, 'glossary', now);
  await store.saveGlossaryChoice(archive, choice, job);
}

export interface GlossaryFile {
  readonly archive: ArchiveId;
  /** JSON or CSV. */
  readonly text: string;
  /** What it is called if it does not say so itself. */
  readonly name: string;
}

/**
 * Keeps the glossary of a file, in place of one of the same name, and switches it on for the archive.
 * Throws where nothing of it can be read.
 */
export async function importGlossary(
  store: ImportStore,
  { archive, text, name }: GlossaryFile,
  now: number,
): Promise<{
  readonly name: string;
  readonly entries: number;
  readonly leftOut: number;
  readonly notes: readonly GlossaryNote[];
}> {
  const reading = readGlossary(text);
  if (!reading.ok) throw new FailureError(reading.error);
  const { leftOut, notes } = reading.value;
  const glossary = { ...reading.value.glossary, name: reading.value.glossary.name || name };
  const id = idOf(glossary.name);
  await store.saveGlossary({ id, added: now, glossary });
  await chooseGlossary(store, archive, { mode: 'on', id }, now);
  return { name: glossary.name, entries: glossary.entries.length, leftOut, notes };
}

/** The glossary of a text that comes with the program; null where it can't be read. */
export function readStarter(text: string): Glossary | null {
  const reading = readGlossary(text);
  return reading.ok ? reading.value.glossary : null;
}

function idOf(name: string): string {
  return name.normalize('NFC').trim().toLowerCase().slice(0, 60);
}
