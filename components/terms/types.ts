import type {
  ArchiveGlossary,
  ArchiveId,
  ArchiveInfo,
  Failure,
  ImportStatus,
  ListedTerm,
  TermEdit,
  TermKey,
} from '../../lib/model/index.ts';

/** An edit, whole, as it is to be kept; its archive and time are added where it is written. */
export type EditToKeep = Omit<TermEdit, 'archive' | 'changed'>;

/** A glossary that can be chosen. */
export interface GlossaryChoice {
  /** Null for the one that comes with the program. */
  readonly id: string | null;
  readonly name: string;
}

/** What became of a glossary's file. */
export interface GlossaryReport {
  readonly name: string;
  readonly entries: number;
  readonly leftOut: number;
  readonly notes: readonly { readonly place: string; readonly message: string }[];
}

export interface GlossaryProps {
  readonly choice: ArchiveGlossary;
  /** Name of the one that the terms are made with; null for none. */
  readonly used: string | null;
  readonly known: readonly GlossaryChoice[];
  /** Of the file that was chosen last. */
  readonly report: GlossaryReport | null;
  readonly failure: Failure | null;
  onChoose(choice: ArchiveGlossary): void;
  onFile(file: File): void;
  /** Saves the archive's terms, as they are, as a glossary. */
  onExport(format: 'json' | 'csv'): void;
}

export interface TermsProps {
  /** Null until read; undefined where there is no such archive. */
  readonly archive: ArchiveInfo | null | undefined;
  /** Null until read. */
  readonly terms: readonly ListedTerm[] | null;
  /** The edits that there are, by their terms' keys. */
  readonly edits: ReadonlyMap<TermKey, TermEdit>;
  /** The job that counts them anew, if there is one. */
  readonly job: ImportStatus | null;
  readonly failure: Failure | null;
  readonly glossary: GlossaryProps;
  /** The term that is open at first. */
  readonly openAt?: TermKey;
  readonly archivesHref: string;
  searchHref(query: string): string;
  onEdit(edits: readonly EditToKeep[]): void;
  onResume(job: number): void;
}

/** Passed down: what a change of terms does, and how it is said. */
export interface Editing {
  readonly archive: ArchiveId;
  readonly terms: readonly ListedTerm[];
  readonly edits: ReadonlyMap<TermKey, TermEdit>;
  /** `done` says what was done: "Muted HQB." */
  change(done: string, edits: readonly EditToKeep[]): void;
}
