/** One step of an import: what is new or changed becomes rows, an index segment and counts. */
import { count, mergeThreads, threadHash } from '../archive/index.ts';
import type { ArchiveInfo, Ledger, PostId, PostWithThread } from '../model/index.ts';
import { createSegmentBuilder } from '../search/index.ts';
import { createMiner } from '../terms/index.ts';
import { dayNumber } from '../text/index.ts';
import type { ImportCommit, ImportJob, ImportStore, PostRow, PostWrite } from './ports.ts';
import { threadDocs } from './thread-docs.ts';

/** A thread to be written, with what the archive held of it before. */
interface Change {
  readonly thread: PostWithThread;
  readonly before: PostRow | null;
}

/** Works out a step's commit; reads the store, writes nothing. */
export async function integrate(
  store: ImportStore,
  job: ImportJob,
  threads: readonly PostWithThread[],
  ledgerBefore: Ledger,
  now: number,
): Promise<ImportCommit> {
  const { changes, ledger } = await findChanges(store, job, threads, ledgerBefore);
  const next = await store.nextNumbers(job.archive);
  const archive = await store.archive(job.archive);
  if (!archive) throw new Error(`archive ${job.archive} is gone`);

  const builder = createSegmentBuilder();
  const miner = createMiner();
  const posts: PostWrite[] = [];
  let no = next.post;
  for (const { thread, before } of changes) {
    const row: PostRow = {
      no: before?.no ?? no++,
      post: thread.post,
      comments: thread.comments.length,
      hash: threadHash(thread),
      segment: next.segment,
    };
    posts.push({ row, comments: thread.comments, replaces: before?.segment ?? null });
    const day = dayNumber(thread.post.date);
    for (const doc of threadDocs(row.no, thread)) {
      miner.add(doc);
      builder.add({
        post: doc.post,
        comment: doc.comment,
        day: dayNumber(doc.date) ?? day,
        fields: {
          ...(doc.title === null ? {} : { title: doc.title }),
          ...(doc.labels.length === 0 ? {} : { labels: doc.labels.join('\n') }),
          ...(doc.author === null ? {} : { author: doc.author }),
          body: doc.text,
        },
      });
    }
  }
  return {
    job: {
      ...job,
      ledger,
      posts: job.posts + threads.length,
      comments: job.comments + threads.reduce((sum, thread) => sum + thread.comments.length, 0),
    },
    archive: grown(archive, changes, now),
    posts,
    segment: posts.length === 0 ? null : { no: next.segment, rows: builder.finish().rows },
    mined: posts.length === 0 ? null : miner.state(),
  };
}

async function findChanges(
  store: ImportStore,
  job: ImportJob,
  threads: readonly PostWithThread[],
  ledgerBefore: Ledger,
): Promise<{ changes: Change[]; ledger: Ledger }> {
  let ledger = ledgerBefore;
  // The same post may come twice in one step, from a listing and from its own page.
  const changes = new Map<PostId, Change>();
  for (const thread of threads) {
    const kind = thread.post.teaser ? 'teaser' : thread.post.kind;
    const id = thread.post.id;
    const pending = changes.get(id);
    const before = pending ? pending.before : ((await store.postById(job.archive, id)) ?? null);
    const known =
      pending?.thread ??
      (before && { post: before.post, comments: await store.comments(job.archive, before.no) });
    const merged = known ? mergeThreads(known, thread) : thread;
    const added = merged.comments.length - (known?.comments.length ?? 0);
    const removed = thread.comments.filter(comment => comment.removed).length;
    if (!known) {
      ledger = count(ledger, kind, 'imported', 1);
    } else {
      const same = threadHash(merged) === threadHash(known);
      ledger = count(ledger, kind, same ? 'unchanged' : 'updated', 1);
    }
    ledger = count(ledger, 'comment', 'imported', added);
    ledger = count(ledger, 'comment', 'unchanged', thread.comments.length - added);
    if (!known && removed > 0) ledger = count(ledger, 'removed comment', 'imported', removed);
    if (!known || threadHash(merged) !== threadHash(known)) {
      changes.set(id, { thread: merged, before });
    }
  }
  return { changes: [...changes.values()], ledger };
}

function grown(archive: ArchiveInfo, changes: readonly Change[], now: number): ArchiveInfo {
  let { posts, comments, first, last } = archive;
  for (const { thread, before } of changes) {
    if (!before) posts++;
    comments += thread.comments.length - (before?.comments ?? 0);
    const date = thread.post.date;
    if (date !== null && (first === null || date < first)) first = date;
    if (date !== null && (last === null || date > last)) last = date;
  }
  return { ...archive, posts, comments, first, last, updated: now };
}
