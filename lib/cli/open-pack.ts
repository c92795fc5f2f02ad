import { readFile } from 'node:fs/promises';
import type { ArchiveReader } from '../jobs/index.ts';
import { FailureError, fail } from '../model/index.ts';
import { looksLikeZip, type PackContents, readPack } from '../sources/index.ts';
import { WrongUse } from './command.ts';
import { withSoundIndex } from './heal-index.ts';
import { createPackReader } from './pack-reader.ts';

/** A pack from a file, whole. Throws `FailureError` that names the file. */
export async function openPack(file: string | undefined): Promise<PackContents> {
  if (file === undefined) throw new WrongUse('which pack?');
  const bytes = await readFile(file).catch(error => {
    throw unreadable(file, error);
  });
  if (!looksLikeZip(bytes)) {
    const action = `Make one of it: backstory pack ${file} -o FILE`;
    throw new FailureError(fail('unknown-format', `${file} is no pack.`, action).error);
  }
  try {
    return await readPack(bytes);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    const { code, message, action } = error.failure;
    throw new FailureError(fail(code, `${file}: ${message}`, action).error);
  }
}

export async function openStore(file: string | undefined): Promise<ArchiveReader> {
  return createPackReader(await withSoundIndex(await openPack(file)));
}

export function unreadable(file: string, error: unknown): FailureError {
  return new FailureError(
    fail('unreadable', `${file} cannot be read: ${saidBy(error)}.`, 'Check its name and rights.')
      .error,
  );
}

export function unwritable(file: string, error: unknown): FailureError {
  return new FailureError(
    fail(
      'unreadable',
      `${file} cannot be written: ${saidBy(error)}.`,
      'Check its folder, and that there is room.',
    ).error,
  );
}

/** What the system said, without the code and the name that Node puts around it. */
function saidBy(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^E[A-Z]+: /, '').replace(/, \w+(?: '.*')?$/s, '');
}
