/** Changed threads become rows, an index segment, a miner's state and counts. */
import { blogKey, warn } from '../archive/index.ts';
import type { ArchiveInfo, Ledger, PostWithThread } from '../model/index.ts';
import { createSegmentBuilder, type SegmentBuilder } from '../search/index.ts';
import { createMiner } from '../terms/index.ts';
import { dayNumber } from '../text/index.ts';
import type {
  ImportCommit,
  ImportJob,
  ImportStore,
  LooseGroup,
  PostRow,
  PostWrite,
} from './ports.ts';
import { type ThreadDoc, threadDocs } from './thread-docs.ts';

/** A thread to be written, with what the archive held of it before. */
export interface Change {
  readonly thread: PostWithThread;
  readonly source: string | null;
  readonly before: PostRow | null;
  /** `threadHash` of the thread. */
  readonly hash: string;
  /** True where the post is indexed as it is, and only its comments are new. */
  readonly commentsOnly: boolean;
}

export interface StepResult {
  readonly changes: readonly Change[];
  readonly ledger: Ledger;
  readonly loose: readonly LooseGroup[];
  readonly joined: readonly string[];
  readonly blog: { readonly title: string | null; readonly url: string | null };
}

/** Works out a step's commit; reads the store, writes nothing. */
export async function commitOf(
  store: ImportStore,
  job: ImportJob,
  { changes, ledger, loose, joined, blog }: StepResult,
  now: number,
): Promise<ImportCommit> {
  const next = await store.nextNumbers(job.archive);
  const archive = await store.archive(job.archive);
  if (!archive) throw new Error(`archive ${job.archive} is gone`);

  const builder = createSegmentBuilder();
  const miner = createMiner();
  let docs = 0;
  let no = next.post;
  const posts = changes.map<PostWrite>(({ thread, source, before, hash, commentsOnly }) => {
    const row: PostRow = {
      no: before?.no ?? no++,
      post: thread.post,
      comments: thread.comments.length,
      hash,
      source: source ?? before?.source ?? null,
    };
    indexThread(builder, row.no, thread, doc => {
      if (commentsOnly && doc.comment < 0) return false;
      miner.add(doc);
      docs++;
      return true;
    });
    return {
      row,
      comments: thread.comments,
      replaces: before !== null && !commentsOnly,
    };
  });
  const counted = grown(archive, changes, now);
  const told = otherBlog(archive, blog)
    ? warn(ledger, blog.url ?? '', 'its address', OTHER_BLOG)
    : ledger;
  const title = job.titled ? archive.title : (blog.title ?? archive.title);
  return {
    job: {
      ...job,
      title,
      // The first title that is met is the blog's; files of other blogs beside it don't change it.
      titled: job.titled || blog.title !== null,
      ledger: told,
      posts: job.posts + changes.filter(change => !change.commentsOnly).length,
      comments: job.comments + added(changes),
      loose: job.loose + sizeOf(loose),
    },
    archive: { ...counted, title, url: counted.url ?? blog.url },
    posts,
    loose,
    joined,
    seen: [],
    segment: docs === 0 ? null : { no: next.segment, rows: builder.finish().rows },
    mined: docs === 0 ? null : miner.state(),
  };
}

const OTHER_BLOG =
  'This is another blog than the archive’s own; its posts are beside those. Import it by itself for an archive of its own.';

/** True for a source that names another blog than the one that the archive is of. */
function otherBlog({ url }: ArchiveInfo, blog: StepResult['blog']): boolean {
  const [own, other] = [blogKey(url), blogKey(blog.url)];
  return own !== null && other !== null && own !== other;
}

/** Adds those documents of a thread to a segment that `isWanted`. */
export function indexThread(
  builder: SegmentBuilder,
  no: number,
  thread: PostWithThread,
  isWanted: (doc: ThreadDoc) => boolean,
): void {
  const day = dayNumber(thread.post.date);
  for (const doc of threadDocs(no, thread)) if (isWanted(doc)) index(builder, doc, day);
}

function index(builder: SegmentBuilder, doc: ThreadDoc, postDay: number | null): void {
  builder.add({
    post: doc.post,
    comment: doc.comment,
    day: dayNumber(doc.date) ?? postDay,
    fields: {
      ...(doc.title === null ? {} : { title: doc.title }),
      ...(doc.labels.length === 0 ? {} : { labels: doc.labels.join('\n') }),
      ...(doc.author === null ? {} : { author: doc.author }),
      body: doc.text,
    },
  });
}

/** How many comments the groups hold. */
export function sizeOf(groups: readonly LooseGroup[]): number {
  return groups.reduce((sum, { comments }) => sum + comments.length, 0);
}

function added(changes: readonly Change[]): number {
  return changes.reduce(
    (sum, { thread, before }) => sum + thread.comments.length - (before?.comments ?? 0),
    0,
  );
}

function grown(archive: ArchiveInfo, changes: readonly Change[], now: number): ArchiveInfo {
  let { posts, first, last } = archive;
  for (const { thread, before } of changes) {
    if (!before) posts++;
    const date = thread.post.date;
    if (date !== null && (first === null || date < first)) first = date;
    if (date !== null && (last === null || date > last)) last = date;
  }
  return {
    ...archive,
    posts,
    comments: archive.comments + added(changes),
    first,
    last,
    updated: now,
  };
}
