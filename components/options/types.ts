import type {
  ArchiveId,
  ArchiveInfo,
  ArchiveSite,
  Density,
  Failure,
  ImportStatus,
  Unpublished,
  UpdateEvery,
} from '../../lib/model/index.ts';
import type { DamageSeen } from '../keeping/index.ts';
import type { SyncProps } from '../sync/index.ts';

export interface ArchivesProps {
  /** Null until read. */
  readonly archives: readonly ArchiveInfo[] | null;
  readonly failure: Failure | null;
  onRename(archive: ArchiveId, title: string): void;
  /** Called once the user has confirmed. */
  onDelete(archive: ArchiveId): void;
  onSample(): void;
  /** Opens the search, which is over all archives, those that are being imported too. */
  readonly onBrowse?: () => void;
  /** Where its terms are seen and edited. */
  readonly termsHref?: (archive: ArchiveId) => string;
  /** Looks for updates of an archive that came from an address, now. */
  onUpdateNow(archive: ArchiveId): void;
  /** Sets how often updates are looked for. */
  onEvery(archive: ArchiveId, every: UpdateEvery): void;
}

/** A file to import. `name` is its path from the folder that was chosen, or its bare name. */
export interface ChosenFile {
  readonly name: string;
  readonly file: File;
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
  readonly files: readonly ChosenFile[];
  readonly pasted: { readonly name: string; readonly text: string } | null;
}

/** What has become of the address that was pasted. */
export type AddressState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'looking'; readonly host: string }
  | {
      readonly kind: 'found';
      readonly site: ArchiveSite['kind'];
      readonly url: string;
      readonly title: string | null;
      /** "a Blogger blog with 4,812 posts and 117,030 comments" */
      readonly said: string;
      /** How long fetching all of it takes, about; null where that is not known, or not long. */
      readonly minutes: number | null;
    }
  | {
      readonly kind: 'failed';
      readonly failure: Failure;
      /** The address on another origin that this one leads to. */
      readonly movedTo: string | null;
    };

export interface AddressImport {
  readonly title: string;
  /** False where the title is what the blog calls itself, which it may change. */
  readonly titled: boolean;
  readonly every: UpdateEvery;
}

export interface AddressProps {
  readonly state: AddressState;
  /** Called straight from the click, so that the permission can be asked for. */
  onLook(address: string): void;
  onImport(options: AddressImport): void;
  /** Back to where nothing was asked. */
  onForget(): void;
}

export interface ImportProps {
  /** To import into. */
  readonly archives: readonly ArchiveInfo[];
  /** Newest first: those that run, and those whose ledger has not been put away. */
  readonly imports: readonly ImportStatus[];
  /** Why an import could not be started. */
  readonly failure: Failure | null;
  readonly address: AddressProps;
  onImport(request: ImportRequest): void;
  onPause(job: number): void;
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

export interface MarksProps {
  readonly density: Density;
  readonly discreet: boolean;
  readonly count: boolean;
  onDensity(density: Density): void;
  onDiscreet(on: boolean): void;
  onCount(on: boolean): void;
}

/** Milliseconds since 1970. */
export type Clock = () => number;

export interface OptionsProps {
  readonly version: string;
  readonly archives: ArchivesProps;
  readonly imports: ImportProps;
  readonly sites: SitesProps;
  readonly marks: MarksProps;
  readonly sync: SyncProps;
  readonly keeping: {
    /** The page on highlights and backups. */
    readonly href: string;
    /** Null where no highlights are missing. */
    readonly damage: DamageSeen | null;
    onRestore(): void;
  };
  readonly clock?: Clock;
}
