/** What a pack is written from, read from the tables as it is asked for. */
import type { SegmentInfo } from '../jobs/index.ts';
import type { PackSource } from '../sources/index.ts';
import type { Tables } from './disk-tables.ts';

/** The segments with their rows, which are read each time somebody goes through them. */
export function rowsOf({ prepared }: Tables, segments: readonly SegmentInfo[]) {
  const select = prepared('SELECT bytes FROM segments WHERE segment = ? ORDER BY row');
  return segments.map(({ no, dead }) => ({
    no,
    dead,
    rows: {
      *[Symbol.iterator]() {
        for (const { bytes } of select.iterate(no)) yield bytes as Uint8Array;
      },
    },
  }));
}

/** Threads as JSON, which is what the tables hold: to read and write it again would cost seconds. */
const LINES = `
  SELECT no, CAST('{"row":' || row || ',"comments":' || comments || '}' || char(10) AS BLOB) AS line
  FROM posts WHERE no >= ? ORDER BY no LIMIT ?`;

export function threadLinesOf({ all }: Tables): PackSource['threadLines'] {
  return async (from, limit) =>
    all(LINES, from, limit).map(({ no, line }) => ({ no: Number(no), line: line as Uint8Array }));
}

export interface ThreadCounts {
  readonly posts: number;
  readonly pages: number;
  readonly comments: number;
  /** Of the comments. */
  readonly removed: number;
}

const COUNTS = `
  SELECT count(*) - total(page) AS posts, total(page) AS pages, total(size) AS comments,
    total(removed) AS removed
  FROM posts`;

export function countsOf({ one }: Tables): ThreadCounts {
  const { posts, pages, comments, removed } = one(COUNTS) ?? {};
  return {
    posts: Number(posts),
    pages: Number(pages),
    comments: Number(comments),
    removed: Number(removed),
  };
}
