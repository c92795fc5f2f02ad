/** Threads in the tables, and the comments that are not in theirs yet, some at a time. */
import type { LooseGroup, PostRow, StoredThread } from '../jobs/index.ts';
import type { Comment } from '../model/index.ts';
import type { Tables } from './disk-tables.ts';

/** A column that we wrote ourselves a moment ago, read back as it was written. */
export const asWritten = <T>(column: unknown): T => JSON.parse(String(column)) as T;

export function threadsFrom({ all }: Tables, from: number, limit: number): StoredThread[] {
  const select = 'SELECT row, comments FROM posts WHERE no >= ? ORDER BY no LIMIT ?';
  return all(select, from, limit).map(({ row, comments }) => ({
    row: asWritten<PostRow>(row),
    comments: asWritten<Comment[]>(comments),
  }));
}

export function looseFrom({ prepared }: Tables, limit: number, after: string | null): LooseGroup[] {
  const groups: LooseGroup[] = [];
  let count = 0;
  const select = prepared('SELECT * FROM loose WHERE post > ? ORDER BY post, sequence');
  for (const row of select.iterate(after ?? '')) {
    const post = String(row.post);
    if (count >= limit && groups.at(-1)?.post !== post) break;
    const comments = asWritten<LooseGroup['comments']>(row.comments);
    groups.push({ post, sequence: Number(row.sequence), comments });
    count += comments.length;
  }
  return groups;
}
