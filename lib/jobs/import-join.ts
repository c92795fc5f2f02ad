/** The third stage: comments that came apart from their posts are made into threads. */
import { count, growThread, type LooseComment, skip, threadHash, warn } from '../archive/index.ts';
import type { Ledger, PostWithThread } from '../model/index.ts';
import { type Change, commitOf, sizeOf } from './import-changes.ts';
import type { ImportEnvironment } from './import-environment.ts';
import { commit, heed, save } from './import-save.ts';
import type { ImportJob, ImportStore, LooseGroup } from './ports.ts';

/** Comments to a step: nearly a megabyte of text; as threads, index and counts some thirty in memory. */
const COMMENTS_A_STEP = 1_500;

/** Joins all loose comments; gives the job at its next stage, as it was written. */
export async function joinThreads(env: ImportEnvironment, start: ImportJob): Promise<ImportJob> {
  let job = start;
  // A step takes its groups away, and the next looks behind them: to look from the first on would go
  // through all that have been taken away, which a log-structured database keeps for long.
  let after: string | null = null;
  for (;;) {
    const groups = await env.store.loose(job.archive, COMMENTS_A_STEP, after);
    const last = groups.at(-1);
    if (!last) break;
    after = last.post;
    const step = await joinStep(env.store, job, groups);
    const left = { ...job, loose: Math.max(0, job.loose - sizeOf(groups)) };
    job = await heed(env, await commit(env, await commitOf(env.store, left, step, env.now())));
  }
  return save(env, { ...job, stage: 'terms' });
}

async function joinStep(store: ImportStore, job: ImportJob, groups: readonly LooseGroup[]) {
  const changes: Change[] = [];
  let ledger = job.ledger;
  const byPost = Map.groupBy(groups, group => group.post);
  for (const [source, parts] of byPost) {
    const loose = parts.flatMap(part => part.comments);
    const row = await store.findPost(job.archive, { source, url: null, opening: null });
    if (!row) {
      // Their post is a draft, was left out, or is in no file: there is nothing to hang them on.
      ledger = skip(ledger, 'comment', 'its post was not imported', loose.length);
      continue;
    }
    const old = { post: row.post, comments: await store.comments(job.archive, row.no) };
    const { comments, orphans, cycles } = growThread(old, loose);
    const thread = { post: row.post, comments };
    ledger = complain(ledger, thread, orphans, cycles);
    const added = Math.max(0, comments.length - old.comments.length);
    const distinct = distinctOf(loose);
    ledger = count(ledger, 'comment', 'imported', added);
    ledger = count(ledger, 'comment', 'unchanged', Math.max(0, distinct - added));
    ledger = skip(ledger, 'comment', 'found twice', loose.length - distinct);
    const removed = comments.filter(comment => comment.removed).length;
    if (old.comments.length === 0) ledger = count(ledger, 'removed comment', 'imported', removed);
    const hash = threadHash(thread);
    if (hash === row.hash) continue;
    const commentsOnly = row.comments === 0;
    changes.push({ thread, source: row.source, before: row, hash, commentsOnly });
  }
  const blog = { title: null, url: null };
  return { changes, ledger, loose: [], joined: [...byPost.keys()], blog };
}

/** How many comments there are, each source's id counted once. */
function distinctOf(loose: readonly LooseComment[]): number {
  const named = loose.flatMap(({ source }) => (source === null ? [] : [source]));
  return loose.length - named.length + new Set(named).size;
}

function complain(before: Ledger, { post }: PostWithThread, orphans: number, cycles: number) {
  const name = post.title ?? post.id;
  let ledger = before;
  if (orphans > 0) {
    const said = `${orphans} comments answer one that is missing; they stand by themselves.`;
    ledger = warn(ledger, name, 'its comments', said);
  }
  if (cycles > 0) {
    const said = `${cycles} comments answer each other in a circle; they stand by themselves.`;
    ledger = warn(ledger, name, 'its comments', said);
  }
  return ledger;
}
