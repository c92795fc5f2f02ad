/** Whether what a job brings is of an archive that is here already: one blog is one archive. */
import {
  blogKey,
  createParserOf,
  openingKey,
  type ParsedItem,
  type ParserContext,
  type TextFormat,
} from '../archive/index.ts';
import { type ArchiveInfo, FailureError } from '../model/index.ts';
import type { ImportEnvironment } from './import-environment.ts';
import type { ImportJob, ImportStore } from './ports.ts';

/** A file as far as its beginning tells of it. */
export interface Beginning {
  readonly format: TextFormat;
  readonly context: ParserContext;
  readonly head: string;
}

/**
 * The archive of the same blog, if the job's own is a new one: that of the same address; or, for sources
 * that name no blog, one that holds most of the first posts.
 */
export async function findSameArchive(
  { store }: ImportEnvironment,
  job: ImportJob,
  beginning: Beginning,
): Promise<ArchiveInfo | undefined> {
  const own = await store.archive(job.archive);
  if (own?.state !== 'importing' || own.posts > 0) return undefined;
  const others = (await store.archives()).filter(({ id }) => id !== job.archive);
  if (others.length === 0) return undefined;
  const items = itemsOf(beginning);
  const key = blogKey(addressIn(items) ?? beginning.context.base);
  if (key !== null) return others.find(({ url }) => blogKey(url) === key);
  const posts = items.flatMap(item => (item.type === 'post' ? [item.post] : [])).slice(0, POSTS);
  for (const archive of others) {
    let known = 0;
    for (const post of posts) if (await isKnown(store, archive.id, post)) known++;
    if (known * 2 > posts.length) return archive;
  }
  return undefined;
}

/** Enough to tell by; each costs a look-up in every archive. */
const POSTS = 10;

function itemsOf({ format, context, head }: Beginning): ParsedItem[] {
  const parser = createParserOf(format)(undefined, context);
  try {
    // What the cut has left open is closed: a first post may be longer than its file's beginning.
    return [...parser.write(head), ...parser.end()];
  } catch (error) {
    if (error instanceof FailureError) return [];
    throw error;
  }
}

function addressIn(items: readonly ParsedItem[]): string | null {
  for (const item of items) if (item.type === 'blog' && item.url !== null) return item.url;
  return null;
}

async function isKnown(
  store: ImportStore,
  archive: string,
  post: Extract<ParsedItem, { type: 'post' }>['post'],
): Promise<boolean> {
  if (post.date === null) return false;
  const clues = { source: null, url: post.url, opening: openingKey(post) };
  return Boolean(
    (await store.postById(archive, post.id)) ?? (await store.findPost(archive, clues)),
  );
}
