/** What the use cases need of the world; `store` has it from IndexedDB, `cli` from memory. */
import type {
  Format,
  LooseComment,
  ParserContext,
  Place,
  TextFormat,
  Unpublished,
} from '../archive/index.ts';
import type {
  ArchiveId,
  ArchiveInfo,
  ArchiveSite,
  Comment,
  Failure,
  JobStage,
  JobState,
  Ledger,
  Post,
  PostId,
  Term,
  TermEdit,
} from '../model/index.ts';
import type { MinerState } from '../terms/index.ts';
import type { StagedSource } from './source-ports.ts';
import type { TermsStore } from './terms-ports.ts';

export type * from './highlight-ports.ts';
export * from './remote-ports.ts';
export type * from './source-ports.ts';
export type * from './sync-ports.ts';
export * from './sync-saved.ts';

/** A post as it is kept. */
export interface PostRow {
  /** Number within the archive, given in the order of import, never given again. */
  readonly no: number;
  readonly post: Post;
  /** How many comments, removed ones included. */
  readonly comments: number;
  /** Hash of post and comments: tells a second import what changed. */
  readonly hash: string;
  /** The source's own id of it, where it has one. */
  readonly source: string | null;
}

export interface SegmentInfo {
  readonly no: number;
  readonly dead: readonly number[];
}

/** Of a post what it is known by. */
export type PostHead = Pick<Post, 'id' | 'title' | 'author' | 'labels'>;

/** What may be read of the archives, by any extension page. Unknown things are undefined. */
export interface ArchiveReader {
  archives(): Promise<ArchiveInfo[]>;
  archive(id: ArchiveId): Promise<ArchiveInfo | undefined>;
  posts(archive: ArchiveId, nos: readonly number[]): Promise<(PostRow | undefined)[]>;
  postById(archive: ArchiveId, id: PostId): Promise<PostRow | undefined>;
  /** Comments of one post in reading order; the number of a comment is its place here. */
  comments(archive: ArchiveId, post: number): Promise<Comment[]>;
  /** One of them by its number; what a search shows of a thread is seldom more. */
  comment(archive: ArchiveId, post: number, index: number): Promise<Comment | undefined>;
  /** The posts before and after one by date; undefined where it is the last or has no date. */
  neighbours(archive: ArchiveId, post: PostRow): Promise<{ older?: PostRow; newer?: PostRow }>;
  /** The numbers of the posts that have a date, oldest first; reads no post. */
  postsInTime(archive: ArchiveId): Promise<number[]>;
  /** The post with the latest date; undefined where none has one. */
  newest(archive: ArchiveId): Promise<PostRow | undefined>;
  /** Ordered by `no`. */
  terms(archive: ArchiveId): Promise<Term[]>;
  termsByNo(archive: ArchiveId, nos: readonly number[]): Promise<(Term | undefined)[]>;
  /** What the user changed of its terms. */
  termEdits(archive: ArchiveId): Promise<TermEdit[]>;
  /** The compiled dictionary (`terms/compile`). */
  dictionary(archive: ArchiveId): Promise<ArrayBuffer | undefined>;
  /** Where a term occurs (`terms/occurrences`). */
  occurrences(archive: ArchiveId, term: number): Promise<Uint8Array | undefined>;
  /** The archive's segments, and the numbers of the posts that each holds in a form no longer true. */
  segments(archive: ArchiveId): Promise<SegmentInfo[]>;
  segmentRow(archive: ArchiveId, segment: number, row: number): Promise<Uint8Array | undefined>;
  /** What every post goes by, for suggestions. */
  titles(archive: ArchiveId): Promise<PostHead[]>;
}

/** As much of it as marks are made of. */
export type MarksReader = Pick<ArchiveReader, 'archives' | 'dictionary' | 'terms' | 'termsByNo'>;

/** One file of a source, as it will be read. A plain source is one file, a zip has many. */
export interface PlannedFile {
  /** Position in the job's sources. */
  readonly source: number;
  /** What messages call it: the source's name, and the path within it if it has several. */
  readonly name: string;
  /** Path within a zip; empty for a source that is one file. */
  readonly path: string;
  /** Bytes of the source that reading it consumes, more or less; for progress. */
  readonly size: number;
  readonly format: Format;
  readonly context: ParserContext;
}

/** What the user has asked of a job that a runner has not yet seen to. */
export type JobWish = 'stop' | 'pause';

/** An import, as a row that outlives the worker. */
export interface ImportJob {
  readonly id: number;
  readonly archive: ArchiveId;
  readonly title: string;
  /** True if the user gave the title; else the blog's own takes its place once it is read. */
  readonly titled: boolean;
  readonly sources: readonly StagedSource[];
  readonly include: readonly Unpublished[];
  readonly state: JobState;
  readonly stage: JobStage;
  /** Number of the planned file that is being read, and how far it was read into rows. */
  readonly file: number;
  readonly at: Place | null;
  readonly bytesDone: number;
  readonly posts: number;
  readonly comments: number;
  /** Comments that have been read and do not stand with their posts yet. */
  readonly loose: number;
  readonly ledger: Ledger;
  readonly failure: Failure | null;
  /** Counts every write: a runner that finds another number has been overtaken and stops. */
  readonly revision: number;
  readonly wish: JobWish | null;
  /** The address that is fetched; null where files are read. */
  readonly crawl: CrawlState | null;
  /** When a paused job goes on by itself; null where it waits for the user. */
  readonly resumeAt: number | null;
  readonly started: number;
  readonly ended: number | null;
  /**
   * Present where nothing is imported: the archive's terms are made anew, since the user changed them
   * or chose another glossary.
   */
  readonly remakes?: 'edits' | 'glossary';
  /** The blog whose files it reads, by `blogKey`; absent where its sources are not of several. */
  readonly blog?: string;
}

/** A job that is to be, with its archive. */
export interface NewImport {
  readonly job: Omit<ImportJob, 'id'>;
  readonly archive: ArchiveInfo;
}

/** What stands behind an address. There is more to it, which is its crawler's own. */
export interface CrawledSite {
  readonly kind: ArchiveSite['kind'];
  readonly url: string;
  readonly title: string | null;
}

/** The fetching of an address, as its job keeps it. What is `unknown` is the crawler's own JSON. */
export interface CrawlState {
  readonly site: CrawledSite;
  /** Null before the first page. */
  readonly cursor: unknown;
  /** Where the last crawl that was done left off; null asks for all there is. */
  readonly since: unknown;
  /** What the user was told of already. */
  readonly notes: readonly string[];
  readonly expected: { readonly posts: number | null; readonly comments: number | null };
}

/** A page of a crawl: texts for the parsers, or a whole pack. */
export interface CrawlPage {
  readonly texts: readonly {
    readonly format: TextFormat;
    readonly context: ParserContext;
    readonly text: string;
  }[];
  readonly pack: ReadyArchive | null;
  readonly cursor: unknown;
  readonly expected: CrawlState['expected'];
  /** The source's ids of the posts on the page. */
  readonly seen: readonly string[];
  readonly notes: readonly string[];
  readonly done: boolean;
  /** With the last page: the `since` of the next crawl. */
  readonly next: unknown;
  /** With the last page: every post that the blog has was seen. */
  readonly complete: boolean;
  /** The same of comments, which are seen as `comment ` and the source's id. */
  readonly completeComments: boolean;
}

export type CrawlAnswer =
  | { readonly ok: true; readonly page: CrawlPage }
  /** It may pass by itself where `retryAt` says when to ask again. */
  | { readonly ok: false; readonly failure: Failure; readonly retryAt: number | null };

/** Fetches the next page of a crawl into an archive. */
export type FetchPage = (archive: ArchiveId, crawl: CrawlState) => Promise<CrawlAnswer>;

/** What a backup keeps of an archive beside its pack. */
export interface KeptBeside {
  readonly crawl: ArchiveCrawl | null;
  /** In the pack's terms already; kept for when they are made anew. */
  readonly termEdits: readonly TermEdit[];
}

/** How an archive is kept up to date. */
export interface ArchiveCrawl {
  readonly site: CrawledSite;
  readonly since: unknown;
}

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

export interface TermsWrite {
  /** All that was mined, as one state, where it was mined anew. */
  readonly mined?: MinerState | undefined;
  readonly terms: readonly Term[];
  readonly occurrences: readonly Uint8Array[];
  readonly dictionary: ArrayBuffer;
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
