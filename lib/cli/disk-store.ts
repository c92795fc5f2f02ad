/** The import's store over a temporary SQLite file: what the tool imports into. It holds one archive. */
import { openingKey } from '../archive/index.ts';
import type {
  ImportCommit,
  ImportJob,
  ImportStore,
  PackSource,
  PlannedFile,
  PostRow,
  ReadyArchive,
  SegmentInfo,
  TermsWrite,
} from '../jobs/index.ts';
import type { ArchiveInfo, Comment } from '../model/index.ts';
import type { MinerState } from '../terms/index.ts';
import { countsOf, renumber, rowsOf, type ThreadCounts, threadLinesOf } from './disk-pack.ts';
import { openTables } from './disk-tables.ts';
import { asWritten, looseFrom, threadsFrom } from './disk-threads.ts';

export interface DiskStore extends ImportStore {
  /** All that is known of the archive but its threads, which `threads` reads some at a time. */
  ready(): Omit<ReadyArchive, 'threads'>;
  /** The archive as a pack's source while the store is open: threads and rows are read when asked for. */
  packSource(): PackSource;
  counts(): ThreadCounts;
  /** Gives every post another number: the known ones theirs, the others behind them, the oldest first. */
  renumber(known: ReadonlyMap<string, number>): void;
  replaceSegments(segments: readonly (readonly Uint8Array[])[]): void;
  /** To be called between two steps, so that little memory is taken by what they have left. */
  rest(): void;
  /** Closes and deletes the file. */
  close(): void;
}

interface Archive {
  readonly info: ArchiveInfo;
  readonly segments: readonly SegmentInfo[];
  readonly nextPost: number;
  readonly nextSegment: number;
  readonly minedTwice: boolean;
}

export function createDiskStore(): DiskStore {
  const tables = openTables();
  const { prepared, run, all, one } = tables;
  const rowOf = (found: Record<string, unknown> | undefined) =>
    found && asWritten<PostRow>(found.row);

  let archive: Archive | null = null;
  let job: ImportJob | null = null;
  let plan: readonly PlannedFile[] = [];
  let written: TermsWrite = { terms: [], occurrences: [], dictionary: new ArrayBuffer(0) };

  function putJob(next: ImportJob): boolean {
    if (job?.revision !== next.revision) return false;
    job = { ...next, revision: next.revision + 1 };
    return true;
  }

  function putSegment(no: number, rows: readonly Uint8Array[]): void {
    const insert = prepared('INSERT INTO segments VALUES (?, ?, ?)');
    for (const [row, bytes] of rows.entries()) {
      insert.run(no, row, bytes);
      tables.takenOver(bytes.length);
    }
  }

  function write(commit: ImportCommit, known: Archive): void {
    const put = prepared('INSERT OR REPLACE INTO posts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    for (const { row, comments } of commit.posts) {
      const { id, url, kind } = row.post;
      const opening = openingKey(row.post);
      const removed = comments.filter(comment => comment.removed).length;
      const counts = [kind === 'page' ? 1 : 0, comments.length, removed] as const;
      const texts = [JSON.stringify(row), JSON.stringify(comments)] as const;
      put.run(row.no, id, row.source, url, opening, ...counts, ...texts);
    }
    const loose = prepared('INSERT INTO loose VALUES (?, ?, ?)');
    for (const { post, sequence, comments } of commit.loose) {
      loose.run(post, sequence, JSON.stringify(comments));
    }
    for (const post of commit.joined) run('DELETE FROM loose WHERE post = ?', post);
    const replaced = commit.posts.filter(post => post.replaces).map(post => post.row.no);
    const segments = known.segments.map(({ no, dead }) => ({ no, dead: [...dead, ...replaced] }));
    if (commit.segment) {
      const { no, rows, dead = [] } = commit.segment;
      segments.push({ no, dead: [...dead] });
      putSegment(no, rows);
      if (commit.mined) run('INSERT INTO mined VALUES (?, ?)', no, JSON.stringify(commit.mined));
    }
    const unmined = commit.posts.length > 0 && commit.mined === null;
    archive = {
      info: commit.archive,
      segments,
      nextPost: commit.posts.reduce((next, { row }) => Math.max(next, row.no + 1), known.nextPost),
      nextSegment: commit.segment ? commit.segment.no + 1 : known.nextSegment,
      minedTwice: known.minedTwice || replaced.length > 0 || unmined,
    };
  }

  function contents() {
    if (!archive) throw new Error('nothing was imported');
    return { ...written, archive: archive.info, segments: rowsOf(tables, archive.segments) };
  }

  return {
    archives: async () => (archive ? [archive.info] : []),
    archive: async () => archive?.info,
    posts: async (_, nos) => nos.map(no => rowOf(one('SELECT row FROM posts WHERE no = ?', no))),
    postById: async (_, id) => rowOf(one('SELECT row FROM posts WHERE id = ?', id)),
    async comments(_, post) {
      const found = one('SELECT comments FROM posts WHERE no = ?', post);
      return found ? asWritten<Comment[]>(found.comments) : [];
    },
    async comment(_, post, index) {
      return (await this.comments(_, post))[index];
    },
    neighbours: async () => ({}),
    postsInTime: async () => [],
    newest: async () => undefined,
    terms: async () => [...written.terms],
    termsByNo: async (_, nos) => nos.map(no => written.terms[no]),
    termEdits: async () => [],
    dictionary: async () => written.dictionary,
    occurrences: async (_, term) => written.occurrences[term],
    segments: async () => [...(archive?.segments ?? [])],
    async segmentRow(_, segment, row) {
      const found = one('SELECT bytes FROM segments WHERE segment = ? AND row = ?', segment, row);
      return tables.bytesOf(found?.bytes);
    },
    titles: async () => [],

    job: async () => job ?? undefined,
    openJobs: async () => (job && ['queued', 'running'].includes(job.state) ? [job] : []),
    async createJob(next, info) {
      job = { ...next, id: 1 };
      if (info) archive = { info, segments: [], nextPost: 0, nextSegment: 0, minedTwice: false };
      return 1;
    },
    saveJob: async next => putJob(next),
    pausedCrawl: async () => undefined,
    nextResume: async () => null,
    crawlOf: async () => undefined,
    saveSite: async () => {},
    endCrawl: async () => false,
    plan: async () => [...plan],
    async savePlan(next, files) {
      plan = files;
      return putJob(next);
    },
    async commit(commit) {
      const known = archive;
      if (!known || !putJob(commit.job)) return false;
      tables.inTransaction(() => write(commit, known));
      return true;
    },
    async commitTerms(next, info, terms) {
      if (!archive || !putJob(next)) return false;
      archive = { ...archive, info };
      written = terms;
      return true;
    },
    async mergeSegments({ merged, rows }) {
      if (!archive) return false;
      const known = archive;
      const no = known.nextSegment;
      tables.inTransaction(() => {
        for (const segment of merged) run('DELETE FROM segments WHERE segment = ?', segment);
        putSegment(no, rows);
      });
      const kept = known.segments.filter(segment => !merged.includes(segment.no));
      archive = { ...known, segments: [...kept, { no, dead: [] }], nextSegment: no + 1 };
      return true;
    },
    async mined(_, from, limit) {
      if (!archive || archive.minedTwice || !one('SELECT 1 FROM mined LIMIT 1')) return null;
      const rows = all('SELECT state FROM mined ORDER BY segment LIMIT ? OFFSET ?', limit, from);
      return rows.map(row => asWritten<MinerState>(row.state));
    },
    nextNumbers: async () => ({
      post: archive?.nextPost ?? 0,
      segment: archive?.nextSegment ?? 0,
    }),
    async findPost(_, clues) {
      for (const by of ['source', 'url', 'opening'] as const) {
        const value = clues[by];
        const found = value && one(`SELECT row FROM posts WHERE ${by} = ? LIMIT 1`, value);
        if (found) return rowOf(found);
      }
      return undefined;
    },
    loose: async (_, limit, after) => looseFrom(tables, limit, after),
    threads: async (_, from, limit) => threadsFrom(tables, from, limit),
    staged: async () => [],
    clearSources: async () => {},
    forgetJob: async () => {},
    renameArchive: async () => {},
    changeTerms: async () => false,
    glossary: async () => undefined,
    saveGlossary: async () => {},
    saveGlossaryChoice: async () => {},
    deleteArchive: async () => {},
    wish: async () => {},
    requeue: async () => {},

    ready() {
      const { segments, ...others } = contents();
      return { ...others, segments: segments.map(one => ({ ...one, rows: [...one.rows] })) };
    },
    packSource: () => ({ ...contents(), threadLines: threadLinesOf(tables) }),
    counts: () => countsOf(tables),
    renumber(known) {
      if (!archive) return;
      let { nextPost } = archive;
      tables.inTransaction(() => {
        nextPost = renumber(tables, known);
      });
      archive = { ...archive, nextPost };
    },
    replaceSegments(segments) {
      if (!archive) return;
      const infos = segments.map((_, no) => ({ no, dead: [] }));
      tables.inTransaction(() => {
        run('DELETE FROM segments');
        for (const [no, rows] of segments.entries()) putSegment(no, rows);
      });
      archive = { ...archive, segments: infos, nextSegment: segments.length };
    },
    rest: tables.rest,
    close: tables.close,
  };
}
