/** What a step has read is compared with what the archive holds: only what changed is written. */
import { count, mergeThreads, threadHash } from '../archive/index.ts';
import type { Ledger, PostWithThread } from '../model/index.ts';
import { commitOf } from './import-changes.ts';
import { createKnown, type KnownThread, keptSource } from './import-known.ts';
import type { Step } from './import-step.ts';
import type { ImportCommit, ImportJob, ImportStore, LooseGroup } from './ports.ts';

/** Works out the commit of what was read; reads the store, writes nothing. */
export async function integrate(
  store: ImportStore,
  job: ImportJob,
  step: Pick<Step, 'threads' | 'loose' | 'blog'>,
  now: number,
): Promise<ImportCommit> {
  const known = createKnown(store, job.archive);
  let ledger = job.ledger;
  for (const read of step.threads) {
    const found = await known.find(read);
    const old = await oldThread(store, job, found);
    const thread = old ? mergeThreads(old, found.thread) : found.thread;
    const hash = threadHash(thread);
    const same = old !== null && hash === (found.pending ?? found.before)?.hash;
    ledger = countThread(ledger, read, old, thread, same);
    // A post that is known as it is may still come with a source id that was not.
    const named = found.source !== null && found.before?.source === null && !found.pending;
    if (same && !named) continue;
    known.keep({
      thread,
      source: keptSource((found.pending ?? found.before)?.source ?? null, found.source),
      before: found.before,
      hash,
      commentsOnly: false,
    });
  }
  const loose = groupByPost(step.loose, job);
  const { blog } = step;
  return commitOf(store, job, { changes: known.changes(), ledger, loose, joined: [], blog }, now);
}

async function oldThread(
  store: ImportStore,
  job: ImportJob,
  { before, pending }: KnownThread,
): Promise<PostWithThread | null> {
  if (pending) return pending.thread;
  return before && { post: before.post, comments: await store.comments(job.archive, before.no) };
}

function countThread(
  before: Ledger,
  read: PostWithThread,
  old: PostWithThread | null,
  thread: PostWithThread,
  same: boolean,
): Ledger {
  const kind = read.post.teaser ? 'teaser' : read.post.kind;
  const added = thread.comments.length - (old?.comments.length ?? 0);
  const removed = read.comments.filter(comment => comment.removed).length;
  let ledger = count(before, kind, old === null ? 'imported' : same ? 'unchanged' : 'updated');
  ledger = count(ledger, 'comment', 'imported', added);
  ledger = count(ledger, 'comment', 'unchanged', read.comments.length - added);
  return old === null ? count(ledger, 'removed comment', 'imported', removed) : ledger;
}

/** The step's loose comments by post; the job's cursor orders the groups of one post. */
function groupByPost(loose: Step['loose'], job: ImportJob): LooseGroup[] {
  return [...Map.groupBy(loose, comment => comment.post)].map(([post, comments]) => ({
    post,
    sequence: job.revision,
    comments,
  }));
}
