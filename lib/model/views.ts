/** What the views show: made by `jobs`, rendered by `components`, sent between contexts as JSON. */
import type { ArchiveId, CommentId, PostId } from './ids.ts';
import type { ArchiveInfo, Comment, Post, WallDate } from './post.ts';
import type { Failure } from './result.ts';
import type { Definition, Term, TermKey, TermKind } from './term.ts';

/** How much a page marks: five terms, twelve, or every mention of all. */
export const DENSITIES = ['fewer', 'usual', 'all'] as const;
export type Density = (typeof DENSITIES)[number];

/** A piece of text, `hit` where the words that were looked for stand. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** Where in the archive something stands. */
export interface ArchivePlace {
  readonly archive: ArchiveId;
  readonly post: PostId;
  readonly comment: CommentId | null;
}

export interface SearchHit extends ArchivePlace {
  readonly kind: 'post' | 'comment';
  /** The post's title, or its first words in `titleMissing`. */
  readonly title: string;
  readonly titleMissing: boolean;
  /** Its own: of a comment that came without one it is null, whatever its post's. */
  readonly date: WallDate | null;
  readonly postDate: WallDate | null;
  readonly author: string | null;
  readonly score: number;
  readonly snippet: readonly Piece[];
  /** How many more of this post and its comments have every word; 0 for those that come after the first. */
  readonly others: number;
  /** Words, as typed, that stand only elsewhere in the thread. */
  readonly elsewhere: readonly string[];
  /** Words, as typed, that the thread has not: the hit is there for want of better. */
  readonly missing: readonly string[];
}

export type SearchOrder = 'relevance' | 'newest' | 'oldest';

export interface SearchAnswer {
  readonly query: string;
  /** The words that were used, where they differ from those typed ("results for *probation*"). */
  readonly corrected: string | null;
  readonly posts: number;
  readonly comments: number;
  readonly hits: readonly SearchHit[];
  /** Titles and terms that are like what was typed. */
  readonly suggestions: readonly Suggestion[];
  /**
   * Matches by year, from the first with one to the last, those without as 0; whatever years the query
   * asks for, so that others can be chosen.
   */
  readonly years: readonly {
    readonly year: number;
    readonly posts: number;
    readonly comments: number;
  }[];
  /** Words, as typed, that were not looked for; '…' for those beyond what a query may hold. */
  readonly leftOut: readonly string[];
  /** Where nothing was found: words that occur nowhere, and known ones that are like them. */
  readonly near: readonly { readonly word: string; readonly like: readonly string[] }[];
  /** Archives of whose index a part cannot be read: it is left out, and made anew meanwhile. */
  readonly damaged: readonly ArchiveId[];
  readonly milliseconds: number;
}

export interface Suggestion {
  readonly kind: 'title' | 'term' | 'person' | 'author' | 'label';
  readonly text: string;
  /** For a title: where it opens. Everything else suggests a search. */
  readonly place: ArchivePlace | null;
  /** The search, as a query; null for a title. */
  readonly query: string | null;
}

/** Another post that says the same as a related one. */
export interface RelatedAlso extends ArchivePlace {
  readonly title: string;
  readonly titleMissing: boolean;
  readonly date: WallDate | null;
}

/** Its place is the passage's: of the comment, where that says more than the post. */
export interface RelatedPost extends ArchivePlace {
  readonly title: string;
  readonly titleMissing: boolean;
  readonly date: WallDate | null;
  /** Of the post on its blog; null where it has none. */
  readonly url: string | null;
  readonly score: number;
  readonly comments: number;
  /** Posts that say the same: published again, or quoting the page as this one does. */
  readonly also: readonly RelatedAlso[];
  readonly why: {
    /** Shared terms, by name. */
    readonly terms: readonly string[];
    /** Shared words, where terms do not say enough. */
    readonly words: readonly string[];
    /** The best passage, or null. */
    readonly passage: readonly Piece[] | null;
    /** Whose the passage is, where it stands in a comment. */
    readonly remark: { readonly author: string | null; readonly date: WallDate | null } | null;
    /** The post has nearly all of the page in it. */
    readonly whole: boolean;
  };
}

export interface RelatedAnswer {
  /** When the page was published, as far as it says so. */
  readonly published: WallDate | null;
  readonly before: readonly RelatedPost[];
  readonly since: readonly RelatedPost[];
  /** How many more belong to the page. */
  readonly more: number;
  readonly milliseconds: number;
}

export interface Quote extends ArchivePlace {
  readonly kind: 'post' | 'comment';
  /** Its own: of a comment that came without one it is null, whatever its post's. */
  readonly date: WallDate | null;
  readonly postDate: WallDate | null;
  readonly author: string | null;
  /** Title of the post that it stands in, or answers. */
  readonly title: string;
  readonly titleMissing: boolean;
  readonly text: readonly Piece[];
}

/** What a card shows. */
export interface Evidence {
  readonly archive: ArchiveId;
  /** By which what is done to the term finds it; numbers change with every compilation. */
  readonly key: TermKey;
  readonly archiveTitle: string;
  readonly term: number;
  readonly name: string;
  readonly kind: TermKind;
  readonly expansion: string | null;
  readonly aliases: readonly string[];
  readonly definition: Definition | null;
  readonly formerly: readonly string[];
  readonly now: string | null;
  readonly posts: number;
  readonly comments: number;
  readonly first: { readonly date: WallDate; readonly place: ArchivePlace } | null;
  readonly last: { readonly date: WallDate; readonly place: ArchivePlace } | null;
  /** Every year from the first to the last, those without a mention as 0. */
  readonly years: readonly { readonly year: number; readonly count: number }[];
  /** At most three, spread over time; none twice. */
  readonly quotes: readonly Quote[];
  /** The comment that says most; null where none says enough. */
  readonly bestComment: { readonly quote: Quote; readonly answers: Answered | null } | null;
}

/** What a comment answers: another comment, or its post where `author` and `text` are null. */
export interface Answered {
  readonly author: string | null;
  readonly text: string | null;
}

/** What a card shows: the evidence of a term, and what the mention it stands on may mean beside it. */
export interface MentionEvidence extends Evidence {
  /** The words of the mention. */
  readonly word: string;
  /** Without `www.`; empty where the page has none. */
  readonly host: string;
  readonly others: readonly Sense[];
}

/** Something that an ambiguous word may mean. */
export interface Sense {
  readonly archive: ArchiveId;
  readonly key: TermKey;
  readonly term: number;
  readonly name: string;
  readonly expansion: string | null;
  readonly kind: TermKind;
}

/** A term of the page in front, as popup and panel list it. */
export interface PageTerm extends Sense {
  /** How often the page speaks of it. */
  readonly mentions: number;
  /** Place among the painted marks; null for one that is known but not painted. */
  readonly mark: number | null;
  readonly posts: number;
  readonly comments: number;
}

/** A post in the reader. */
export interface ReaderPage {
  readonly archive: ArchiveInfo;
  readonly post: Post;
  readonly comments: readonly Comment[];
  readonly older: { readonly post: PostId; readonly title: string } | null;
  readonly newer: { readonly post: PostId; readonly title: string } | null;
}

/** A line of the import ledger. */
export interface LedgerLine {
  readonly kind: string;
  readonly found: number;
  readonly imported: number;
  readonly unchanged: number;
  readonly updated: number;
  readonly skipped: readonly { readonly reason: string; readonly count: number }[];
}

export interface LedgerWarning {
  readonly source: string;
  /** 'line 47', or 'line 47, comment 12'. */
  readonly place: string;
  readonly message: string;
}

export interface Ledger {
  readonly lines: readonly LedgerLine[];
  /** The first 200; `warningCount` counts all. */
  readonly warnings: readonly LedgerWarning[];
  readonly warningCount: number;
  /** Sources that could not be read at all. */
  readonly failed: readonly { readonly source: string; readonly failure: Failure }[];
  /** Sentences on the import as a whole: what was done otherwise than asked. Absent in most. */
  readonly notes?: readonly string[];
}

export type JobState = 'queued' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';
export type JobStage = 'planning' | 'reading' | 'joining' | 'terms' | 'finishing';

/** An import as the options page shows it. */
export interface ImportStatus {
  readonly id: number;
  readonly archive: ArchiveId;
  readonly title: string;
  readonly sources: readonly string[];
  readonly state: JobState;
  readonly stage: JobStage;
  /** Bytes of all the sources. */
  readonly bytesTotal: number;
  readonly bytesDone: number;
  readonly posts: number;
  readonly comments: number;
  /** Of the comments, those that do not stand with their posts yet. */
  readonly loose: number;
  readonly ledger: Ledger;
  readonly failure: Failure | null;
  /** A blog's address that is being fetched; null for files. */
  readonly address: string | null;
  /** How many there are in all, as the blog says. */
  readonly expected: { readonly posts: number | null; readonly comments: number | null } | null;
  /** When a paused job goes on by itself, in milliseconds since 1970. */
  readonly resumeAt: number | null;
  readonly started: number;
  readonly ended: number | null;
  /** No import: only the archive's terms are made anew. */
  readonly remakes: boolean;
}

/** A term as the user wants it, in the list of an archive's terms. */
export interface ListedTerm extends Term {
  readonly key: TermKey;
  /** It is wanted, and not yet counted. */
  readonly pending: boolean;
}
