import { writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { UNPUBLISHED, type Unpublished } from '../../archive/index.ts';
import { FailureError, type Ledger } from '../../model/index.ts';
import { writePack } from '../../sources/index.ts';
import { type Command, parse, print, say, WrongUse } from '../command.ts';
import type { DiskStore } from '../disk-store.ts';
import { importFiles } from '../import-files.ts';
import { type ListedFiles, listFiles } from '../list-files.ts';
import { unwritable } from '../open-pack.ts';

export const pack: Command = {
  usage: 'pack SOURCE… -o FILE [--title TITLE] [--include draft|scheduled|spam|pending|trashed]…',

  async run(args) {
    const { values, positionals } = parse(args, {
      output: { type: 'string', short: 'o' },
      title: { type: 'string' },
      include: { type: 'string', multiple: true },
    });
    if (positionals.length === 0) throw new WrongUse('which files or folders?');
    if (values.output === undefined) throw new WrongUse('-o FILE is missing');
    const { files, failed: unlisted } = await listFiles(positionals, values.output);
    tell(unlisted);
    if (files.length === 0) return 1;

    const title = values.title ?? titleOf(positionals[0]!);
    const include = (values.include ?? []).map(unpublished);
    const { store, job } = await importFiles(files, title, {
      include,
      titled: values.title !== undefined,
    });
    try {
      tell(job.ledger.failed);
      if (job.state !== 'done') {
        // A source that failed has been told already; what stopped the import has not.
        if (job.failure && job.ledger.failed.length === 0) throw new FailureError(job.failure);
        return 1;
      }
      const file = values.output;
      await writeFile(
        file,
        writePack({ ...store.ready(), threads: threadsOf(store, job.archive) }),
      ).catch(error => {
        throw unwritable(file, error);
      });
      await print({ ...(await summary(store, job.archive)), ...complaints(job.ledger, unlisted) });
      return 0;
    } finally {
      store.close();
    }
  },
};

function threadsOf(store: DiskStore, archive: string) {
  return (from: number, limit: number) => store.threads(archive, from, limit);
}

function unpublished(name: string): Unpublished {
  const known = UNPUBLISHED.find(one => one === name);
  if (known) return known;
  throw new WrongUse(`--include takes ${UNPUBLISHED.join(', ')}, not '${name}'`);
}

/** A line for each source that could not be read; the messages name it. */
function tell(failed: ListedFiles['failed']): void {
  for (const { failure } of failed) say(`backstory pack: ${failure.message} ${failure.action}`);
}

function titleOf(source: string): string {
  return basename(source, extname(source)) || 'Archive';
}

async function summary(store: DiskStore, id: string) {
  const { archive } = store.ready();
  const counts = { posts: 0, pages: 0, comments: 0, removed: 0 };
  for (let from = 0; ; ) {
    const threads = await store.threads(id, from, 256);
    for (const { row, comments } of threads) {
      counts[row.post.kind === 'page' ? 'pages' : 'posts']++;
      counts.comments += comments.length;
      counts.removed += comments.filter(comment => comment.removed).length;
      from = row.no + 1;
    }
    if (threads.length === 0) break;
  }
  const { title, url, first, last, terms } = archive;
  return { archive: { id, title, url }, ...counts, first, last, terms };
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
