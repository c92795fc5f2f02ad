/** What a pack is written from, read from the tables as it is asked for. */
import type { PackSource, SegmentInfo } from '../jobs/index.ts';
import type { Tables } from './disk-tables.ts';

/** The segments with their rows, which are read one by one each time somebody goes through them. */
export function rowsOf({ one, bytesOf }: Tables, segments: readonly SegmentInfo[]) {
  const select = 'SELECT bytes FROM segments WHERE segment = ? AND row = ?';
  return segments.map(({ no, dead }) => ({
    no,
    dead,
    rows: {
      *[Symbol.iterator]() {
        for (let row = 0; ; row++) {
          const bytes = bytesOf(one(select, no, row)?.bytes);
          if (!bytes) return;
          yield bytes;
        }
      },
    },
  }));
}

/** Threads as JSON, which is what the tables hold: to read and write it again would cost seconds. */
const LINES = `
  SELECT no, CAST('{"row":' || row || ',"comments":' || comments || '}' || char(10) AS BLOB) AS line
  FROM posts WHERE no >= ? ORDER BY no LIMIT ?`;

export function threadLinesOf({ all, bytesOf }: Tables): PackSource['threadLines'] {
  return async (from, limit) =>
    all(LINES, from, limit).map(({ no, line }) => ({
      no: Number(no),
      line: bytesOf(line) ?? new Uint8Array(),
    }));
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

/** Gives posts their numbers of `known`, and those that are new the next ones, by date; gives the next. */
export function renumber({ all, run }: Tables, known: ReadonlyMap<string, number>): number {
  let next = Math.max(-1, ...known.values()) + 1;
  // Of one day, the one that the source lists first is the newer; what has no date comes last.
  const rows = all(`SELECT no, id FROM posts
    ORDER BY json_extract(row, '$.post.date') IS NULL, json_extract(row, '$.post.date'), no`);
  for (const { no, id } of rows) {
    const given = known.get(String(id)) ?? next++;
    // Below nothing first: the number may still be another's.
    run(
      "UPDATE posts SET no = ?, row = json_set(row, '$.no', ?) WHERE no = ?",
      -given - 1,
      given,
      Number(no),
    );
  }
  run('UPDATE posts SET no = -no - 1');
  return next;
}
