import type Dexie from 'dexie';
import type { ImportJob, ImportStore, KeptBeside } from '../jobs/index.ts';
import type { ArchiveInfo, ArchiveSite } from '../model/index.ts';
import { writeCrawlEnd } from './crawl-write.ts';
import { deleteArchive, onlyOf, writeMerge, writeStep, writeTerms } from './import-write.ts';
import { createReader } from './reader.ts';
import { toRow } from './rows.ts';
import type { ArchiveRecord, BackstoryDatabase } from './schema.ts';
import { queueRemake, writeTermsChange } from './terms-write.ts';
import { readThreads } from './threads.ts';

/** What an import reads and writes, each step in one transaction with the job's cursor. */
export function createImportStore(database: BackstoryDatabase): ImportStore {
  const { archives, posts, comments, segmentRows, mined, terms, occurrences } = database;
  const { dictionaries, jobs, staged, plans, loose, termEdits } = database;

  async function addArchive(archive: ArchiveInfo | null, kept?: KeptBeside): Promise<void> {
    if (!archive || (await archives.get(archive.id))) return;
    const record: ArchiveRecord = {
      ...archive,
      nextPost: 0,
      nextSegment: 0,
      segments: [],
      minedTwice: false,
      crawl: kept?.crawl ?? null,
    };
    await archives.add(record);
    if (kept) await termEdits.bulkPut([...kept.termEdits]);
  }

  /** Runs `write` in one transaction with the job, if nobody has put the job since it was read. */
  function withJob(
    job: ImportJob,
    tables: readonly Dexie.Table[],
    write: () => Promise<void>,
  ): Promise<boolean> {
    return database.transaction('rw', [jobs, archives, ...tables], async () => {
      const current = await jobs.get(job.id);
      if (!current || current.revision !== job.revision) return false;
      // A wish may have come since the runner read its job; one that is seen to is taken back.
      const wish = job.state === 'paused' ? null : (current.wish ?? job.wish);
      await jobs.put({ ...job, wish, revision: job.revision + 1 });
      await write();
      return true;
    });
  }

  return {
    ...createReader(database.plain),

    job: id => jobs.get(id),

    async openJobs(now) {
      const open = await jobs.where('state').anyOf('queued', 'running', 'paused').toArray();
      return open
        .filter(job => job.state !== 'paused' || (job.resumeAt !== null && job.resumeAt <= now))
        .sort((a, b) => a.id - b.id);
    },

    pausedCrawl: archive =>
      jobs
        .where('state')
        .equals('paused')
        .filter(job => job.archive === archive && job.crawl !== null)
        .first(),

    async nextResume() {
      const paused = await jobs.where('state').equals('paused').toArray();
      const times = paused.flatMap(job => (job.resumeAt === null ? [] : [job.resumeAt]));
      return times.length === 0 ? null : Math.min(...times);
    },

    createJob: (job, archive, kept) =>
      database.transaction('rw', jobs, archives, termEdits, async () => {
        await addArchive(archive, kept);
        // The key is given by the database, which the table's type can't say.
        return jobs.add(job as ImportJob);
      }),

    saveJob: job => withJob(job, [], async () => {}),

    savePlan: (job, files, more = []) =>
      withJob(job, [plans], async () => {
        await plans.put({ job: job.id, files });
        for (const one of more) {
          await addArchive(one.archive);
          await jobs.add(one.job as ImportJob);
        }
      }),

    plan: async job => [...((await plans.get(job))?.files ?? [])],

    commit: commit =>
      withJob(commit.job, [posts, comments, segmentRows, mined, loose, database.seen], () =>
        writeStep(database, commit),
      ),

    commitTerms: (job, archive, write) =>
      withJob(job, [terms, occurrences, dictionaries, mined, termEdits], () =>
        writeTerms(database, archive, write),
      ),

    mergeSegments: merge =>
      database.transaction('rw', archives, segmentRows, () => writeMerge(database, merge)),

    async crawlOf(archive) {
      return (await archives.get(archive))?.crawl ?? undefined;
    },

    async saveSite(archive, change) {
      await database.transaction('rw', archives, async () => {
        const record = await archives.get(archive);
        const site = record?.site ?? null;
        // A first one is whole; later ones change what there is.
        const next = (site ? { ...site, ...change } : change) as ArchiveSite;
        if (record) await archives.put({ ...record, site: next });
      });
    },

    endCrawl: (job, end) =>
      withJob(job, [posts, comments, database.seen], () => writeCrawlEnd(database, job, end)),

    async mined(archive, from, limit) {
      const record = await archives.get(archive);
      const all = mined.where(':id').between([archive], [archive, []]);
      if (!record || record.minedTwice || (await all.count()) === 0) return null;
      const rows = await all.offset(from).limit(limit).toArray();
      return rows.map(row => row.state);
    },

    async nextNumbers(archive) {
      const record = await archives.get(archive);
      return { post: record?.nextPost ?? 0, segment: record?.nextSegment ?? 0 };
    },

    async findPost(archive, clues) {
      for (const by of ['source', 'url', 'opening'] as const) {
        const value = clues[by];
        if (value === null) continue;
        const found = await posts.where(`[archive+${by}]`).equals([archive, value]).first();
        if (found) return toRow(found);
      }
      return undefined;
    },

    async loose(archive, limit, after) {
      let last: string | null = null;
      let count = 0;
      const rows = await loose
        .where(':id')
        // An array sorts behind every sequence number.
        .between(after === null ? [archive] : [archive, after, []], [archive, []])
        .until(row => {
          const enough = count >= limit && row.post !== last;
          last = row.post;
          count += row.comments.length;
          return enough;
        })
        .toArray();
      return rows.map(({ archive: _a, ...group }) => group);
    },

    threads: (archive, from, limit) => readThreads(database, archive, from, limit),

    async staged(ids) {
      const rows = await staged.bulkGet([...ids]);
      return rows.flatMap(row => (row ? [{ id: row.id, name: row.name, size: row.size }] : []));
    },

    clearSources: job =>
      database.transaction('rw', staged, plans, jobs, async () => {
        await staged.bulkDelete(await onlyOf(database, [job]));
        await plans.delete(job.id);
      }),

    forgetJob: id =>
      database.transaction('rw', jobs, plans, async () => {
        await plans.delete(id);
        await jobs.delete(id);
      }),

    async renameArchive(id, title) {
      await archives.update(id, { title });
    },

    changeTerms: (archive, decide) => writeTermsChange(database, archive, decide),

    glossary: id => database.glossaries.get(id),

    async saveGlossary(glossary) {
      await database.glossaries.put(glossary);
    },

    saveGlossaryChoice: (archive, glossary, job) =>
      database.transaction('rw', archives, jobs, async () => {
        await archives.update(archive, { glossary });
        await queueRemake(database, job);
      }),

    async wish(id, wish) {
      await jobs.update(id, { wish });
    },

    requeue: id =>
      database.transaction('rw', jobs, async () => {
        const job = await jobs.get(id);
        if (job?.state !== 'paused') return;
        await jobs.put({ ...job, state: 'queued', failure: null, revision: job.revision + 1 });
      }),

    deleteArchive: (id, keep) =>
      database.transaction('rw', database.tables, () => deleteArchive(database, id, keep)),
  };
}
