import type { Comment, CommentId, PostId } from '../model/index.ts';
import { commentIds } from './identity.ts';
import type { LooseComment } from './items.ts';
import { instantOf } from './wall-date.ts';

export interface Thread {
  /** In reading order: each after its parent, siblings by date. */
  readonly comments: Comment[];
  /** How many answer a comment that is not there, and stand at the top level instead. */
  readonly orphans: number;
  /** How many circles of comments that answer each other were opened. */
  readonly cycles: number;
}

/**
 * The thread of one post, of its comments in any order. Of two with one source id the first is kept.
 * Comments without a date stay behind the one they came after. Time is n log n, and nothing recurses:
 * a post may have ten thousand comments, each an answer to the one before.
 */
export function buildThread(loose: readonly LooseComment[], post: PostId): Thread {
  const nodes = inOrder(withoutDuplicates(loose));
  const bySource = new Map<string, number>();
  for (const [i, { source }] of nodes.entries()) if (source !== null) bySource.set(source, i);
  let orphans = 0;
  const parents = nodes.map(({ parent }) => {
    if (parent === null) return -1;
    const found = bySource.get(parent);
    if (found === undefined) orphans++;
    return found ?? -1;
  });
  const cycles = openCycles(parents);
  return { comments: written(nodes, parents, post), orphans, cycles };
}

function withoutDuplicates(loose: readonly LooseComment[]): LooseComment[] {
  const seen = new Set<string>();
  return loose.filter(({ source }) => {
    if (source === null) return true;
    const isNew = !seen.has(source);
    seen.add(source);
    return isNew;
  });
}

function inOrder(loose: readonly LooseComment[]): LooseComment[] {
  let before = Number.NEGATIVE_INFINITY;
  const timed = loose.map(comment => {
    const instant = comment.date === null ? Number.NaN : instantOf(comment.date);
    if (!Number.isNaN(instant)) before = instant;
    return { comment, time: before };
  });
  // Not `a - b`: of two infinities that is no number. The sort is stable.
  return timed
    .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
    .map(({ comment }) => comment);
}

/** Puts the first comment of every circle at the top level; gives how many circles there were. */
function openCycles(parents: number[]): number {
  let cycles = 0;
  /** In which walk a comment was met; 0 for never. */
  const met = new Uint32Array(parents.length);
  for (let start = 0; start < parents.length; start++) {
    let at = start;
    while (at >= 0 && met[at] === 0) {
      met[at] = start + 1;
      at = parents[at]!;
    }
    if (at < 0 || met[at] !== start + 1) continue;
    let first = at;
    for (let other = parents[at]!; other !== at; other = parents[other]!) {
      first = Math.min(first, other);
    }
    parents[first] = -1;
    cycles++;
  }
  return cycles;
}

function written(
  nodes: readonly LooseComment[],
  parents: readonly number[],
  post: PostId,
): Comment[] {
  const children = new Map<number, number[]>();
  for (const [i, parent] of parents.entries()) {
    const list = children.get(parent);
    if (list) list.push(i);
    else children.set(parent, [i]);
  }
  const idOf = commentIds(post);
  const ids = new Map<number, CommentId>();
  const comments: Comment[] = [];
  const stack = (children.get(-1) ?? []).toReversed();
  for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
    const { source, author, date, removed, body } = nodes[i]!;
    const id = idOf({ removed, body });
    ids.set(i, id);
    comments.push({
      id,
      parent: ids.get(parents[i]!) ?? null,
      ...(source === null ? {} : { source }),
      author,
      date,
      removed,
      body,
    });
    for (const answer of (children.get(i) ?? []).toReversed()) stack.push(answer);
  }
  return comments;
}
