/** Whether what a job brings is of an archive that is here already: one blog is one archive. */
import {
  blogKey,
  createParserOf,
  type ParsedItem,
  type ParserContext,
  type TextFormat,
} from '../archive/index.ts';
import { type ArchiveInfo, FailureError } from '../model/index.ts';
import type { ImportEnvironment } from './import-environment.ts';
import type { ImportJob } from './ports.ts';

/** A file as far as its beginning tells of it. */
export interface Beginning {
  readonly format: TextFormat;
  readonly context: ParserContext;
  readonly head: string;
}

/**
 * The archive of the same blog, by its address, if the job's own is a new one. A source that names no
 * blog, such as a plain-text dump, goes where the user says.
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
  return key === null ? undefined : others.find(({ url }) => blogKey(url) === key);
}

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
