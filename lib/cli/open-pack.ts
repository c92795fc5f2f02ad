import { readFile } from 'node:fs/promises';
import { FailureError, fail } from '../model/index.ts';
import { type PackContents, readPack } from '../sources/index.ts';
import { WrongUse } from './command.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';

/** A pack from a file, whole. Throws `FailureError` that names the file. */
export async function openPack(file: string | undefined): Promise<PackContents> {
  if (file === undefined) throw new WrongUse('which pack?');
  const bytes = await readFile(file).catch(error => {
    throw unreadable(file, error);
  });
  try {
    return await readPack(bytes);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    const { code, message, action } = error.failure;
    throw new FailureError(fail(code, `${file}: ${message}`, action).error);
  }
}

export async function openStore(file: string | undefined): Promise<MemoryStore> {
  return createMemoryStore([await openPack(file)]);
}

export function unreadable(file: string, error: unknown): FailureError {
  const said = error instanceof Error ? error.message : String(error);
  return new FailureError(
    fail('unreadable', `${file} cannot be read: ${said}.`, 'Check its name and rights.').error,
  );
}
