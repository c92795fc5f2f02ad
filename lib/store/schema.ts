import Dexie, { type Table } from 'dexie';
import type {
  ArchiveCrawl,
  AsideRecord,
  ImportJob,
  KeptRecord,
  LooseGroup,
  PlannedFile,
  PostRow,
  SegmentInfo,
  StagedSource,
  StoredGlossary,
  SyncSaved,
  UndoRow,
} from '../jobs/index.ts';
import type {
  ArchiveId,
  ArchiveInfo,
  Clock,
  Comment,
  DeviceId,
  FieldRecord,
  HighlightRecord,
  Sighting,
  Term,
  TermEdit,
} from '../model/index.ts';
import type { MinerState } from '../terms/index.ts';
import { DATABASE } from './version.ts';

/** An archive, with what only the store needs to know of it. */
export interface ArchiveRecord extends ArchiveInfo {
  readonly nextPost: number;
  readonly nextSegment: number;
  readonly segments: readonly SegmentInfo[];
  /** How it is kept up to date; null for an archive of files. */
  readonly crawl: ArchiveCrawl | null;
  /** True once a post was replaced: the miner's states count it in both of its forms. */
  readonly minedTwice: boolean;
}

export interface PostRecord extends PostRow {
  readonly archive: ArchiveId;
  /** Copies of what it is found by; an index has no row for null. */
  readonly id: string;
  readonly date: string | null;
  readonly url: string | null;
  readonly opening: string | null;
}

export interface CommentPack {
  readonly archive: ArchiveId;
  readonly post: number;
  readonly pack: number;
  readonly items: readonly Comment[];
}

export interface SegmentRow {
  readonly archive: ArchiveId;
  readonly segment: number;
  readonly row: number;
  readonly bytes: Uint8Array;
}

export interface MinedRow {
  readonly archive: ArchiveId;
  readonly segment: number;
  readonly state: MinerState;
}

export interface LooseRow extends LooseGroup {
  readonly archive: ArchiveId;
}

/** The files of a job's sources; beside the job, because that is written with every step. */
export interface PlanRow {
  readonly job: number;
  readonly files: readonly PlannedFile[];
}

/** A post that a crawl has seen on its blog, by its source's id. */
export interface SeenRow {
  readonly job: number;
  readonly source: string;
}

/** A file of a pack that is subscribed to: what has not changed is not fetched again. */
export interface PackFileRow {
  readonly archive: ArchiveId;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface TermRow extends Term {
  readonly archive: ArchiveId;
}

export interface OccurrencesRow {
  readonly archive: ArchiveId;
  readonly term: number;
  readonly bytes: Uint8Array;
}

export interface DictionaryRow {
  readonly archive: ArchiveId;
  readonly buffer: ArrayBuffer;
}

/** `id` is given by the database. */
export interface StagedRow extends StagedSource {
  readonly blob: Blob;
  /** Milliseconds since 1970. */
  readonly staged: number;
}

/** A highlight, with the clock of its last change. */
export interface HighlightRow extends HighlightRecord {
  readonly changed: Clock;
  /** As `KeptRecord` says; absent where sync was never on. 1 or absent: an index has no true and false. */
  readonly home?: DeviceId | null;
  readonly batch?: number | null;
  readonly unsent?: 1;
  readonly gone?: 1;
}

/** What is synced beside highlights: the clocks of values that live elsewhere. */
export interface SyncFieldsRow extends FieldRecord {
  readonly home: DeviceId | null;
  readonly batch: number | null;
  readonly shadow: KeptRecord['shadow'];
  readonly unsent?: 1;
  readonly gone?: 1;
}

/** The one row of what sync remembers. */
export interface SyncSavedRow {
  readonly name: string;
  readonly value: SyncSaved;
}

/** What is known of this profile: `device` and `clock`. */
export interface MetaRow {
  readonly name: string;
  readonly value: string;
}

/**
 * The database. Every row of an archive begins its key with the archive's id, so that an archive is
 * deleted, or read in order, by one range of keys.
 */
export class BackstoryDatabase extends Dexie {
  declare archives: Table<ArchiveRecord, string>;
  declare posts: Table<PostRecord, [string, number]>;
  declare comments: Table<CommentPack, [string, number, number]>;
  declare segmentRows: Table<SegmentRow, [string, number, number]>;
  declare loose: Table<LooseRow, [string, string, number]>;
  declare seen: Table<SeenRow, [number, string]>;
  declare packFiles: Table<PackFileRow, [string, string]>;
  declare plans: Table<PlanRow, number>;
  declare mined: Table<MinedRow, [string, number]>;
  declare terms: Table<TermRow, [string, number]>;
  declare occurrences: Table<OccurrencesRow, [string, number]>;
  declare dictionaries: Table<DictionaryRow, string>;
  declare termEdits: Table<TermEdit, [string, string]>;
  declare glossaries: Table<StoredGlossary, string>;
  declare staged: Table<StagedRow, number>;
  declare jobs: Table<ImportJob, number>;
  declare highlights: Table<HighlightRow, string>;
  declare sightings: Table<Sighting, string>;
  declare meta: Table<MetaRow, string>;
  declare syncFields: Table<SyncFieldsRow, string>;
  declare syncSaved: Table<SyncSavedRow, string>;
  declare syncAside: Table<AsideRecord, [string, string]>;
  declare syncUndo: Table<UndoRow, [number, string]>;

  /** The same connection for who reads without Dexie; opened if need be. */
  readonly plain = async (): Promise<IDBDatabase> => {
    if (!this.isOpen()) await this.open();
    return this.backendDB();
  };

  constructor(name = DATABASE) {
    super(name);
    this.version(1).stores({
      archives: 'id',
      posts:
        '[archive+no], &[archive+id], [archive+date], [archive+source], [archive+url], [archive+opening]',
      loose: '[archive+post+sequence]',
      plans: 'job',
      seen: '[job+source]',
      packFiles: '[archive+name]',
      comments: '[archive+post+pack]',
      segmentRows: '[archive+segment+row]',
      mined: '[archive+segment]',
      terms: '[archive+no]',
      occurrences: '[archive+term]',
      dictionaries: 'archive',
      staged: '++id',
      jobs: '++id, state',
    });
    this.version(2)
      .stores({ termEdits: '[archive+key]' })
      .upgrade(async change => {
        await change.table<TermRow>('terms').toCollection().modify(addLaterFields);
      });
    this.version(3).stores({ glossaries: 'id' });
    this.version(4).stores({ highlights: 'id, page.key, changed', sightings: 'id', meta: 'name' });
    // The last one is `VERSION`.
    this.version(5)
      .stores({
        highlights: 'id, page.key, changed, unsent, gone',
        syncFields: 'id, unsent, gone',
        syncSaved: 'name',
        syncAside: '[id+from], due',
        syncUndo: '[pull+id], pull, at',
      })
      .upgrade(async change => {
        await change.table<HighlightRow>('highlights').toCollection().modify(addGone);
      });
  }
}

/** Version 4 did not tell removed ones by an index. */
function addGone(row: HighlightRow): void {
  Object.assign(row, { unsent: 1, ...(row.removed.value ? { gone: 1 } : {}) });
}

/** Version 1 knew neither definitions nor renamings, and nothing of what the user thinks of a term. */
function addLaterFields(row: TermRow): void {
  const later = { definition: null, formerly: [], now: null, origin: 'mined', muted: false };
  Object.assign(row, { ...later, ...row });
}
