import Dexie from 'dexie';
import type { StoredThread } from '../jobs/index.ts';
import type { Comment } from '../model/index.ts';
import { toRow } from './rows.ts';
import type { BackstoryDatabase } from './schema.ts';

/** Posts by `no`, from `from` on, with their comments; at most `limit`. */
export async function readThreads(
  { posts, comments }: BackstoryDatabase,
  archive: string,
  from: number,
  limit: number,
): Promise<StoredThread[]> {
  const records = await posts
    .where('[archive+no]')
    .between([archive, from], [archive, Dexie.maxKey])
    .limit(limit)
    .toArray();
  const last = records.at(-1);
  if (!last) return [];
  const packs = await comments
    .where('[archive+post+pack]')
    .between([archive, from, Dexie.minKey], [archive, last.no, Dexie.maxKey])
    .toArray();
  const byPost = new Map<number, Comment[]>();
  for (const pack of packs) {
    const list = byPost.get(pack.post);
    if (list) list.push(...pack.items);
    else byPost.set(pack.post, [...pack.items]);
  }
  return records.map<StoredThread>(record => ({
    row: toRow(record),
    comments: byPost.get(record.no) ?? [],
  }));
}
