/** An import in sentences. */
import type { ImportStatus } from '../../lib/model/index.ts';
import { sayBytes, sayCount, sayDuration, sayList, sayPostsAndComments } from '../shared/index.ts';
import { sayClock } from './when.ts';

const STAGES: Readonly<Record<ImportStatus['stage'], string>> = {
  planning: 'Looking at the files',
  joining: 'Putting comments to their posts',
  reading: 'Reading',
  terms: 'Finding terms',
  finishing: 'Finishing the index',
};

/** One sentence on how far it has come. The counts that change each second are not part of it. */
export function sayState(status: ImportStatus, now: number): string {
  const had = sayRead(status);
  const kept =
    status.posts + status.comments === 0
      ? 'Nothing had been read.'
      : `${had} had been read and are kept.`;
  switch (status.state) {
    case 'queued':
      return 'Waiting for the import before it.';
    case 'running':
      return `${sayStage(status)}…`;
    case 'paused': {
      const until = status.resumeAt === null ? '' : ` until ${sayClock(status.resumeAt, now)}`;
      return `Paused${until}. What has been read is kept.`;
    }
    case 'cancelled':
      return `Cancelled. ${kept}`;
    case 'failed':
      return `Stopped. ${kept}`;
    case 'done': {
      if (status.address !== null && status.posts + status.comments === 0) {
        return 'Nothing new was found.';
      }
      const known = unchangedOf(status);
      if (known > 0 && status.posts + status.comments === 0) {
        return `Nothing new: ${sayCount(known, 'post')} ${known === 1 ? 'is' : 'are'} there already.`;
      }
      const time = status.ended === null ? '' : ` in ${sayDuration(status.ended - status.started)}`;
      return `Read ${had}${time}.`;
    }
  }
}

/** Pages count as posts everywhere else; here the ledger below has them in a row of their own. */
function sayRead({ posts, comments, ledger }: ImportStatus): string {
  const line = ledger.lines.find(({ kind }) => kind === 'page');
  const pages = Math.min(posts, (line?.imported ?? 0) + (line?.updated ?? 0));
  if (pages === 0) return sayPostsAndComments(posts, comments, ' and ');
  return sayList([
    ...(posts > pages ? [sayCount(posts - pages, 'post')] : []),
    sayCount(pages, 'page'),
    ...(comments > 0 ? [sayCount(comments, 'comment')] : []),
  ]);
}

/** Posts, pages and teasers that were there as they are. */
function unchangedOf({ ledger }: ImportStatus): number {
  const posts = ledger.lines.filter(({ kind }) => ['post', 'page', 'teaser'].includes(kind));
  return posts.reduce((sum, { unchanged }) => sum + unchanged, 0);
}

function sayStage({ stage, address }: ImportStatus): string {
  if (address !== null && stage === 'reading') return `Fetching from ${hostOf(address)}`;
  if (address !== null && stage === 'planning') return `Asking ${hostOf(address)}`;
  return STAGES[stage];
}

/**
 * "171 MB of 465 MB · 1,733 posts · 74,120 comments", or what has come of what a blog says it has; while
 * comments are joined, how many are.
 */
export function sayAmount(status: ImportStatus): string {
  const { address, expected, posts, comments, loose, bytesDone, bytesTotal } = status;
  if (status.stage === 'joining' && loose > 0) {
    return `${sayCount(posts, 'post')} · ${sayOf(comments - loose, comments, 'comment')}`;
  }
  if (address === null) {
    return `${sayBytes(bytesDone)} of ${sayBytes(bytesTotal)} · ${sayPostsAndComments(posts, comments)}`;
  }
  const all = [
    sayOf(posts, expected?.posts ?? null, 'post'),
    ...(comments > 0 || expected?.comments
      ? [sayOf(comments, expected?.comments ?? null, 'comment')]
      : []),
  ];
  return all.join(' · ');
}

/** What a blog says that it has may be fewer than what comes: then it is not said. */
function sayOf(done: number, all: number | null, what: string): string {
  if (all === null || all < done) return sayCount(done, what);
  return `${sayCount(done, what).replace(/ \w+$/, '')} of ${sayCount(all, what)}`;
}

function hostOf(address: string): string {
  return URL.parse(address)?.host ?? address;
}
