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

/** `author:`, `label:` and their like, within a query's text. */
export interface QueryFilter {
  readonly kind: 'author' | 'label' | 'term' | 'in' | 'before' | 'after' | 'year';
  /** As typed, without quotes; of `in` it is 'posts' or 'comments'. */
  readonly value: string;
  /** Of an author, a label or a term: its words in normal form. */
  readonly words: readonly string[];
  /** Of dates: the days since 1970 that are meant, from the first to the one behind the last; null is open. */
  readonly from: number | null;
  readonly to: number | null;
  readonly negated: boolean;
  /** It ends where the text ends, so that it may still be being typed. */
  readonly open: boolean;
  /** Where it stands in the query's text (UTF-16 units), its minus and quotes included. */
  readonly start: number;
  readonly end: number;
}

export interface Query {
  readonly text: string;
  readonly clauses: readonly QueryClause[];
  readonly filters: readonly QueryFilter[];
  /** Words beyond the 32nd, or text beyond 10,000 units, were left out. */
  readonly cut: boolean;
}

export type SortOrder = 'relevance' | 'newest' | 'oldest';

export interface SearchOptions {
  readonly limit: number;
  readonly offset?: number;
  /** Best match over any of the words, without the stop words; else every word must occur. */
  readonly any?: boolean;
  /**
   * Whether what a segment holds of a post, comments included, still stands; segments keep what was
   * replaced or deleted until they are merged.
   */
  readonly isLive?: ((segment: number, post: number) => boolean) | undefined;
  /** Whose segment it is, by position: posts of two owners are two, whatever their numbers. */
  readonly owners?: readonly unknown[] | undefined;
  readonly in?: 'posts' | 'comments';
  /** Relevance unless said otherwise. */
  readonly sort?: SortOrder;
  /** The last word as a prefix while it is being typed. True unless said otherwise. */
  readonly prefix?: boolean;
  /** Typos corrected where a word is unknown. True unless said otherwise. */
  readonly typos?: boolean;
  /** Whether too few results are filled up by best match. True unless said otherwise. */
  readonly fill?: boolean;
  /** The names of a term that `term:` asks for, its own first; none where it is unknown. */
  readonly namesOf?: (term: string) => readonly string[];
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
  /** It stands for its thread: the first of its post and comments. */
  readonly leads: boolean;
  /** How many more of its thread have every word. */
  readonly others: number;
  /** Words, as typed, that occur only elsewhere in its thread. */
  readonly elsewhere: readonly string[];
  /** Words, as typed, that its thread does not have: it is here for want of better. */
  readonly missing: readonly string[];
}

export interface YearCount {
  readonly year: number;
  readonly posts: number;
  readonly comments: number;
}

/** A word that the archive does not know, and what it knows that is like it. */
export interface NearWords {
  readonly word: string;
  readonly like: readonly string[];
}

export interface SearchResult {
  readonly hits: readonly IndexHit[];
  /** All that meet the query, not only those among the hits; what filled them up is not counted. */
  readonly posts: number;
  readonly comments: number;
  /** From the first year with a match to the last, whatever years the query asks for. */
  readonly years: readonly YearCount[];
  /** The query with unknown words replaced, or null where nothing was. */
  readonly corrected: string | null;
  /** Forms to be marked in snippets, those typed first. */
  readonly words: readonly string[];
  /** Words, as typed, that were not looked for: small ones in a search for any, and those beyond the 32nd. */
  readonly leftOut: readonly string[];
  /** Words that occur nowhere, and are taken for no other. */
  readonly near: readonly NearWords[];
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

/** A post that says what a related one says: it was published again, or quotes the page as that one does. */
export interface RelatedTwin {
  readonly post: number;
  readonly segment: number;
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
  /** How many of the page's telling words it has; what any page has does not count. */
  readonly telling: number;
  /** It holds nearly all that the page says: it quotes the page, or is the page. */
  readonly whole: boolean;
  /** Posts that were folded into it. */
  readonly also: readonly RelatedTwin[];
}
