/** What the use cases need of the world; `store` has it from IndexedDB, `cli` from memory. */
import type { Place } from '../archive/index.ts';
import type {
  ArchiveId,
  ArchiveInfo,
  Comment,
  Failure,
  JobStage,
  JobState,
  Ledger,
  Post,
  PostId,
  Term,
} from '../model/index.ts';
import type { MinerState } from '../terms/index.ts';

/** A post as it is kept. */
export interface PostRow {
  /** Number within the archive, given in the order of import, never given again. */
  readonly no: number;
  readonly post: Post;
  /** How many comments, removed ones included. */
  readonly comments: number;
  /** Hash of post and comments: tells a second import what changed. */
  readonly hash: string;
  /** The segment that indexes it now; older segments may still hold what it was. */
  readonly segment: number;
}

export interface SegmentInfo {
  readonly no: number;
  readonly dead: readonly number[];
}

/** What may be read of the archives, by any extension page. Unknown things are undefined. */
export interface ArchiveReader {
  archives(): Promise<ArchiveInfo[]>;
  archive(id: ArchiveId): Promise<ArchiveInfo | undefined>;
  posts(archive: ArchiveId, nos: readonly number[]): Promise<(PostRow | undefined)[]>;
  postById(archive: ArchiveId, id: PostId): Promise<PostRow | undefined>;
  /** Comments of one post in reading order; the number of a comment is its place here. */
  comments(archive: ArchiveId, post: number): Promise<Comment[]>;
  /** The posts before and after one by date; undefined where it is the last or has no date. */
  neighbours(archive: ArchiveId, post: PostRow): Promise<{ older?: PostRow; newer?: PostRow }>;
  /** Ordered by `no`. */
  terms(archive: ArchiveId): Promise<Term[]>;
  termsByNo(archive: ArchiveId, nos: readonly number[]): Promise<(Term | undefined)[]>;
  /** The compiled dictionary (`terms/compile`). */
  dictionary(archive: ArchiveId): Promise<ArrayBuffer | undefined>;
  /** Where a term occurs (`terms/occurrences`). */
  occurrences(archive: ArchiveId, term: number): Promise<Uint8Array | undefined>;
  /** The archive's segments, and the numbers of the posts that each holds in a form no longer true. */
  segments(archive: ArchiveId): Promise<SegmentInfo[]>;
  segmentRow(archive: ArchiveId, segment: number, row: number): Promise<Uint8Array | undefined>;
  /** Id and title of every titled post, for suggestions. */
  titles(archive: ArchiveId): Promise<{ id: PostId; title: string }[]>;
}

/** A source that waits to be imported. */
export interface StagedSource {
  readonly id: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** An import, as a row that outlives the worker. */
export interface ImportJob {
  readonly id: number;
  readonly archive: ArchiveId;
  readonly title: string;
  readonly sources: readonly StagedSource[];
  readonly state: JobState;
  readonly stage: JobStage;
  /** The source that is being read, and how far it was read into rows. */
  readonly source: number;
  readonly at: Place | null;
  readonly bytesDone: number;
  readonly posts: number;
  readonly comments: number;
  readonly ledger: Ledger;
  readonly failure: Failure | null;
  /** Counts every write: a runner that finds another number has been overtaken and stops. */
  readonly revision: number;
  readonly stopping: boolean;
  readonly started: number;
  readonly ended: number | null;
}

/** What one step of an import writes, all or nothing. */
export interface ImportCommit {
  readonly job: ImportJob;
  readonly archive: ArchiveInfo;
  readonly posts: readonly PostWrite[];
  /** Rows of the step's index segment; empty if it indexed nothing. */
  readonly segment: { readonly no: number; readonly rows: readonly Uint8Array[] } | null;
  readonly mined: MinerState | null;
}

export interface PostWrite {
  readonly row: PostRow;
  readonly comments: readonly Comment[];
  /** The segment that held it until now, where it is not new. */
  readonly replaces: number | null;
}

export interface TermsWrite {
  readonly terms: readonly Term[];
  readonly occurrences: readonly Uint8Array[];
  readonly dictionary: ArrayBuffer;
}

/** What an import reads and writes. Only the background has one. */
export interface ImportStore extends ArchiveReader {
  job(id: number): Promise<ImportJob | undefined>;
  /** Jobs that are queued or running, oldest first. */
  openJobs(): Promise<ImportJob[]>;
  createJob(job: Omit<ImportJob, 'id'>, archive: ArchiveInfo | null): Promise<number>;
  /** Writes the job alone; `false` if another runner has written since. */
  saveJob(job: ImportJob): Promise<boolean>;
  /** `false` if another runner has written since; nothing is written then. */
  commit(commit: ImportCommit): Promise<boolean>;
  /** Replaces the archive's terms, all or nothing, and ends the job with it. */
  commitTerms(job: ImportJob, archive: ArchiveInfo, terms: TermsWrite): Promise<boolean>;
  mined(archive: ArchiveId): Promise<{ segment: number; state: MinerState }[]>;
  nextNumbers(archive: ArchiveId): Promise<{ post: number; segment: number }>;
  /** Posts by `no`, from `from` on, with their comments; at most `limit`. */
  threads(archive: ArchiveId, from: number, limit: number): Promise<StoredThread[]>;
  /** The staged sources of these ids, those that are still there. */
  staged(ids: readonly number[]): Promise<StagedSource[]>;
  /** Forgets the staged sources of a job that has ended. */
  dropStaged(ids: readonly number[]): Promise<void>;
  forgetJob(id: number): Promise<void>;
  renameArchive(id: ArchiveId, title: string): Promise<void>;
  /** Deletes the archive with all that is its own; its jobs too, unless they are to be kept. */
  deleteArchive(id: ArchiveId, jobs?: 'keep jobs'): Promise<void>;
  /** Asks the job's runner, which may be another one, to stop after its step. */
  requestStop(id: number): Promise<void>;
  /** Puts a paused job back into the queue. */
  requeue(id: number): Promise<void>;
}

export interface StoredThread {
  readonly row: PostRow;
  readonly comments: readonly Comment[];
}

/** An archive with index and terms made, as a pack holds it. */
export interface ReadyArchive extends TermsWrite {
  readonly archive: ArchiveInfo;
  /** Ordered by number. */
  readonly threads: readonly StoredThread[];
  readonly segments: readonly (SegmentInfo & { readonly rows: readonly Uint8Array[] })[];
}

/** Opens a staged source as a pack; null if it is none. Throws a failure if it is a damaged one. */
export type OpenPack = (source: StagedSource) => Promise<ReadyArchive | null>;

/** Opens a staged source as decoded text, in chunks. */
export type OpenSource = (source: StagedSource) => Promise<AsyncIterable<TextChunk>>;

export interface TextChunk {
  readonly text: string;
  /** Bytes of the source that have been read, this chunk included. */
  readonly bytes: number;
}
