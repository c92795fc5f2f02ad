/** The store's ports over plain memory: what the command line tool imports into and packs from. */
import type {
  ImportCommit,
  ImportJob,
  ImportStore,
  PostRow,
  StoredThread,
  TermsWrite,
} from '../jobs/index.ts';
import type { ArchiveInfo, Term } from '../model/index.ts';
import type { PackContents } from '../sources/index.ts';
import type { MinerState } from '../terms/index.ts';

export interface MemoryStore extends ImportStore {
  /** Everything that is known of one archive, as a pack holds it. */
  contents(archive: string): PackContents;
}

interface ArchiveMemory {
  info: ArchiveInfo;
  readonly threads: StoredThread[];
  readonly byId: Map<string, number>;
  readonly segments: Map<number, { dead: number[]; rows: readonly Uint8Array[] }>;
  readonly mined: Map<number, MinerState>;
  written: TermsWrite;
}

const NO_TERMS: TermsWrite = { terms: [], occurrences: [], dictionary: new ArrayBuffer(0) };

/** An empty store, or one that holds what a pack holds. */
export function createMemoryStore(packs: readonly PackContents[] = []): MemoryStore {
  const archives = new Map<string, ArchiveMemory>();
  const jobs = new Map<number, ImportJob>();
  for (const pack of packs) archives.set(pack.archive.id, fromPack(pack));
  const at = (id: string) => archives.get(id);
  const row = (id: string, no: number): PostRow | undefined => at(id)?.threads[no]?.row;

  function putJob(job: ImportJob): boolean {
    if (jobs.get(job.id)?.revision !== job.revision) return false;
    jobs.set(job.id, { ...job, revision: job.revision + 1 });
    return true;
  }

  return {
    async archives() {
      return [...archives.values()].map(archive => archive.info);
    },
    archive: async id => at(id)?.info,
    posts: async (id, nos) => nos.map(no => row(id, no)),
    async postById(id, post) {
      const no = at(id)?.byId.get(post);
      return no === undefined ? undefined : row(id, no);
    },
    comments: async (id, post) => [...(at(id)?.threads[post]?.comments ?? [])],
    neighbours: async () => ({}),
    terms: async id => [...(at(id)?.written.terms ?? [])],
    termsByNo: async (id, nos) => nos.map(no => at(id)?.written.terms[no]),
    async dictionary(id) {
      const buffer = at(id)?.written.dictionary;
      return buffer && buffer.byteLength > 0 ? buffer : undefined;
    },
    occurrences: async (id, term) => at(id)?.written.occurrences[term],
    segments: async id =>
      [...(at(id)?.segments ?? [])].map(([no, segment]) => ({ no, dead: segment.dead })),
    segmentRow: async (id, segment, no) => at(id)?.segments.get(segment)?.rows[no],
    async titles(id) {
      const threads = at(id)?.threads ?? [];
      return threads.flatMap(({ row: { post } }) =>
        post.title === null ? [] : [{ id: post.id, title: post.title }],
      );
    },

    job: async id => jobs.get(id),
    async openJobs() {
      return [...jobs.values()].filter(job => job.state === 'queued' || job.state === 'running');
    },
    async createJob(job, archive) {
      const id = jobs.size + 1;
      jobs.set(id, { ...job, id });
      if (archive && !archives.has(archive.id)) archives.set(archive.id, emptyArchive(archive));
      return id;
    },
    saveJob: async job => putJob(job),
    async commit(commit) {
      const archive = at(commit.job.archive);
      if (!archive || !putJob(commit.job)) return false;
      write(archive, commit);
      return true;
    },
    async commitTerms(job, info, terms) {
      const archive = at(job.archive);
      if (!archive || !putJob(job)) return false;
      archive.info = info;
      archive.written = terms;
      return true;
    },
    async mined(id) {
      return [...(at(id)?.mined ?? [])].map(([segment, state]) => ({ segment, state }));
    },
    async nextNumbers(id) {
      const archive = at(id);
      const segments = [...(archive?.segments.keys() ?? [])];
      return { post: archive?.threads.length ?? 0, segment: Math.max(-1, ...segments) + 1 };
    },
    threads: async (id, from, limit) => (at(id)?.threads ?? []).slice(from, from + limit),
    staged: async () => [],
    async dropStaged() {},
    async forgetJob(id) {
      jobs.delete(id);
    },
    async renameArchive(id, title) {
      const archive = at(id);
      if (archive) archive.info = { ...archive.info, title };
    },
    async deleteArchive(id) {
      archives.delete(id);
    },
    async requestStop() {},
    async requeue() {},

    contents(id) {
      const archive = at(id);
      if (!archive) throw new Error(`no archive ${id}`);
      const segments = [...archive.segments].map(([no, segment]) => ({ no, ...segment }));
      // What was written may be a whole pack, with an archive of its own: only its terms are wanted.
      const { terms, occurrences, dictionary } = archive.written;
      const { info, threads } = archive;
      return { archive: info, threads, segments, terms, occurrences, dictionary };
    },
  };
}

function emptyArchive(info: ArchiveInfo): ArchiveMemory {
  return {
    info,
    threads: [],
    byId: new Map(),
    segments: new Map(),
    mined: new Map(),
    written: NO_TERMS,
  };
}

function fromPack(pack: PackContents): ArchiveMemory {
  const memory = emptyArchive(pack.archive);
  for (const thread of pack.threads) put(memory, thread);
  for (const { no, dead, rows } of pack.segments) {
    memory.segments.set(no, { dead: [...dead], rows });
  }
  const terms: readonly Term[] = pack.terms;
  memory.written = { terms, occurrences: pack.occurrences, dictionary: pack.dictionary };
  return memory;
}

function put(archive: ArchiveMemory, thread: StoredThread): void {
  archive.threads[thread.row.no] = thread;
  archive.byId.set(thread.row.post.id, thread.row.no);
}

function write(archive: ArchiveMemory, commit: ImportCommit): void {
  archive.info = commit.archive;
  for (const { row, comments, replaces } of commit.posts) {
    put(archive, { row, comments });
    if (replaces !== null) archive.segments.get(replaces)?.dead.push(row.no);
  }
  if (!commit.segment) return;
  archive.segments.set(commit.segment.no, { dead: [], rows: commit.segment.rows });
  if (commit.mined) archive.mined.set(commit.segment.no, commit.mined);
}
