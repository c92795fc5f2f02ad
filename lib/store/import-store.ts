import Dexie from 'dexie';
import type {
  ImportCommit,
  ImportJob,
  ImportStore,
  PostWrite,
  StoredThread,
} from '../jobs/index.ts';
import type { ArchiveInfo, Comment } from '../model/index.ts';
import { createReader, toRow } from './reader.ts';
import {
  type ArchiveRecord,
  type BackstoryDatabase,
  COMMENTS_A_PACK,
  type CommentPack,
} from './schema.ts';

/** What an import reads and writes, each step in one transaction with the job's cursor. */
export function createImportStore(database: BackstoryDatabase): ImportStore {
  return {
    ...createReader(database),

    job: id => database.jobs.get(id),

    async openJobs() {
      const jobs = await database.jobs.where('state').anyOf('queued', 'running').toArray();
      return jobs.sort((a, b) => a.id - b.id);
    },

    createJob: (job, archive) =>
      database.transaction('rw', database.jobs, database.archives, async () => {
        if (archive && !(await database.archives.get(archive.id))) {
          await database.archives.add(newRecord(archive));
        }
        // The key is given by the database, which the table's type can't say.
        return database.jobs.add(job as ImportJob);
      }),

    saveJob: job => database.transaction('rw', database.jobs, () => putJob(database, job)),

    commit: commit =>
      database.transaction(
        'rw',
        [
          database.jobs,
          database.archives,
          database.posts,
          database.comments,
          database.segmentRows,
          database.mined,
        ],
        async () => {
          if (!(await putJob(database, commit.job))) return false;
          await writeStep(database, commit);
          return true;
        },
      ),

    commitTerms: (job, archive, write) =>
      database.transaction(
        'rw',
        [
          database.jobs,
          database.archives,
          database.terms,
          database.occurrences,
          database.dictionaries,
        ],
        async () => {
          if (!(await putJob(database, job))) return false;
          const id = archive.id;
          await Promise.all([
            deleteRange(database, 'terms', id),
            deleteRange(database, 'occurrences', id),
          ]);
          await database.terms.bulkPut(write.terms.map(term => ({ archive: id, ...term })));
          await database.occurrences.bulkPut(
            write.occurrences.map((bytes, term) => ({ archive: id, term, bytes })),
          );
          await database.dictionaries.put({ archive: id, buffer: write.dictionary });
          await database.archives.update(id, { ...archive });
          return true;
        },
      ),

    async mined(archive) {
      const rows = await database.mined
        .where('[archive+segment]')
        .between([archive, Dexie.minKey], [archive, Dexie.maxKey])
        .toArray();
      return rows.map(({ segment, state }) => ({ segment, state }));
    },

    async nextNumbers(archive) {
      const record = await database.archives.get(archive);
      return { post: record?.nextPost ?? 0, segment: record?.nextSegment ?? 0 };
    },

    async threads(archive, from, limit) {
      const records = await database.posts
        .where('[archive+no]')
        .between([archive, from], [archive, Dexie.maxKey])
        .limit(limit)
        .toArray();
      const last = records.at(-1);
      if (!last) return [];
      const packs = await database.comments
        .where('[archive+post+pack]')
        .between([archive, from, Dexie.minKey], [archive, last.no, Dexie.maxKey])
        .toArray();
      const comments = new Map<number, Comment[]>();
      for (const pack of packs) {
        const list = comments.get(pack.post);
        if (list) list.push(...pack.items);
        else comments.set(pack.post, [...pack.items]);
      }
      return records.map<StoredThread>(record => ({
        row: toRow(record),
        comments: comments.get(record.no) ?? [],
      }));
    },

    async staged(ids) {
      const rows = await database.staged.bulkGet([...ids]);
      return rows.flatMap(row => (row ? [{ id: row.id, name: row.name, size: row.size }] : []));
    },

    dropStaged: ids => database.staged.bulkDelete([...ids]),

    forgetJob: id => database.jobs.delete(id),

    async renameArchive(id, title) {
      await database.archives.update(id, { title });
    },

    async requestStop(id) {
      await database.jobs.update(id, { stopping: true });
    },

    requeue: id =>
      database.transaction('rw', database.jobs, async () => {
        const job = await database.jobs.get(id);
        if (job?.state !== 'paused') return;
        await database.jobs.put({
          ...job,
          state: 'queued',
          failure: null,
          revision: job.revision + 1,
        });
      }),

    deleteArchive: (id, keep) =>
      database.transaction('rw', database.tables, async () => {
        const tables = [
          'posts',
          'comments',
          'segmentRows',
          'mined',
          'terms',
          'occurrences',
        ] as const;
        await Promise.all(tables.map(table => deleteRange(database, table, id)));
        await database.dictionaries.delete(id);
        await database.archives.delete(id);
        if (keep) return;
        const jobs = await database.jobs.filter(job => job.archive === id).toArray();
        await database.staged.bulkDelete(jobs.flatMap(job => job.sources.map(source => source.id)));
        await database.jobs.bulkDelete(jobs.map(job => job.id));
      }),
  };
}

/** Puts the job if nobody has put it since it was read. */
async function putJob(database: BackstoryDatabase, job: ImportJob): Promise<boolean> {
  const current = await database.jobs.get(job.id);
  if (!current || current.revision !== job.revision) return false;
  // A wish to stop may have come since the runner read its job.
  const stopping = job.stopping || current.stopping;
  await database.jobs.put({ ...job, stopping, revision: job.revision + 1 });
  return true;
}

async function writeStep(database: BackstoryDatabase, commit: ImportCommit): Promise<void> {
  const archive = commit.archive.id;
  const record = (await database.archives.get(archive)) ?? newRecord(commit.archive);
  const segments = commit.segment
    ? [...record.segments, { no: commit.segment.no, dead: [] }]
    : [...record.segments];
  await database.archives.put({
    ...record,
    ...commit.archive,
    segments: segments.map(segment => ({
      no: segment.no,
      dead: [...segment.dead, ...deadIn(segment.no, commit.posts)],
    })),
    nextPost: commit.posts.reduce((next, { row }) => Math.max(next, row.no + 1), record.nextPost),
    nextSegment: commit.segment ? commit.segment.no + 1 : record.nextSegment,
  });
  for (const { row, replaces } of commit.posts) {
    if (replaces === null) continue;
    await database.comments
      .where('[archive+post+pack]')
      .between([archive, row.no, Dexie.minKey], [archive, row.no, Dexie.maxKey])
      .delete();
  }
  await database.posts.bulkPut(
    commit.posts.map(({ row }) => ({ ...row, archive, id: row.post.id, date: row.post.date })),
  );
  await database.comments.bulkPut(commit.posts.flatMap(write => packs(archive, write)));
  if (commit.segment) {
    const { no, rows } = commit.segment;
    await database.segmentRows.bulkPut(
      rows.map((bytes, row) => ({ archive, segment: no, row, bytes })),
    );
    if (commit.mined) await database.mined.put({ archive, segment: no, state: commit.mined });
  }
}

function deadIn(segment: number, posts: readonly PostWrite[]): number[] {
  return posts.filter(post => post.replaces === segment).map(post => post.row.no);
}

function packs(archive: string, { row, comments }: PostWrite): CommentPack[] {
  const made: CommentPack[] = [];
  for (let at = 0; at < comments.length; at += COMMENTS_A_PACK) {
    const items = comments.slice(at, at + COMMENTS_A_PACK);
    made.push({ archive, post: row.no, pack: at / COMMENTS_A_PACK, items });
  }
  return made;
}

function newRecord(archive: ArchiveInfo): ArchiveRecord {
  return { ...archive, nextPost: 0, nextSegment: 0, segments: [] };
}

function deleteRange(
  database: BackstoryDatabase,
  table: 'posts' | 'comments' | 'segmentRows' | 'mined' | 'terms' | 'occurrences',
  archive: string,
): Promise<number> {
  // An array is greater than every string, so this range holds all keys that begin with the archive.
  return database.table(table).where(':id').between([archive], [archive, []]).delete();
}
