import Dexie from 'dexie';
import type { ArchiveReader, PostHead } from '../jobs/index.ts';
import type { Comment } from '../model/index.ts';
import { toInfo, toRow, toTerm } from './rows.ts';
import { type BackstoryDatabase, COMMENTS_A_PACK, type SegmentRow } from './schema.ts';

/** Posts read at once for what they go by: one by one takes longer, all at once holds all bodies. */
const HEADS_AT_ONCE = 500;

/** Reads archives from IndexedDB; safe in any extension page, at any time. */
export function createReader(database: BackstoryDatabase): ArchiveReader {
  return {
    async archives() {
      const records = await database.archives.toArray();
      return records.map(toInfo).sort((a, b) => a.created - b.created);
    },
    async archive(id) {
      const record = await database.archives.get(id);
      return record && toInfo(record);
    },
    async posts(archive, nos) {
      const records = await database.posts.bulkGet(nos.map(no => [archive, no]));
      return records.map(record => record && toRow(record));
    },
    async postById(archive, id) {
      const record = await database.posts.where('[archive+id]').equals([archive, id]).first();
      return record && toRow(record);
    },
    async comments(archive, post) {
      const packs = await database.comments
        .where('[archive+post+pack]')
        .between([archive, post, Dexie.minKey], [archive, post, Dexie.maxKey])
        .toArray();
      return packs.flatMap<Comment>(pack => [...pack.items]);
    },
    async comment(archive, post, index) {
      const pack = Math.floor(index / COMMENTS_A_PACK);
      const items = (await database.comments.get([archive, post, pack]))?.items;
      return items?.[index - pack * COMMENTS_A_PACK];
    },
    async neighbours(archive, row) {
      const date = row.post.date;
      if (date === null) return {};
      // Posts of one day stand next to each other, in the order of their numbers.
      const byDate = database.posts.where('[archive+date]');
      const [sameDay, before, after] = await Promise.all([
        byDate.equals([archive, date]).sortBy('no'),
        database.posts
          .where('[archive+date]')
          .between([archive, Dexie.minKey], [archive, date], true, false)
          .last(),
        database.posts
          .where('[archive+date]')
          .between([archive, date], [archive, Dexie.maxKey], false, true)
          .first(),
      ]);
      const at = sameDay.findIndex(other => other.no === row.no);
      // Sources list the newest first: of one day, the higher number is the older post.
      const older = sameDay[at + 1] ?? before;
      const newer = at > 0 ? sameDay[at - 1] : after;
      return {
        ...(older ? { older: toRow(older) } : {}),
        ...(newer ? { newer: toRow(newer) } : {}),
      };
    },
    async postsInTime(archive) {
      const keys = await database.posts
        .where('[archive+date]')
        .between([archive, Dexie.minKey], [archive, Dexie.maxKey])
        .primaryKeys();
      return keys.map(([, no]) => no);
    },
    async newest(archive) {
      const record = await database.posts
        .where('[archive+date]')
        .between([archive, Dexie.minKey], [archive, Dexie.maxKey])
        .last();
      return record && toRow(record);
    },
    async terms(archive) {
      const rows = await database.terms
        .where('[archive+no]')
        .between([archive, Dexie.minKey], [archive, Dexie.maxKey])
        .toArray();
      return rows.map(toTerm);
    },
    async termsByNo(archive, nos) {
      const rows = await database.terms.bulkGet(nos.map(no => [archive, no]));
      return rows.map(row => row && toTerm(row));
    },
    termEdits: archive =>
      database.termEdits
        .where('[archive+key]')
        .between([archive, Dexie.minKey], [archive, Dexie.maxKey])
        .toArray(),
    async dictionary(archive) {
      return (await database.dictionaries.get(archive))?.buffer;
    },
    async occurrences(archive, term) {
      return (await database.occurrences.get([archive, term]))?.bytes;
    },
    async segments(archive) {
      return [...((await database.archives.get(archive))?.segments ?? [])];
    },
    segmentRow: createRowReader(database),
    async titles(archive) {
      const heads: PostHead[] = [];
      for (let from: unknown = Dexie.minKey; ; ) {
        const some = await database.posts
          .where('[archive+no]')
          .between([archive, from], [archive, Dexie.maxKey], false)
          .limit(HEADS_AT_ONCE)
          .toArray();
        for (const { post } of some) {
          const { id, title, author, labels } = post;
          heads.push({ id, title, author, labels });
        }
        const last = some.at(-1);
        if (last === undefined || some.length < HEADS_AT_ONCE) return heads;
        from = last.no;
      }
    },
  };
}

/** Rows that are asked for in one turn are read in one transaction: a first query asks for forty. */
function createRowReader(database: BackstoryDatabase): ArchiveReader['segmentRow'] {
  let asked: [string, number, number][] = [];
  let reading: Promise<(SegmentRow | undefined)[]> | null = null;
  return async (...key) => {
    const at = asked.push(key) - 1;
    reading ??= Promise.resolve().then(() => {
      const keys = asked;
      asked = [];
      reading = null;
      return database.segmentRows.bulkGet(keys);
    });
    return (await reading)[at]?.bytes;
  };
}
