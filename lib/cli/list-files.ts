import { access, constants, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Failure, fail } from '../model/index.ts';
import { unreadable } from './open-pack.ts';

export interface ListedFiles {
  readonly files: readonly string[];
  /** What was named and cannot be read; the others are read all the same. */
  readonly failed: readonly { readonly source: string; readonly failure: Failure }[];
}

/**
 * The files that are named, in the order given, and all files below the folders that are, by name;
 * hidden ones and `without` left out.
 */
export async function listFiles(paths: readonly string[], without: string): Promise<ListedFiles> {
  const files: string[] = [];
  const failed: { source: string; failure: Failure }[] = [];
  for (const path of paths) {
    try {
      files.push(...(await filesAt(path)));
    } catch (error) {
      failed.push({ source: path, failure: unreadable(path, error).failure });
    }
  }
  const own = files.filter(file => resolve(file) !== resolve(without));
  const readable: string[] = [];
  for (const file of own) {
    const error: unknown = await access(file, constants.R_OK).catch(reason => reason);
    if (error === undefined) readable.push(file);
    else failed.push({ source: file, failure: unreadable(file, error).failure });
  }
  if (own.length === 0 && failed.length === 0) {
    const names = paths.join(', ');
    failed.push({
      source: names,
      failure: fail('not-found', `${names}: there is no file in it.`, 'Name another folder.').error,
    });
  }
  return { files: readable, failed };
}

async function filesAt(path: string): Promise<string[]> {
  const kind = await stat(path);
  if (kind.isFile()) return [path];
  if (!kind.isDirectory()) throw new Error('it is neither a file nor a folder');
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}
