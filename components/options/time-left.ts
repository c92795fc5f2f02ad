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
 * The share of an import that has been read: of the bytes, or of the posts and comments that a blog says
 * it has. Null where nobody knows how much there is, or where it is little.
 */
export function shareDone(status: ImportStatus): number | null {
  const { address, expected, posts, comments, bytesDone, bytesTotal } = status;
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
 * The time that is left while an import reads, by the pace since this page first saw it run: when it
 * started says little, for it may have been paused, or the browser closed.
 */
export function useTimeLeft(status: ImportStatus, clock: Clock): number | null {
  const first = useRef<Mark | null>(null);
  const share = shareDone(status);
  if (status.state !== 'running' || status.stage !== 'reading' || share === null) {
    first.current = null;
    return null;
  }
  const now = { at: clock(), share };
  first.current ??= now;
  return timeLeft(first.current, now);
}
