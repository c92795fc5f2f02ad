/** Whether what a job brings is of an archive that is here already: one blog is one archive. */
import { blogKey, openingKey, type ParsedItem, rekeyThread } from '../archive/index.ts';
import { type ArchiveInfo, FailureError, type Post } from '../model/index.ts';
import type { ImportEnvironment } from './import-environment.ts';
import { parseFile } from './import-items.ts';
import type { ImportJob, ImportStore, PlannedFile } from './ports.ts';

export interface SameArchive {
  readonly archive: ArchiveInfo;
  /** What it is known by. */
  readonly by: 'address' | 'posts';
}

type ReadPost = Extract<ParsedItem, { type: 'post' }>;

/** Enough to tell by; each costs two look-ups in every archive. */
const POSTS = 30;
/** Of text, in UTF-16 units: where no post has come by then, comments stand first and there are many. */
const LOOKED_AT = 2_000_000;
/** A few more than chance, or a text that two blogs have taken from one place, makes alike. */
const WITNESSES = 3;

/**
 * The archive of the same blog, if the job's own is a new one: that of the same address; or, where the
 * source or the archive names none, the one that has most of the first posts.
 */
export async function findSameArchive(
  env: ImportEnvironment,
  job: ImportJob,
  files: readonly PlannedFile[],
): Promise<SameArchive | undefined> {
  const { store } = env;
  const own = await store.archive(job.archive);
  if (own?.state !== 'importing' || own.posts > 0) return undefined;
  const others = (await store.archives()).filter(({ id }) => id !== job.archive);
  if (others.length === 0) return undefined;
  const { address, posts } = await beginningOf(env, job, files);
  const key = blogKey(address);
  const same = key === null ? undefined : others.find(({ url }) => blogKey(url) === key);
  if (same) return { archive: same, by: 'address' };
  // Two addresses are two blogs, whatever one has taken from the other.
  const unnamed = key === null ? others : others.filter(({ url }) => url === null);
  const archive = await withMostOf(store, unnamed, posts);
  return archive && { archive, by: 'posts' };
}

/** The blog's address, and the first posts that can be told from others, as the files give them. */
async function beginningOf(env: ImportEnvironment, job: ImportJob, files: readonly PlannedFile[]) {
  let address: string | null = null;
  const posts: ReadPost[] = [];
  let looked = 0;
  for (const file of files) {
    address ??= file.context.base;
    try {
      for await (const { item } of parseFile(env, job, file)) {
        if (item.type === 'blog') address ??= item.url;
        if (item.type === 'post' && openingOf(item.post) !== null) posts.push(item);
        if (item.type === 'post' || item.type === 'comment')
          looked += item.resume.offset - item.place.offset;
        if (posts.length >= POSTS || looked > LOOKED_AT) return { address, posts };
      }
    } catch (error) {
      // What is wrong with a file is said when it is read.
      if (!(error instanceof FailureError)) throw error;
    }
    await env.breathe();
  }
  return { address, posts };
}

/** The archive that has two thirds of the posts or more, and the most; undefined where none has. */
async function withMostOf(
  store: ImportStore,
  archives: readonly ArchiveInfo[],
  posts: readonly ReadPost[],
): Promise<ArchiveInfo | undefined> {
  let best: { archive: ArchiveInfo; witnesses: number } | undefined;
  for (const archive of archives) {
    let known = 0;
    let witnesses = 0;
    for (const post of posts) {
      const found = await witnessesOf(store, archive.id, post);
      if (found > 0) known++;
      witnesses += found;
    }
    const clear = known * 3 >= posts.length * 2 && witnesses >= WITNESSES;
    if (clear && witnesses > (best?.witnesses ?? 0)) best = { archive, witnesses };
  }
  return best?.archive;
}

/** How much says that the archive has a post: its own opening, and each comment; 0 where it has not. */
async function witnessesOf(
  store: ImportStore,
  archive: string,
  { post, comments }: ReadPost,
): Promise<number> {
  const opening = openingOf(post);
  const clues = { source: null, url: post.url, opening: openingKey(post) };
  const row = (await store.postById(archive, post.id)) ?? (await store.findPost(archive, clues));
  if (!row || openingOf(row.post) !== opening) return 0;
  if (comments.length === 0) return 1;
  const known = new Set((await store.comments(archive, row.no)).map(({ id }) => id));
  const asKnown = rekeyThread({ post, comments }, row.post.id).comments;
  return 1 + asKnown.filter(({ id }) => known.has(id)).length;
}

/** The opening of a post, of one without a date too, such as a listing's. */
function openingOf({ date, body }: Post): string | null {
  return openingKey({ date: date ?? 'undated', body });
}
