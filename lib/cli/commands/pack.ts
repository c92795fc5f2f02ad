import { mkdir, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { FailureError, type Ledger } from '../../model/index.ts';
import { type PackContents, packFiles, writePack } from '../../sources/index.ts';
import { type Command, parse, print, say, WrongUse } from '../command.ts';
import { importFiles } from '../import-files.ts';
import { type ListedFiles, listFiles } from '../list-files.ts';
import { unwritable } from '../open-pack.ts';

export const pack: Command = {
  usage: 'pack SOURCE… [-o FILE] [--folder DIR] [--title TITLE]',

  async run(args) {
    const { values, positionals } = parse(args, {
      output: { type: 'string', short: 'o' },
      folder: { type: 'string' },
      title: { type: 'string' },
    });
    if (positionals.length === 0) throw new WrongUse('which files or folders?');
    const { output, folder } = values;
    if (output === undefined && folder === undefined) throw new WrongUse('-o FILE is missing');
    const { files, failed: unlisted } = await listFiles(positionals, output ?? folder!);
    tell(unlisted);
    if (files.length === 0) return 1;

    const { store, job } = await importFiles(files, values.title ?? titleOf(positionals[0]!));
    tell(job.ledger.failed);
    if (job.state !== 'done') {
      // A source that failed has been told already; what stopped the import has not.
      if (job.failure && job.ledger.failed.length === 0) throw new FailureError(job.failure);
      return 1;
    }
    const contents = store.contents(job.archive);
    if (output !== undefined) await write(output, await writePack(contents));
    if (folder !== undefined) await writeFolder(folder, contents);
    await print({ ...summary(contents), ...complaints(job.ledger, unlisted) });
    return 0;
  },
};

/** A folder that any static host serves as a subscription. */
async function writeFolder(folder: string, contents: PackContents): Promise<void> {
  await mkdir(folder, { recursive: true }).catch(error => {
    throw unwritable(folder, error);
  });
  // The manifest, which is first in a pack, goes last: until then the old one holds.
  const files = [...(await packFiles(contents))].reverse();
  for (const [name, bytes] of files) await write(join(folder, name), bytes);
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  await writeFile(file, bytes).catch(error => {
    throw unwritable(file, error);
  });
}

/** A line for each source that could not be read; the messages name it. */
function tell(failed: ListedFiles['failed']): void {
  for (const { failure } of failed) say(`backstory pack: ${failure.message} ${failure.action}`);
}

function titleOf(source: string): string {
  return basename(source, extname(source)) || 'Archive';
}

function summary({ archive, threads }: PackContents) {
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

function complaints(ledger: Ledger, unlisted: ListedFiles['failed']) {
  return {
    skipped: [
      ...ledger.lines.flatMap(({ kind, skipped }) =>
        skipped.map(({ reason, count }) => ({ kind, reason, count })),
      ),
      ...[...unlisted, ...ledger.failed].map(({ failure }) => ({
        kind: 'source',
        reason: failure.message,
        count: 1,
      })),
    ],
    warnings: ledger.warnings,
  };
}
