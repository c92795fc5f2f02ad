/**
 * What a crawl must know of a feed's page to go on: how many entries, which, how many there are in all.
 * The page itself goes to the parsers, as a file's text does.
 */
export interface FeedPeek {
  readonly dialect: 'atom' | 'rss' | 'json-feed' | 'blogger-json';
  readonly title: string | null;
  /** Address of the blog's front page, as the feed gives it; maybe relative. */
  readonly home: string | null;
  readonly generator: string | null;
  /** All entries that the server would give, over all pages, as it says. */
  readonly total: number | null;
  /** Address of the next page, where the feed has one; maybe relative. */
  readonly next: string | null;
  readonly entries: readonly PeekEntry[];
}

export interface PeekEntry {
  /** The feed's own id, or the best that stands for one. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly published: number | null;
  readonly updated: number | null;
  /** How many comments the feed says that it has. */
  readonly replies: number | null;
  /** It has its whole text, as far as the feed tells. */
  readonly whole: boolean;
}

/** Milliseconds since 1970; null for what is no date. */
export function time(text: string | null | undefined): number | null {
  const ms = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}

export function wholeNumber(text: string | null | undefined): number | null {
  return text && /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null;
}

/** Whether a page gives only the beginnings of its posts. */
export function isSummaryOnly(peek: FeedPeek): boolean {
  return peek.entries.length > 0 && peek.entries.every(entry => !entry.whole);
}
