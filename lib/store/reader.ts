import type { ArchiveReader, PostHead, PostRow } from '../jobs/index.ts';
import type { ArchiveId, Comment, TermEdit } from '../model/index.ts';
import { COMMENTS_A_PACK } from './comment-packs.ts';
import { allOf, answerOf, type OpenDatabase } from './plain-database.ts';
import { toInfo, toRow, toTerm } from './rows.ts';
import type {
  ArchiveRecord,
  CommentPack,
  DictionaryRow,
  OccurrencesRow,
  PostRecord,
  SegmentRow,
  TermRow,
} from './schema.ts';

/** Posts read at once for what they go by: one by one takes longer, all at once holds all bodies. */
const HEADS_AT_ONCE = 500;

/**
 * Reads archives from IndexedDB; safe in any extension page, at any time. Without Dexie: a page that
 * searches has its first answer before Dexie's code would be there.
 */
export function createReader(open: OpenDatabase): ArchiveReader {
  /** What `ask` asks of a store, in one transaction; `none` where there is no database. */
  async function ask<T>(
    name: string,
    asked: (store: IDBObjectStore) => Promise<T>,
    none: T,
  ): Promise<T> {
    const database = await open();
    if (database === null) return none;
    return asked(database.transaction(name).objectStore(name));
  }
  const one = <T>(name: string, key: IDBValidKey): Promise<T | undefined> =>
    ask(name, store => answerOf<T | undefined>(store.get(key)), undefined);
  const all = <T>(name: string, range?: IDBKeyRange): Promise<T[]> =>
    ask(name, store => answerOf<T[]>(store.getAll(range)), []);
  const some = <T>(name: string, keys: readonly IDBValidKey[]): Promise<(T | undefined)[]> =>
    ask(
      name,
      store => Promise.all(keys.map(key => answerOf<T | undefined>(store.get(key)))),
      keys.map(() => undefined),
    );
  const record = (id: ArchiveId) => one<ArchiveRecord>('archives', id);
  /** The first post by date in a range, or the last. */
  const atEnd = (range: IDBKeyRange, direction: 'next' | 'prev') =>
    ask<PostRow | undefined>(
      'posts',
      async store => {
        const cursor = await answerOf(store.index(BY_DATE).openCursor(range, direction));
        return cursor ? toRow(cursor.value) : undefined;
      },
      undefined,
    );

  return {
    async archives() {
      const records = await all<ArchiveRecord>('archives');
      return records.map(toInfo).sort((a, b) => a.created - b.created);
    },
    async archive(id) {
      const found = await record(id);
      return found && toInfo(found);
    },
    async posts(archive, nos) {
      const keys = nos.map(no => [archive, no]);
      return (await some<PostRecord>('posts', keys)).map(found => found && toRow(found));
    },
    async postById(archive, id) {
      const found = await ask<PostRecord | undefined>(
        'posts',
        store => answerOf(store.index('[archive+id]').get([archive, id])),
        undefined,
      );
      return found && toRow(found);
    },
    async comments(archive, post) {
      const packs = await all<CommentPack>('comments', allOf(archive, post));
      return packs.flatMap<Comment>(pack => [...pack.items]);
    },
    async comment(archive, post, index) {
      const pack = Math.floor(index / COMMENTS_A_PACK);
      const items = (await one<CommentPack>('comments', [archive, post, pack]))?.items;
      return items?.[index - pack * COMMENTS_A_PACK];
    },
    async neighbours(archive, row) {
      const { date } = row.post;
      if (date === null) return {};
      // Posts of one day stand next to each other, in the order of their numbers.
      const day = IDBKeyRange.only([archive, date]);
      const [sameDay, before, after] = await Promise.all([
        ask<PostRecord[]>('posts', store => answerOf(store.index(BY_DATE).getAll(day)), []),
        atEnd(IDBKeyRange.bound([archive], [archive, date], false, true), 'prev'),
        atEnd(IDBKeyRange.bound([archive, date], [archive, []], true), 'next'),
      ]);
      const rows = sameDay.map(toRow);
      const at = rows.findIndex(other => other.no === row.no);
      // Sources list the newest first: of one day, the higher number is the older post.
      const older = rows[at + 1] ?? before;
      const newer = at > 0 ? rows[at - 1] : after;
      return { ...(older ? { older } : {}), ...(newer ? { newer } : {}) };
    },
    async postsInTime(archive) {
      const keys = await ask<IDBValidKey[]>(
        'posts',
        store => answerOf(store.index(BY_DATE).getAllKeys(allOf(archive))),
        [],
      );
      return keys.map(key => Number(Array.isArray(key) ? key[1] : key));
    },
    newest: archive => atEnd(allOf(archive), 'prev'),
    terms: async archive => (await all<TermRow>('terms', allOf(archive))).map(toTerm),
    async termsByNo(archive, nos) {
      const rows = await some<TermRow>(
        'terms',
        nos.map(no => [archive, no]),
      );
      return rows.map(row => row && toTerm(row));
    },
    termEdits: archive => all<TermEdit>('termEdits', allOf(archive)),
    dictionary: async archive => (await one<DictionaryRow>('dictionaries', archive))?.buffer,
    occurrences: async (archive, term) =>
      (await one<OccurrencesRow>('occurrences', [archive, term]))?.bytes,
    segments: async archive => [...((await record(archive))?.segments ?? [])],
    segmentRow: createRowReader(keys => some<SegmentRow>('segmentRows', keys)),
    async titles(archive) {
      const heads: PostHead[] = [];
      for (let from = -1; ; ) {
        const range = IDBKeyRange.bound([archive, from], [archive, []], true);
        const rows = await ask<PostRecord[]>(
          'posts',
          store => answerOf(store.getAll(range, HEADS_AT_ONCE)),
          [],
        );
        for (const { post } of rows) {
          const { id, title, author, labels } = post;
          heads.push({ id, title, author, labels });
        }
        const last = rows.at(-1);
        if (last === undefined || rows.length < HEADS_AT_ONCE) return heads;
        from = last.no;
      }
    },
  };
}

const BY_DATE = '[archive+date]';

/** Rows that are asked for in one turn are read in one transaction: a first query asks for forty. */
function createRowReader(
  read: (keys: readonly IDBValidKey[]) => Promise<(SegmentRow | undefined)[]>,
): ArchiveReader['segmentRow'] {
  let asked: [string, number, number][] = [];
  let reading: Promise<(SegmentRow | undefined)[]> | null = null;
  return async (...key) => {
    const at = asked.push(key) - 1;
    reading ??= Promise.resolve().then(() => {
      const keys = asked;
      asked = [];
      reading = null;
      return read(keys);
    });
    return (await reading)[at]?.bytes;
  };
}
