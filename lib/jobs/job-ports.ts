/** An import as a row, and what is fetched for one. */
import type { Format, ParserContext, Place, TextFormat, Unpublished } from '../archive/index.ts';
import type {
  ArchiveId,
  ArchiveInfo,
  ArchiveSite,
  Failure,
  JobStage,
  JobState,
  Ledger,
  TermEdit,
} from '../model/index.ts';
import type { ReadyArchive } from './pack-ports.ts';
import type { StagedSource } from './source-ports.ts';

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
