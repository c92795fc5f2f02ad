/** The first stage: which files there are in the sources, and how each is to be read. */
import {
  type FileHead,
  type FilePlan,
  failSource,
  HEAD_LENGTH,
  looksBinary,
  note,
  planFiles,
  skip,
  tellsOfOthers,
  warn,
} from '../archive/index.ts';
import { type Failure, FailureError, fail } from '../model/index.ts';
import { jobOf, ofOneBlog, refuse, sayBlogs } from './import-blogs.ts';
import { type ImportEnvironment, Overtaken } from './import-environment.ts';
import { findSameArchive } from './import-same-archive.ts';
import type { ImportJob, PlannedFile, SourceFile } from './ports.ts';

interface Found {
  readonly source: number;
  readonly file: SourceFile;
  readonly name: string;
  readonly head: string;
}

/** Plans the job's files and writes the plan; gives the job at its next stage. */
export async function planFilesOf(env: ImportEnvironment, job: ImportJob): Promise<ImportJob> {
  let ledger = job.ledger;
  const found: Found[] = [];
  const packs: PlannedFile[] = [];
  for (const [index, source] of job.sources.entries()) {
    const listing = await attempt(env.list(source));
    if (listing instanceof FailureError) {
      ledger = failSource(ledger, source.name, named(source.name, listing.failure));
      continue;
    }
    const { files, warnings, failure } = listing;
    for (const warning of warnings) ledger = warn(ledger, source.name, 'its files', warning);
    if (failure) ledger = failSource(ledger, source.name, named(source.name, failure));
    if (files.some(file => file.path === PACK_MANIFEST)) {
      // A pack of which a part is missing is none.
      if (!failure) packs.push(packFile(job, index));
      continue;
    }
    for (const file of files) {
      const name = file.path === '' ? source.name : `${source.name}: ${file.path}`;
      const head = file.failure ?? (await attempt(readHead(env, job, index, file.path)));
      if (typeof head !== 'string') {
        // What is wrong with the whole container is said already.
        if (failure) continue;
        const why = head instanceof FailureError ? head.failure : head;
        ledger = failSource(ledger, name, named(name, why));
      } else if (isZipInZip(file.path, head)) {
        ledger = failSource(ledger, name, named(name, ZIP_IN_ZIP));
      } else found.push({ source: index, file, name, head });
      await env.breathe();
    }
  }
  const plan = planFiles(
    found.map(one => headOf(one, job)),
    job.include,
  );
  for (const { file, failure } of plan.failed) {
    const { name } = found[file]!;
    ledger = failSource(ledger, name, { ...failure, message: `${name}: ${failure.message}` });
  }
  ledger = skip(ledger, 'file', 'holds no posts', plan.passedOver.length);
  for (const file of plan.passedOver) {
    const { name, head, source } = found[file]!;
    // Of pictures nobody expects a post; a text may be one that we do not know.
    if (!job.sources[source]!.inFolder || head === '' || looksBinary(head)) continue;
    ledger = warn(ledger, name, 'all of it', 'No post was found in it.');
  }
  ledger = skip(ledger, 'account page', 'not content', plan.account.length);
  for (const source of withoutPosts(job, found, plan)) {
    ledger = failSource(ledger, source, named(source, NO_POSTS_INSIDE));
  }
  const all = plan.read.map<PlannedFile>(({ file, format, context }) => {
    const {
      source,
      name,
      file: { path, size },
    } = found[file]!;
    return { source, name, path, size, format, context };
  });
  const heads = plan.read.map(({ file }) => found[file]!.head);
  const { files, blog, blogs } = await ofOneBlog(env, job, all, heads);
  if (blogs.length > 1 && env.oneArchive) throw await refuse(env, job, blogs);
  const split = job.blog === undefined && blogs.length > 1;
  const others = split ? blogs.filter(one => one !== blog) : [];
  if (others.length > 0) ledger = note(ledger, sayBlogs(blogs));
  const planned: ImportJob = {
    ...job,
    ...(blog === undefined ? {} : { blog, sources: withOwnSizes(job, files) }),
    // What is no blog's own is told by the first of the jobs.
    ledger: job.blog === undefined ? ledger : job.ledger,
    stage: 'reading',
  };
  const next = await intoKnownArchive(env, planned, files);
  const more = others.map(one => jobOf(env, job, one));
  if (!(await env.store.savePlan(next, [...(job.blog === undefined ? packs : []), ...files], more)))
    throw new Overtaken();
  // Nothing of the job was written yet, so the archive that was made for it is empty.
  if (next.archive !== job.archive) await env.store.deleteArchive(job.archive, 'keep jobs');
  return { ...next, revision: next.revision + 1 };
}

/**
 * The same blog is one archive, whichever format it comes in: a job for a new archive whose files bring
 * a blog that is here goes into that one, and says so.
 */
async function intoKnownArchive(
  env: ImportEnvironment,
  job: ImportJob,
  files: readonly PlannedFile[],
): Promise<ImportJob> {
  const same = await findSameArchive(env, job, files);
  if (!same) return job;
  const { id, title } = same.archive;
  const said =
    same.by === 'address'
      ? `This blog is in the archive “${title}” already, which was brought up to date.`
      : `This was added to the archive “${title}”, which has these posts already.`;
  return { ...job, archive: id, title, titled: true, ledger: note(job.ledger, said) };
}

/** The job's sources; those of which it reads nothing have no bytes to wait for. */
function withOwnSizes(job: ImportJob, files: readonly PlannedFile[]): ImportJob['sources'] {
  const own = new Set(files.map(({ source }) => source));
  return job.sources.map((source, index) => (own.has(index) ? source : { ...source, size: 0 }));
}

/** A table of ten thousand posts is a tenth of this. */
const COMPANION_LENGTH = 20_000_000;
const PACK_MANIFEST = 'pack.json';

function packFile(job: ImportJob, source: number): PlannedFile {
  const { name, size } = job.sources[source]!;
  const context = { include: [], path: name, timeZone: null, base: null, facts: null };
  return { source, name, path: PACK_MANIFEST, size, format: 'pack', context };
}

function headOf({ source, file, name, head }: Found, job: ImportJob): FileHead {
  if (file.path === '') return { path: name, head, chosen: !job.sources[source]!.inFolder };
  return { path: file.path, head, chosen: false, zip: source };
}

async function readHead(
  env: ImportEnvironment,
  job: ImportJob,
  source: number,
  path: string,
): Promise<string> {
  let head = '';
  const limit = tellsOfOthers(path || job.sources[source]!.name) ? COMPANION_LENGTH : HEAD_LENGTH;
  for await (const { text } of await env.open(job.sources[source]!, path)) {
    head += text;
    if (head.length >= limit) break;
  }
  return head.slice(0, limit);
}

/** A failure as a value, so that the other files are read all the same. */
async function attempt<T>(work: Promise<T>): Promise<T | FailureError> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof FailureError) return error;
    throw error;
  }
}

/** By name too: what word processors write is a zip file, and none that anybody would open here. */
function isZipInZip(path: string, head: string): boolean {
  return /\.zip$/i.test(path) && head.startsWith('PK\u0003\u0004');
}

const ZIP_IN_ZIP = fail(
  'unreadable',
  'It is a zip file in a zip file, which is not opened.',
  'Unpack the outer one and import what was in it.',
).error;

const NO_POSTS_INSIDE = fail(
  'unknown-format',
  'It is not a pack, and no file in it holds posts.',
  'Choose the export of a blog, or a pack.',
).error;

/** Names of sources that were named, all of whose files hold no posts. */
function withoutPosts(job: ImportJob, found: readonly Found[], plan: FilePlan): string[] {
  const passedOver = new Set([...plan.passedOver, ...plan.account]);
  const all = new Set(found.map(({ source }) => source));
  for (const [file, { source }] of found.entries()) if (!passedOver.has(file)) all.delete(source);
  return job.sources.flatMap(({ name, inFolder }, no) => (all.has(no) && !inFolder ? [name] : []));
}

/** The failure with the file's name in front, unless it names it already. */
function named(name: string, failure: Failure): Failure {
  const { message } = failure;
  return message.includes(name) ? failure : { ...failure, message: `${name}: ${message}` };
}
