/** What the use cases need of the world to change an archive's terms; part of the import's store. */
import type { ArchiveGlossary, ArchiveId, Term, TermEdit, TermKey } from '../model/index.ts';

/** A glossary that the user imported. */
export interface StoredGlossary {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly added: number;
  /** Of its file, JSON or CSV; read when terms are made with it. */
  readonly text: string;
}

/** What a change of terms writes, all or nothing. */
export interface TermsChange<Job> {
  readonly edits: readonly TermEdit[];
  /** Edits that are kept no longer. */
  readonly forget: readonly TermKey[];
  /** Rows that say something else now. */
  readonly rows: readonly Term[];
  /** Makes the terms anew; null where the rows say it all. */
  readonly job: Job | null;
}

/** `Job` is one that is yet to be queued. */
export interface TermsStore<Job> {
  /**
   * Writes the change that is decided on from the archive's terms and edits. True if there is a job of it;
   * one that waits already is not queued twice.
   */
  changeTerms(
    archive: ArchiveId,
    decide: (rows: readonly Term[], edits: readonly TermEdit[]) => TermsChange<Job>,
  ): Promise<boolean>;
  glossary(id: string): Promise<StoredGlossary | undefined>;
  saveGlossary(glossary: StoredGlossary): Promise<void>;
  /** Keeps the choice, with the job that makes the terms by it. */
  saveGlossaryChoice(archive: ArchiveId, choice: ArchiveGlossary, job: Job): Promise<void>;
}
