import {
  type Comment,
  type CommentId,
  hash53,
  type Post,
  type PostWithThread,
  type WallDate,
} from '../model/index.ts';

/**
 * A post that is imported again. What the newer source knows wins, what it does not know is kept: a
 * teaser never replaces the whole, a bare day never the time of that day, and no comment goes.
 */
export function mergeThreads(old: PostWithThread, incoming: PostWithThread): PostWithThread {
  return {
    post: mergePost(old.post, incoming.post),
    comments: mergeComments(old.comments, incoming.comments),
  };
}

/** Equal for equal content, whatever the order of keys; 22 characters. */
export function threadHash(thread: PostWithThread): string {
  const text = JSON.stringify([ordered(thread.post), thread.comments.map(ordered)]);
  return [0, 1].map(seed => hash53(text, seed).toString(36).padStart(11, '0')).join('');
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => [key, ordered(part)]);
}

function mergePost(old: Post, incoming: Post): Post {
  const keepBody = incoming.body.length === 0 || (incoming.teaser && !old.teaser);
  const keptEmpty = keepBody && old.body.length === 0;
  return {
    id: old.id,
    kind: incoming.kind,
    title: incoming.title ?? old.title,
    date: mergeDate(old.date, incoming.date),
    url: incoming.url ?? old.url,
    author: incoming.author ?? old.author,
    labels: incoming.labels.length > 0 ? incoming.labels : old.labels,
    body: keepBody && !keptEmpty ? old.body : incoming.body,
    teaser: keepBody && !keptEmpty ? old.teaser : incoming.teaser,
  };
}

function mergeDate(old: WallDate | null, incoming: WallDate | null): WallDate | null {
  if (incoming === null) return old;
  return old?.startsWith(incoming) ? old : incoming;
}

function mergeComment(old: Comment, incoming: Comment): Comment {
  const keepBody = incoming.body.length === 0 && old.body.length > 0;
  return {
    id: old.id,
    parent: incoming.parent ?? old.parent,
    ...sourceOf(incoming.source ?? old.source),
    author: incoming.author ?? old.author,
    date: mergeDate(old.date, incoming.date),
    removed: keepBody ? old.removed : incoming.removed,
    body: keepBody ? old.body : incoming.body,
  };
}

function sourceOf(source: string | undefined): Pick<Comment, 'source'> {
  return source === undefined ? {} : { source };
}

/** United by id, in reading order: old ones as they were, each new one behind the sibling before it. */
function mergeComments(old: readonly Comment[], incoming: readonly Comment[]): Comment[] {
  const all = new Map<CommentId, Comment>(old.map(comment => [comment.id, comment]));
  for (const comment of incoming) {
    const known = all.get(comment.id);
    all.set(comment.id, known ? mergeComment(known, comment) : comment);
  }
  const parentOf = (comment: Comment): CommentId | null =>
    comment.parent !== null && all.has(comment.parent) ? comment.parent : null;
  const siblings = new Map<CommentId | null, CommentId[]>();
  const listOf = (parent: CommentId | null): CommentId[] => {
    const list = siblings.get(parent) ?? [];
    siblings.set(parent, list);
    return list;
  };
  for (const { id } of old) listOf(parentOf(all.get(id)!)).push(id);
  const known = new Set(old.map(comment => comment.id));
  /** The sibling that was placed or met last, by parent: the next new one goes behind it. */
  const before = new Map<CommentId | null, CommentId>();
  for (const { id } of incoming) {
    const parent = parentOf(all.get(id)!);
    const list = listOf(parent);
    if (!known.has(id)) {
      known.add(id);
      const previous = before.get(parent);
      list.splice(
        previous === undefined ? startFor(list, incoming) : list.indexOf(previous) + 1,
        0,
        id,
      );
    }
    before.set(parent, id);
  }
  return inReadingOrder(all, siblings);
}

/** A new comment without a sibling before it: first if the source knows its siblings, else last. */
function startFor(list: readonly CommentId[], incoming: readonly Comment[]): number {
  return incoming.some(comment => list.includes(comment.id)) ? 0 : list.length;
}

function inReadingOrder(
  all: ReadonlyMap<CommentId, Comment>,
  siblings: ReadonlyMap<CommentId | null, readonly CommentId[]>,
): Comment[] {
  const out: Comment[] = [];
  const left = new Set(all.keys());
  // A stack of our own: threads of other formats may be deep.
  const walk = (start: readonly CommentId[]) => {
    const stack = start.toReversed();
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      if (!left.delete(id)) continue;
      out.push(all.get(id)!);
      stack.push(...(siblings.get(id) ?? []).toReversed());
    }
  };
  walk(siblings.get(null) ?? []);
  // What answers itself in a circle is on no path from the top.
  for (const id of left) walk([id]);
  return out;
}
