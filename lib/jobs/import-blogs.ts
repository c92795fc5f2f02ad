/** Files of several blogs that are chosen at once: an archive for each, by a job for each. */
import { blogKey, createParserOf, type Format } from '../archive/index.ts';
import { FailureError, fail, makeId } from '../model/index.ts';
import { type ImportEnvironment, Overtaken } from './import-environment.ts';
import { save } from './import-save.ts';
import { newArchive, newJob } from './new-job.ts';
import type { ImportJob, NewImport, PlannedFile } from './ports.ts';

interface OwnFiles {
  readonly files: readonly PlannedFile[];
  /** The blog that the job is of; undefined where there are no two. */
  readonly blog: string | undefined;
  /** All that the files name, by their keys, in the order of the files. */
  readonly blogs: readonly string[];
}

/**
 * The files that the job is to read: all, unless they are of several blogs and a new archive is made.
 * `heads` are the beginnings of the files' texts. Those that name no blog go with the one whose files
 * lie in the same folder, or else with the first.
 */
export async function ofOneBlog(
  env: ImportEnvironment,
  job: ImportJob,
  files: readonly PlannedFile[],
  heads: readonly string[],
): Promise<OwnFiles> {
  const archive = await env.store.archive(job.archive);
  const isNew = archive?.state === 'importing' && archive.posts === 0;
  if (!isNew || env.together) return { files, blog: undefined, blogs: [] };
  const keys = keysOf(files, heads);
  const blogs = [...new Set(keys)].filter(key => key !== null);
  if (blogs.length < 2) return { files, blog: job.blog, blogs };
  const blog = job.blog ?? blogs[0]!;
  const near = new Map<string, string>();
  for (const [at, key] of keys.entries()) {
    for (const place of placesOf(files[at]!)) {
      if (key !== null && !near.has(place)) near.set(place, key);
    }
  }
  const ownerOf = (file: PlannedFile) =>
    placesOf(file)
      .map(place => near.get(place))
      .find(key => key !== undefined) ?? blogs[0];
  const own = files.filter((file, at) => (keys[at] ?? ownerOf(file)) === blog);
  return { files: own, blog, blogs };
}

/** The blogs of files; an address below another's, such as that of one post's comments, is that blog's. */
function keysOf(files: readonly PlannedFile[], heads: readonly string[]): (string | null)[] {
  const keys = files.map((file, at) => blogOf(file, heads[at]!));
  const above = (key: string) =>
    keys.find(other => other !== null && key.startsWith(`${other}/`)) ?? key;
  return keys.map(key => (key === null ? null : above(key)));
}

/** Where files lie that are likely of one blog: the folder first, then the zip. */
function placesOf({ source, path, name }: PlannedFile): string[] {
  if (path !== '') return [`${source}:${path.slice(0, path.lastIndexOf('/') + 1)}`, `${source}:`];
  const end = name.lastIndexOf('/');
  return end < 0 ? [] : [name.slice(0, end)];
}

/** Single pages and posts name sites that are no export's: a folder of clippings is one archive. */
const OF_ONE_BLOG: readonly Format[] = [
  'takeout',
  'blogger',
  'wxr',
  'feed',
  'blogger-json',
  'json-feed',
  'wp-json',
];

/** The blog that a file names in its beginning, as it is compared; null where it names none. */
function blogOf({ format, context }: PlannedFile, head: string): string | null {
  if (context.base !== null) return blogKey(context.base);
  if (format === 'pack' || !OF_ONE_BLOG.includes(format)) return null;
  try {
    const parser = createParserOf(format)(undefined, context);
    const first = (items: ReturnType<typeof parser.write>) =>
      items.find(item => item.type === 'blog' && item.url !== null);
    const item = first(parser.write(head)) ?? first(parser.end());
    return item?.type === 'blog' ? blogKey(item.url) : null;
  } catch (error) {
    // What is wrong with a file is said when it is read.
    if (error instanceof FailureError) return null;
    throw error;
  }
}

/** What is needed for a job that reads the files of another blog of the same sources. */
export function jobOf(env: ImportEnvironment, job: ImportJob, blog: string): NewImport {
  const now = env.now();
  const archive = makeId('a', `${job.archive}|${blog}`);
  const { sources, include } = job;
  const fresh = newJob({ archive, title: blog, titled: false, sources, include, crawl: null }, now);
  return { job: { ...fresh, blog }, archive: newArchive(archive, blog, now) };
}

export function sayBlogs(blogs: readonly string[]): string {
  return `These files are of ${blogs.length} blogs, and each has an import and an archive of its own: ${blogs.join(', ')}.`;
}

/** Ends the job where only one archive can be made. Gives what is to be thrown. */
export async function refuse(env: ImportEnvironment, job: ImportJob, blogs: readonly string[]) {
  const failure = fail(
    'unknown-format',
    `These files are of ${blogs.length} blogs: ${blogs.join(', ')}.`,
    'A pack is one archive: make one of each blog\u2019s files, or give --together for one of all.',
  ).error;
  await save(env, { ...job, state: 'failed', failure, ended: env.now() });
  return new Overtaken();
}
