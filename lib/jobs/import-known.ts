/** Which posts of an archive are those that a source brings again, whatever format either came in. */
import { openingKey, rekeyThread } from '../archive/index.ts';
import { type ArchiveId, makeId, type PostId, type PostWithThread } from '../model/index.ts';
import type { Change } from './import-changes.ts';
import type { ReadThread } from './import-step.ts';
import type { ImportStore, PostRow } from './ports.ts';

/** A thread under the id by which the archive knows its post, and what the archive has of it. */
export interface KnownThread {
  readonly thread: PostWithThread;
  readonly before: PostRow | null;
  /** What this very step has made of it already. */
  readonly pending: Change | null;
}

/** Looks posts up in the step's own changes and in the store. */
export function createKnown(store: ImportStore, archive: ArchiveId) {
  const pending = new Map<PostId, Change>();
  const bySource = new Map<string, PostId>();

  /**
   * The post of the same source id; or of the same id, unless both have source ids that differ (two
   * posts of one day and title); or of the same address; or one that begins alike on the same day
   * where a title was lost.
   */
  async function find(read: ReadThread): Promise<KnownThread> {
    const { source, ...thread } = read;
    const twin = source === null ? undefined : bySource.get(source);
    if (twin !== undefined) return answer(thread, twin, null);
    const sameSource = source === null ? undefined : await lookUp({ source });
    if (sameSource) return answer(thread, sameSource.post.id, sameSource);
    const id = thread.post.id;
    const waiting = pending.get(id);
    const sameId = waiting ? undefined : await store.postById(archive, id);
    const other = waiting ? waiting.source : (sameId?.source ?? null);
    if (waiting || sameId) {
      const different = source !== null && other !== null && other !== source;
      if (!different) return answer(thread, id, sameId ?? null);
      const own = makeId('p', `${id}|${source}`);
      return answer(thread, own, pending.has(own) ? null : await byId(own));
    }
    const like = await lookUp({ url: thread.post.url, opening: openingKey(thread.post) });
    if (like && mayBeOne(like, read)) return answer(thread, like.post.id, like);
    return answer(thread, id, null);
  }

  const byId = async (id: PostId) => (await store.postById(archive, id)) ?? null;

  const lookUp = (clues: { source?: string; url?: string | null; opening?: string | null }) =>
    store.findPost(archive, { source: null, url: null, opening: null, ...clues });

  function answer(thread: PostWithThread, id: PostId, before: PostRow | null): KnownThread {
    const waiting = pending.get(id) ?? null;
    return {
      thread: rekeyThread(thread, id),
      before: waiting ? waiting.before : before,
      pending: waiting,
    };
  }

  return {
    find,
    keep(change: Change) {
      pending.set(change.thread.post.id, change);
      if (change.source !== null) bySource.set(change.source, change.thread.post.id);
    },
    changes: () => [...pending.values()],
  };
}

/** Two posts of one blog that its source tells apart are two, however alike they begin. */
function mayBeOne(row: PostRow, read: ReadThread): boolean {
  return row.source === null || read.source === null || row.source === read.source;
}
