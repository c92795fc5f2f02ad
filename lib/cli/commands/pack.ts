import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { FailureError, type Ledger, UNPUBLISHED, type Unpublished } from '../../model/index.ts';
import { MANIFEST, packEntries, writePack } from '../../sources/index.ts';
import { type Command, parse, print, say, WrongUse } from '../command.ts';
import { importFiles } from '../import-files.ts';
import { type ListedFiles, listFiles } from '../list-files.ts';
import { beginWithLowMemory } from '../low-memory.ts';
import { packId } from '../pack-id.ts';
import { numbersIn } from '../pack-numbers.ts';
import { writeFolderWhole, writeWhole } from '../write-whole.ts';

export const pack: Command = {
  usage: `pack SOURCE… [-o FILE] [--folder DIR] [--title TITLE] [--include ${UNPUBLISHED.join('|')}]… [--no-glossary] [--together]`,

  async run(args) {
    const { values, positionals } = parse(args, {
      output: { type: 'string', short: 'o' },
      folder: { type: 'string' },
      title: { type: 'string' },
      include: { type: 'string', multiple: true },
      'no-glossary': { type: 'boolean' },
      together: { type: 'boolean' },
    });
    if (positionals.length === 0) throw new WrongUse('which files or folders?');
    const { output, folder } = values;
    const written = [output, folder].filter(name => name !== undefined);
    if (written.length === 0) throw new WrongUse('-o FILE is missing');
    if ([...positionals, ...written, values.title].includes('')) {
      throw new WrongUse('a name is empty');
    }
    const include = (values.include ?? []).map(unpublished);
    const { files, inFolders, failed: unlisted } = await listFiles(positionals, written);
    await beginWithLowMemory(files);
    tell(unlisted);
    if (files.length === 0) return 1;

    const title = values.title ?? titleOf(positionals[0]!);
    const titled = values.title !== undefined;
    const { store, job } = await importFiles(files, title, {
      include,
      titled,
      inFolders,
      glossary: !values['no-glossary'],
      together: values.together ?? false,
      numbers: folder === undefined ? undefined : await numbersIn(folder),
    });
    try {
      tell(job.ledger.failed);
      if (job.state !== 'done') {
        // A source that failed has been told already; what stopped the import has not.
        if (job.failure && job.ledger.failed.length === 0) throw new FailureError(job.failure);
        return 1;
      }
      const made = store.packSource();
      const source = { ...made, archive: { ...made.archive, id: packId(made.archive) } };
      if (output !== undefined) await writeWhole(output, writePack(source, createSha256));
      if (folder !== undefined) {
        // The manifest is first in a pack, but takes effect last: until then the old one holds.
        await writeFolderWhole(folder, packEntries(source, createSha256), MANIFEST);
      }
      const { id, title: name, url, first, last, terms } = source.archive;
      const archive = { id, title: name, url };
      await print({
        archive,
        ...store.counts(),
        first,
        last,
        terms,
        ...complaints(job.ledger, unlisted),
      });
      return 0;
    } finally {
      store.close();
    }
  },
};

function unpublished(name: string): Unpublished {
  const known = UNPUBLISHED.find(one => one === name);
  if (known) return known;
  throw new WrongUse(`--include takes ${UNPUBLISHED.join(', ')}, not '${name}'`);
}

/** Node's own, which does not want all bytes at once. */
function createSha256() {
  const hash = createHash('sha256');
  return {
    update(bytes: Uint8Array) {
      hash.update(bytes);
    },
    hex: () => hash.digest('hex'),
  };
}

/** A line for each source that could not be read; the messages name it. */
function tell(failed: ListedFiles['failed']): void {
  for (const { failure } of failed) say(`backstory pack: ${failure.message} ${failure.action}`);
}

function titleOf(source: string): string {
  return basename(source, extname(source)) || 'Archive';
}

function complaints(ledger: Ledger, unlisted: ListedFiles['failed']) {
  return {
    skipped: [
      ...ledger.lines.flatMap(({ kind, skipped, unchanged, updated }) => [
        ...skipped.map(({ reason, count }) => ({ kind, reason, count })),
        // A pack begins empty: what was there already came from these very sources.
        ...[unchanged + updated]
          .filter(count => count > 0)
          .map(count => ({ kind, reason: 'found again', count })),
      ]),
      ...[...unlisted, ...ledger.failed].map(({ failure }) => ({
        kind: 'source',
        reason: failure.message,
        count: 1,
      })),
    ],
    warnings: ledger.warnings,
  };
}
