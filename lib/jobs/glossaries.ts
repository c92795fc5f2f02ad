/** Which glossary an archive's terms are made with. */
import type { ArchiveGlossary, ArchiveId } from '../model/index.ts';
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
  readonly name: string;
  /** JSON or CSV, read already by who sends it; what can't be read gives no terms. */
  readonly text: string;
}

/** Keeps a glossary, in place of one of the same name, and switches it on for the archive. */
export async function keepGlossary(
  store: ImportStore,
  { archive, name, text }: GlossaryFile,
  now: number,
): Promise<void> {
  const id = name.normalize('NFC').trim().toLowerCase().slice(0, 60);
  await store.saveGlossary({ id, name, added: now, text });
  await chooseGlossary(store, archive, { mode: 'on', id }, now);
}
