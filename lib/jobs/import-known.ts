/** Which posts of an archive are those that a source brings again, whatever format either came in. */
import { blogKey, openingKey, rekeyThread, tellingKey } from '../archive/index.ts';
import {
  type ArchiveId,
  makeId,
  type Post,
  type PostId,
  type PostWithThread,
} from '../model/index.ts';
import type { Change } from './import-changes.ts';
import type { ReadThread } from './import-step.ts';
import type { ImportStore, PostRow } from './ports.ts';

/** A thread under the id by which the archive knows its post, and what the archive has of it. */
export interface KnownThread {
  readonly thread: PostWithThread;
  /** What the archive knows it by: the source's own id, with more where two posts claim that one. */
  readonly source: string | null;
  readonly before: PostRow | null;
  /** What this very step has made of it already. */
  readonly pending: Change | null;
}

/** Looks posts up in the step's own changes and in the store. */
export function createKnown(store: ImportStore, archive: ArchiveId) {
  const pending = new Map<PostId, Change>();
  /** What this step has met, changed or not: the posts by their sources' ids, the openings by id. */
  const bySource = new Map<string, { readonly id: PostId; readonly post: Post }>();
  const openings = new Map<PostId, string | null>();

  /**
   * The post of the same source id, unless it is clearly another (`isAnother`); or of the same id,
   * unless both have source ids that differ or one step brings both (two posts of one day and title);
   * or of the same address; or one that begins alike on the same day where a title was lost.
   */
  async function find(read: ReadThread): Promise<KnownThread> {
    let found = await findBy(read);
    if (found === null) found = (await findBy(withSource(read, qualified(read))))!;
    const { id } = found.thread.post;
    if (found.source !== null) bySource.set(found.source, { id, post: read.post });
    if (!openings.has(id)) openings.set(id, tellingKey(read.post));
    return found;
  }

  /** Null where the source id is that of another post. */
  async function findBy(read: ReadThread): Promise<KnownThread | null> {
    const { source, ...thread } = read;
    const twin = source === null ? undefined : bySource.get(source);
    if (twin && isAnother(twin.post, read.post)) return null;
    if (twin) return answer(read, twin.id, (await byId(twin.id)) ?? null);
    const sameSource = source === null ? undefined : await lookUp({ source });
    if (sameSource && isAnother(sameSource.post, read.post)) {
      const { url } = sameSource.post;
      const moved = url !== null && read.post.url !== null && url !== read.post.url;
      // An edit may change day and title at once, but hardly the address with them.
      if (moved || (await lookUp({ source: qualified(read) }))) return null;
    }
    if (sameSource) return answer(read, sameSource.post.id, sameSource);
    const id = thread.post.id;
    const waiting = pending.get(id);
    const sameId = waiting ? undefined : await store.postById(archive, id);
    const other = waiting ? waiting.source : (sameId?.source ?? null);
    if (waiting || sameId) {
      const { url } = (waiting?.thread ?? { post: sameId!.post }).post;
      const different = areTold(other, source) && (url === null || url !== read.post.url);
      const own = different ? makeId('p', `${id}|${source}`) : await ownByOpening(read);
      if (own === null) return answer(read, id, sameId ?? null);
      return answer(read, own, pending.has(own) ? null : await byId(own));
    }
    const like = await lookUp({ url: thread.post.url, opening: openingKey(thread.post) });
    if (like && mayBeOne(like, read)) return answer(read, like.post.id, like);
    return answer(read, id, null);
  }

  /** The id of the second post of one day and title in a source that gives no ids; null for the first. */
  async function ownByOpening({ post, source }: ReadThread): Promise<PostId | null> {
    const opening = tellingKey(post);
    if (source !== null || opening === null) return null;
    const own = makeId('p', `${post.id}|${opening}`);
    const first = openings.get(post.id) ?? null;
    if (first !== null && first !== opening && pending.get(post.id)?.source == null) return own;
    return pending.has(own) || (await byId(own)) ? own : null;
  }

  const byId = async (id: PostId) => (await store.postById(archive, id)) ?? null;

  const lookUp = (clues: { source?: string; url?: string | null; opening?: string | null }) =>
    store.findPost(archive, { source: null, url: null, opening: null, ...clues });

  function answer(
    { source, ...thread }: ReadThread,
    id: PostId,
    before: PostRow | null,
  ): KnownThread {
    const waiting = pending.get(id) ?? null;
    return {
      thread: rekeyThread(thread, id),
      source,
      before: waiting ? waiting.before : before,
      pending: waiting,
    };
  }

  return {
    find,
    keep(change: Change) {
      pending.set(change.thread.post.id, change);
    },
    changes: () => [...pending.values()],
  };
}

/** The source's id with the post's own: one post of several that claim the same. */
function qualified({ source, post }: ReadThread): string {
  return `${source}|${post.id}`;
}

function withSource(read: ReadThread, source: string): ReadThread {
  return { ...read, source };
}

/**
 * Two posts that only share a source id: blogs number theirs alike, and exports hold an id twice. They
 * are of two days, and of two titles or two hosts; an edit leaves at least one of these as it was.
 */
function isAnother(known: Post, read: Post): boolean {
  if (known.date === null || read.date === null) return false;
  if (known.date.slice(0, 10) === read.date.slice(0, 10)) return false;
  const hosts = [known.url, read.url].map(url => blogKey(url)?.split('/')[0]);
  if (hosts[0] !== undefined && hosts[1] !== undefined && hosts[0] !== hosts[1]) return true;
  return known.title !== null && read.title !== null && known.title !== read.title;
}

/** Two posts of one blog that its source tells apart are two, however alike they begin. */
function mayBeOne(row: PostRow, read: ReadThread): boolean {
  return !areTold(row.source, read.source);
}

/** True for two ids of one kind that differ; a post's ids in an export and in a feed say nothing of each other. */
function areTold(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b && kindOf(a) === kindOf(b);
}

/** 'post' of Blogger's numbers, 'wp' of WordPress's, '' of what feeds call an id. */
function kindOf(source: string): string {
  return /^(post|wp)-\d+/.exec(source)?.[1] ?? '';
}

/** Which of a post's ids is kept: comments that come apart name their post by its number. */
export function keptSource(known: string | null, read: string | null): string | null {
  if (known === null || read === null) return read ?? known;
  return kindOf(read) === '' && kindOf(known) !== '' ? known : read;
}
