/** The insides of the import's transactions. */
import Dexie from 'dexie';
import { openingKey } from '../archive/index.ts';
import type {
  ImportCommit,
  ImportJob,
  PostWrite,
  SegmentMerge,
  TermsWrite,
} from '../jobs/index.ts';
import type { ArchiveInfo } from '../model/index.ts';
import { editRows } from '../terms/index.ts';
import { COMMENTS_A_PACK } from './comment-packs.ts';
import type { BackstoryDatabase, CommentPack, PostRecord } from './schema.ts';

export async function writeStep(database: BackstoryDatabase, commit: ImportCommit): Promise<void> {
  const archive = commit.archive.id;
  const record = await database.archives.get(archive);
  if (!record) throw new Error(`archive ${archive} is gone`);
  const replaced = commit.posts.filter(post => post.replaces).map(post => post.row.no);
  const segments = record.segments.map(({ no, dead }) => ({
    no,
    dead: replaced.length === 0 ? dead : [...new Set([...dead, ...replaced])],
  }));
  if (commit.segment) segments.push({ no: commit.segment.no, dead: commit.segment.dead ?? [] });
  const unmined = commit.posts.length > 0 && commit.mined === null;
  await database.archives.put({
    ...record,
    ...commit.archive,
    // What is shown of its site, and its choice of a glossary, change beside the import.
    site: record.site,
    ...(record.glossary ? { glossary: record.glossary } : {}),
    segments,
    nextPost: commit.posts.reduce((next, { row }) => Math.max(next, row.no + 1), record.nextPost),
    nextSegment: commit.segment ? commit.segment.no + 1 : record.nextSegment,
    minedTwice: record.minedTwice || replaced.length > 0 || unmined,
  });
  await writePosts(database, archive, commit.posts);
  await database.loose.bulkPut(commit.loose.map(group => ({ archive, ...group })));
  for (const post of commit.joined) {
    await database.loose.where(':id').between([archive, post], [archive, post, []]).delete();
  }
  await database.seen.bulkPut(commit.seen.map(source => ({ job: commit.job.id, source })));
  if (!commit.segment) return;
  const { no, rows } = commit.segment;
  await database.segmentRows.bulkPut(
    rows.map((bytes, row) => ({ archive, segment: no, row, bytes })),
  );
  if (commit.mined) await database.mined.put({ archive, segment: no, state: commit.mined });
}

async function writePosts(
  database: BackstoryDatabase,
  archive: string,
  writes: readonly PostWrite[],
): Promise<void> {
  for (const { row, replaces } of writes) {
    if (!replaces) continue;
    await database.comments
      .where('[archive+post+pack]')
      .between([archive, row.no, Dexie.minKey], [archive, row.no, Dexie.maxKey])
      .delete();
  }
  await database.posts.bulkPut(
    writes.map<PostRecord>(({ row }) => ({
      ...row,
      archive,
      id: row.post.id,
      date: row.post.date,
      url: row.post.url,
      opening: openingKey(row.post),
    })),
  );
  await database.comments.bulkPut(writes.flatMap(write => packs(archive, write)));
}

function packs(archive: string, { row, comments }: PostWrite): CommentPack[] {
  const made: CommentPack[] = [];
  for (let at = 0; at < comments.length; at += COMMENTS_A_PACK) {
    const items = comments.slice(at, at + COMMENTS_A_PACK);
    made.push({ archive, post: row.no, pack: at / COMMENTS_A_PACK, items });
  }
  return made;
}

export async function writeTerms(
  database: BackstoryDatabase,
  archive: ArchiveInfo,
  write: TermsWrite,
): Promise<void> {
  const { id } = archive;
  // The user may have changed some while they were counted.
  const edits = await database.termEdits
    .where('[archive+key]')
    .between([id, Dexie.minKey], [id, Dexie.maxKey])
    .toArray();
  await Promise.all([deleteRange(database, 'terms', id), deleteRange(database, 'occurrences', id)]);
  await database.terms.bulkPut(
    editRows(write.terms, edits).map(term => ({ archive: id, ...term })),
  );
  await database.occurrences.bulkPut(
    write.occurrences.map((bytes, term) => ({ archive: id, term, bytes })),
  );
  await database.dictionaries.put({ archive: id, buffer: write.dictionary });
  const { site: _s, glossary: _g, ...info } = archive;
  await database.archives.update(id, info);
  if (!write.mined) return;
  await deleteRange(database, 'mined', id);
  await database.mined.put({ archive: id, segment: 0, state: write.mined });
  await database.archives.update(id, { minedTwice: false });
}

export async function writeMerge(
  database: BackstoryDatabase,
  { archive, before, merged, rows }: SegmentMerge,
): Promise<boolean> {
  const record = await database.archives.get(archive);
  if (!record || JSON.stringify(record.segments) !== JSON.stringify(before)) return false;
  for (const segment of merged) {
    await database.segmentRows
      .where(':id')
      .between([archive, segment], [archive, segment, []])
      .delete();
  }
  const no = record.nextSegment;
  await database.segmentRows.bulkPut(
    rows.map((bytes, row) => ({ archive, segment: no, row, bytes })),
  );
  const kept = record.segments.filter(segment => !merged.includes(segment.no));
  await database.archives.put({
    ...record,
    segments: [...kept, { no, dead: [] }],
    nextSegment: no + 1,
  });
  return true;
}

export async function deleteArchive(
  database: BackstoryDatabase,
  id: string,
  keep: 'keep jobs' | undefined,
): Promise<void> {
  const tables = [
    'posts',
    'comments',
    'loose',
    'segmentRows',
    'mined',
    'terms',
    'termEdits',
    'occurrences',
    'packFiles',
  ] as const;
  await Promise.all(tables.map(table => deleteRange(database, table, id)));
  await database.dictionaries.delete(id);
  await database.archives.delete(id);
  if (keep) return;
  const jobs = await database.jobs.filter(job => job.archive === id).toArray();
  await database.staged.bulkDelete(await onlyOf(database, jobs));
  await database.plans.bulkDelete(jobs.map(job => job.id));
  await database.seen
    .where('job')
    .anyOf(jobs.map(job => job.id))
    .delete();
  await database.jobs.bulkDelete(jobs.map(job => job.id));
}

/** The staged sources of these jobs that no other job still has to read: one zip may hold two blogs. */
export async function onlyOf(
  database: BackstoryDatabase,
  ended: readonly ImportJob[],
): Promise<number[]> {
  const ids = new Set(ended.map(({ id }) => id));
  const open = await database.jobs.where('state').anyOf('queued', 'running', 'paused').toArray();
  const wanted = new Set(
    open.filter(({ id }) => !ids.has(id)).flatMap(({ sources }) => sources.map(one => one.id)),
  );
  return ended
    .flatMap(({ sources }) => sources.map(source => source.id))
    .filter(id => !wanted.has(id));
}

type ArchiveTable =
  | 'posts'
  | 'termEdits'
  | 'comments'
  | 'loose'
  | 'segmentRows'
  | 'mined'
  | 'terms'
  | 'occurrences'
  | 'packFiles';

function deleteRange(
  database: BackstoryDatabase,
  table: ArchiveTable,
  archive: string,
): Promise<number> {
  // An array is greater than every string, so this range holds all keys that begin with the archive.
  return database.table(table).where(':id').between([archive], [archive, []]).delete();
}
