import type {
  ArchiveId,
  ArchiveInfo,
  Failure,
  ImportStatus,
  Unpublished,
} from '../../lib/model/index.ts';

export interface ArchivesProps {
  /** Null until read. */
  readonly archives: readonly ArchiveInfo[] | null;
  readonly failure: Failure | null;
  onRename(archive: ArchiveId, title: string): void;
  /** Called once the user has confirmed. */
  onDelete(archive: ArchiveId): void;
  onSample(): void;
  /** Opens the archive's search. */
  readonly onBrowse?: (archive: ArchiveId) => void;
}

/** What the user wants imported. */
export interface ImportRequest {
  /** An archive that is there, or null for a new one of `title`. */
  readonly archive: ArchiveId | null;
  readonly title: string;
  /** False where the title is only a guess from a file's name, which the blog's own may replace. */
  readonly titled: boolean;
  /** What is imported beside what is published. */
  readonly include: readonly Unpublished[];
  readonly files: readonly File[];
  readonly pasted: { readonly name: string; readonly text: string } | null;
}

export interface ImportProps {
  /** To import into. */
  readonly archives: readonly ArchiveInfo[];
  /** Newest first: those that run, and those whose ledger has not been put away. */
  readonly imports: readonly ImportStatus[];
  /** Why an import could not be started. */
  readonly failure: Failure | null;
  onImport(request: ImportRequest): void;
  onCancel(job: number): void;
  onResume(job: number): void;
  /** Puts the ledger of an ended import away. */
  onForget(job: number): void;
}

export interface SitePreset {
  /** "News", "Government and law". */
  readonly group: string;
  readonly sites: readonly { readonly host: string; readonly name: string; readonly on: boolean }[];
}

export interface SitesProps {
  readonly everywhere: boolean;
  readonly presets: readonly SitePreset[];
  /** Sites that the user named; `off` ones are left out while everywhere else is on. */
  readonly own: readonly { readonly host: string; readonly on: boolean }[];
  readonly failure: Failure | null;
  onEverywhere(on: boolean): void;
  onSites(hosts: readonly string[], on: boolean): void;
  /** What the user typed, trimmed: a host or an address. */
  onAdd(site: string): void;
  onRemove(host: string): void;
}

export interface OptionsProps {
  readonly version: string;
  readonly archives: ArchivesProps;
  readonly imports: ImportProps;
  readonly sites: SitesProps;
}
