/** What the use cases need of the world; `store` has it from IndexedDB, `cli` from memory. */
import type { LooseComment } from '../archive/index.ts';
import type { ArchiveId, ArchiveInfo, ArchiveSite, Comment, Failure } from '../model/index.ts';
import type { MinerState } from '../terms/index.ts';
import type {
  ArchiveCrawl,
  ImportJob,
  JobWish,
  KeptBeside,
  NewImport,
  PlannedFile,
} from './job-ports.ts';
import type { ReadyArchive, StoredThread, TermsWrite } from './pack-ports.ts';
import type { ArchiveReader, PostRow, SegmentInfo } from './reader-ports.ts';
import type { StagedSource } from './source-ports.ts';
import type { TermsStore } from './terms-ports.ts';

export type * from './highlight-ports.ts';
export type * from './job-ports.ts';
export type * from './pack-ports.ts';
export type * from './reader-ports.ts';
export * from './remote-ports.ts';
export type * from './source-ports.ts';
export type * from './sync-ports.ts';
export * from './sync-saved.ts';

/** Loose comments of one post that one step has read, in their order. */
export interface LooseGroup {
  /** The post, by its source's id. */
  readonly post: string;
  /** Orders the groups of a post; never given twice within an archive. */
  readonly sequence: number;
  readonly comments: readonly LooseComment[];
}

/** What one step of an import writes, all or nothing. */
export interface ImportCommit {
  readonly job: ImportJob;
  readonly archive: ArchiveInfo;
  readonly posts: readonly PostWrite[];
  /** Comments that wait for the threads of their posts. */
  readonly loose: readonly LooseGroup[];
  /** Posts, by their source's ids, whose loose comments are in `posts` now, or are given up. */
  readonly joined: readonly string[];
  /** Source's ids of posts, and of comments, that a crawl has seen on its blog. */
  readonly seen: readonly string[];
  /** The step's index segment; null if it indexed nothing. One of a pack may hold posts that are dead. */
  readonly segment: {
    readonly no: number;
    readonly rows: readonly Uint8Array[];
    readonly dead?: readonly number[];
  } | null;
  /** What the step mined; null if that was not done, so that it must be done from the rows. */
  readonly mined: MinerState | null;
}

export interface PostWrite {
  readonly row: PostRow;
  readonly comments: readonly Comment[];
  /** True where the archive holds an older form of the post, which its segments must forget. */
  readonly replaces: boolean;
}

/** Segments that become one. */
export interface SegmentMerge {
  readonly archive: ArchiveId;
  /** The archive's segments as they were read; if they are others now, nothing is written. */
  readonly before: readonly SegmentInfo[];
  readonly merged: readonly number[];
  readonly rows: readonly Uint8Array[];
}

/** What an import reads and writes. Only the background has one. */
export interface ImportStore extends ArchiveReader, TermsStore<Omit<ImportJob, 'id'>> {
  job(id: number): Promise<ImportJob | undefined>;
  /** Jobs that are queued or running, or wait until a time that has come; oldest first. */
  openJobs(now: number): Promise<ImportJob[]>;
  /** The job that fetches the archive's address and is paused, whatever for. */
  pausedCrawl(archive: ArchiveId): Promise<ImportJob | undefined>;
  /** When the next waiting job goes on; null if none waits for a time. */
  nextResume(): Promise<number | null>;
  /** A new archive gets what was kept of it beside its content. */
  createJob(
    job: Omit<ImportJob, 'id'>,
    archive: ArchiveInfo | null,
    kept?: KeptBeside,
  ): Promise<number>;
  /** Writes the job alone; `false` if another runner has written since. */
  saveJob(job: ImportJob): Promise<boolean>;
  /** `false` if another runner has written since; nothing is written then. */
  commit(commit: ImportCommit): Promise<boolean>;
  /**
   * Replaces the archive's terms, all or nothing, and ends the job with it. What the user has changed
   * meanwhile stays in their rows.
   */
  commitTerms(job: ImportJob, archive: ArchiveInfo, terms: TermsWrite): Promise<boolean>;
  /**
   * What was mined so far, a state for each step: `limit` of them behind the first `from`. Null if posts
   * have been replaced since, so that it counts them twice, or if nothing was mined.
   */
  mined(archive: ArchiveId, from: number, limit: number): Promise<MinerState[] | null>;
  nextNumbers(archive: ArchiveId): Promise<{ post: number; segment: number }>;
  /** The post of this source's id, or of this address, or that begins alike on the same day. */
  findPost(archive: ArchiveId, known: PostClues): Promise<PostRow | undefined>;
  /**
   * Groups of loose comments, those of a post together, the posts by their ids, behind the post `after` or
   * from the first on; about `limit` comments.
   */
  loose(archive: ArchiveId, limit: number, after: string | null): Promise<LooseGroup[]>;
  /** How an archive is kept up to date; undefined for one of files. */
  crawlOf(archive: ArchiveId): Promise<ArchiveCrawl | undefined>;
  /** Changes what is shown of the archive's site, such as how often it is looked at. */
  saveSite(archive: ArchiveId, change: Partial<ArchiveSite>): Promise<void>;
  /**
   * Ends a crawl: where it was complete, posts (and comments) that it has not seen are marked as gone and
   * those that it has seen again no longer are. `false` if another runner has written since.
   */
  endCrawl(job: ImportJob, end: CrawlEnd): Promise<boolean>;
  plan(job: number): Promise<PlannedFile[] | undefined>;
  /**
   * Keeps the plan and the job's next stage, and queues the jobs that came of it, all or nothing; `false`
   * if another runner has written since.
   */
  savePlan(
    job: ImportJob,
    files: readonly PlannedFile[],
    more?: readonly NewImport[],
  ): Promise<boolean>;
  /** `false` if the archive's segments have changed since; nothing is written then. */
  mergeSegments(merge: SegmentMerge): Promise<boolean>;
  /** Posts by `no`, from `from` on, with their comments; at most `limit`. */
  threads(archive: ArchiveId, from: number, limit: number): Promise<StoredThread[]>;
  /** The staged sources of these ids, those that are still there. */
  staged(ids: readonly number[]): Promise<StagedSource[]>;
  /** Forgets the plan of a job that has ended, and the staged sources that no other job waits for. */
  clearSources(job: ImportJob): Promise<void>;
  forgetJob(id: number): Promise<void>;
  renameArchive(id: ArchiveId, title: string): Promise<void>;
  /** Deletes the archive with all that is its own; its jobs too, unless they are to be kept. */
  deleteArchive(id: ArchiveId, jobs?: 'keep jobs'): Promise<void>;
  /** Asks the job's runner, which may be another one, to stop or pause after its step. */
  wish(id: number, wish: JobWish): Promise<void>;
  /** Puts a paused job back into the queue. */
  requeue(id: number): Promise<void>;
}

export interface CrawlEnd {
  readonly complete: boolean;
  readonly completeComments: boolean;
  readonly crawl: ArchiveCrawl;
  readonly site: ArchiveSite;
}

/** By what a post may be known that has another id. Null where nothing is known. */
export interface PostClues {
  readonly source: string | null;
  readonly url: string | null;
  /** `openingKey` of `archive`. */
  readonly opening: string | null;
}

/**
 * Jobs that had to stop and could not even write so, by their numbers: on a full disk the database takes
 * nothing. Kept outside of it, for as long as the browser runs; after that they are tried again.
 */
export type Held = Readonly<Record<string, Failure>>;

export interface HeldJobs {
  all(): Promise<Held>;
  hold(job: number, failure: Failure): Promise<void>;
  /** Lets a job run again; nothing where it is not held. */
  release(job: number): Promise<void>;
}

/** Opens a staged source as a pack; null if it is none. Throws a failure if it is a damaged one. */
export type OpenPack = (source: StagedSource) => Promise<ReadyArchive | null>;
