import { useRef } from 'preact/hooks';
import type { ImportStatus } from '../../lib/model/index.ts';
import type { Clock } from './types.ts';

/** How far an import was at a time. */
export interface Mark {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** From 0 to 1. */
  readonly share: number;
}

/** What is measured over less is noise. */
const FIRST_LOOK = 3_000;
/** Posts and comments: so few come all at once, and a bar over them would be empty, then gone. */
const ONE_PAGE = 20;

/**
 * The share of an import's stage that is done. Of reading: of the bytes, or of the posts and comments that a
 * blog says it has; of joining: of the comments. Null where nobody knows how much there is, or where it is
 * little.
 */
export function shareDone(status: ImportStatus): number | null {
  const { address, expected, posts, comments, loose, bytesDone, bytesTotal } = status;
  if (status.stage === 'joining') return comments > 0 ? (comments - loose) / comments : null;
  if (address === null) return bytesTotal > 0 ? Math.min(1, bytesDone / bytesTotal) : null;
  const all = (expected?.posts ?? 0) + (expected?.comments ?? 0);
  // Comments that nobody has counted may be many times the posts.
  if (all < ONE_PAGE || expected?.posts === null) return null;
  const counted = posts + (expected?.comments == null ? 0 : comments);
  return Math.min(1, counted / all);
}

/** Milliseconds that are left at the pace between two marks; null where they tell nothing yet. */
export function timeLeft(from: Mark, to: Mark): number | null {
  const took = to.at - from.at;
  const gained = to.share - from.share;
  if (took < FIRST_LOOK || gained <= 0 || to.share >= 1) return null;
  return ((1 - to.share) * took) / gained;
}

/**
 * The time that a stage has left which says how far it is, by the pace since this page first saw it run:
 * when it started says little, for it may have been paused, or the browser closed.
 */
export function useTimeLeft(status: ImportStatus, clock: Clock): number | null {
  const first = useRef<(Mark & Pick<ImportStatus, 'stage'>) | null>(null);
  const { stage } = status;
  const share = shareDone(status);
  const isTold = stage === 'reading' || stage === 'joining';
  if (status.state !== 'running' || !isTold || share === null) {
    first.current = null;
    return null;
  }
  const now = { at: clock(), share, stage };
  if (first.current?.stage !== stage) first.current = now;
  return timeLeft(first.current, now);
}
