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
