import { openAsBlob } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { createImportQueue, type ImportJob, type StagedSource } from '../../jobs/index.ts';
import { FailureError, fail, type Ledger, makeId } from '../../model/index.ts';
import { createBlobSources, writePack } from '../../sources/index.ts';
import { type Command, parse, print, say, WrongUse } from '../command.ts';
import { listFiles } from '../list-files.ts';
import { createMemoryStore } from '../memory-store.ts';
import { unreadable } from '../open-pack.ts';

export const pack: Command = {
  usage: 'pack SOURCE… -o FILE [--title TITLE]',

  async run(args) {
    const { values, positionals } = parse(args, {
      output: { type: 'string', short: 'o' },
      title: { type: 'string' },
    });
    if (positionals.length === 0) throw new WrongUse('which files or folders?');
    if (values.output === undefined) throw new WrongUse('-o FILE is missing');
    const files = await listFiles(positionals, values.output);
    if (files.length === 0) throw new WrongUse('there is no file in what was named');

    const title = values.title ?? titleOf(positionals[0]!);
    const { store, job } = await importFiles(files, title);
    for (const { source, failure } of job.ledger.failed) say(`${source}: ${failure.message}`);
    if (job.state !== 'done') {
      const { code, message, action } =
        job.failure ?? fail('internal', 'Nothing was read.', '').error;
      throw new FailureError(fail(code, message, action).error);
    }
    const contents = store.contents(job.archive);
    await writeFile(values.output, await writePack(contents)).catch(error => {
      throw unreadable(values.output!, error);
    });
    await print({ ...summary(contents.archive, contents.threads), ...complaints(job.ledger) });
    return 0;
  },
};

/** Imports files by the job that the extension runs, into memory. */
async function importFiles(files: readonly string[], title: string) {
  const store = createMemoryStore();
  const sources: (StagedSource & { blob: Blob })[] = [];
  for (const [id, file] of files.entries()) {
    const blob = await openAsBlob(file).catch(error => {
      throw unreadable(file, error);
    });
    sources.push({ id, name: file, size: blob.size, blob });
  }
  let ended: ImportJob | undefined;
  const queue = createImportQueue({
    store,
    ...createBlobSources(async id => sources[id]?.blob),
    // A pack of the same sources is the same file, so its archive has no date of making.
    now: () => 0,
    breathe: async () => {},
    isStorageFull: () => false,
    keepAlive: work => work(),
    schedule: async () => {},
    ended: async job => {
      ended = job;
    },
  });
  await queue.add({
    archive: makeId('a', title),
    title,
    sources: sources.map(({ id, name, size }) => ({ id, name, size })),
  });
  await queue.wake();
  if (!ended) throw new Error('the import did not end');
  return { store, job: ended };
}

function titleOf(source: string): string {
  return basename(source, extname(source)) || 'Archive';
}

type Contents = ReturnType<ReturnType<typeof createMemoryStore>['contents']>;

function summary(archive: Contents['archive'], threads: Contents['threads']) {
  const comments = threads.flatMap(thread => thread.comments);
  return {
    archive: { id: archive.id, title: archive.title, url: archive.url },
    posts: threads.filter(({ row }) => row.post.kind === 'post').length,
    pages: threads.filter(({ row }) => row.post.kind === 'page').length,
    comments: comments.length,
    removed: comments.filter(comment => comment.removed).length,
    first: archive.first,
    last: archive.last,
    terms: archive.terms,
  };
}

function complaints(ledger: Ledger) {
  return {
    skipped: [
      ...ledger.lines.flatMap(({ kind, skipped }) =>
        skipped.map(({ reason, count }) => ({ kind, reason, count })),
      ),
      ...ledger.failed.map(({ source, failure }) => ({
        kind: 'source',
        reason: `${source}: ${failure.message}`,
        count: 1,
      })),
    ],
    warnings: ledger.warnings,
  };
}
