/** One document of the index: a post, or one comment. */
export interface IndexDoc {
  /** Number of the post within its archive, and of the comment within its post; -1 is the post. */
  readonly post: number;
  readonly comment: number;
  /** Days since 1970, null where the date is unknown. A comment without one takes its post's. */
  readonly day: number | null;
  readonly fields: {
    readonly title?: string;
    readonly labels?: string;
    readonly author?: string;
    readonly body: string;
  };
}

/** A finished segment: rows of about 64 kB. Row 0 is the header; the rest is read as needed. */
export interface Segment {
  readonly docs: number;
  readonly bytes: number;
  readonly rows: readonly Uint8Array[];
}

/** How a segment is read: by number, lazily, from wherever it is kept. */
export type ReadRow = (row: number) => Promise<Uint8Array>;

/** What a word of a query stands for in the index. */
export interface QueryClause {
  /** In normal form; more than one is a phrase: they stand next to each other. */
  readonly words: readonly string[];
  readonly negated: boolean;
  /** In quotes: just these forms, no stems, no typos. */
  readonly quoted: boolean;
  /** It ends where the text ends, so that it may still be being typed. */
  readonly open: boolean;
  /** Where its words stand in the query's text (UTF-16 units). */
  readonly start: number;
  readonly end: number;
}

export interface Query {
  readonly text: string;
  readonly clauses: readonly QueryClause[];
  /** Words beyond the 32nd, or text beyond 10,000 units, were left out. */
  readonly cut: boolean;
}

export interface SearchOptions {
  readonly limit: number;
  readonly offset?: number;
  /** Best match over any of the words, without the stop words; else every word must occur. */
  readonly any?: boolean;
  /**
   * Whether what a segment holds of a post, comments included, still stands; segments keep what was
   * replaced or deleted until they are merged.
   */
  readonly isLive?: (segment: number, post: number) => boolean;
  readonly in?: 'posts' | 'comments';
  /** The last word as a prefix while it is being typed. True unless said otherwise. */
  readonly prefix?: boolean;
  /** Typos corrected where a word is unknown. True unless said otherwise. */
  readonly typos?: boolean;
}

export interface IndexHit {
  /** Position in the list of segments. */
  readonly segment: number;
  /** Number within the segment. */
  readonly doc: number;
  readonly post: number;
  /** -1 is the post itself. */
  readonly comment: number;
  /** Days since 1970, null where unknown. */
  readonly day: number | null;
  readonly score: number;
}

export interface SearchResult {
  readonly hits: readonly IndexHit[];
  /** All matches, not only those among the hits. */
  readonly posts: number;
  readonly comments: number;
  /** The query with unknown words replaced, or null where nothing was. */
  readonly corrected: string | null;
  /** Forms to be marked in snippets, those typed first. */
  readonly words: readonly string[];
}

export interface RelatedBlock {
  readonly text: string;
  /** 1 is a plain paragraph; a headline counts more, a caption less. */
  readonly weight: number;
}

export interface RelatedOptions {
  readonly limit: number;
  readonly isLive?: (segment: number, post: number) => boolean;
  /** Fraction of the page's weight that a post must share, 0 to 1. */
  readonly minimum?: number;
}

export interface RelatedHit {
  readonly post: number;
  /** Where the post itself is indexed. */
  readonly segment: number;
  readonly day: number | null;
  readonly score: number;
  /** How much of the page it shares, 0 to 1. */
  readonly share: number;
  /** Its comment that is nearest to the page, if one is near. */
  readonly comment: number | null;
  /** Shared words as the page writes them, folded, the weightiest first. */
  readonly words: readonly string[];
}
