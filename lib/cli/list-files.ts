import { constants } from 'node:fs';
import { access, readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { type Failure, fail } from '../model/index.ts';
import { WrongUse } from './command.ts';
import { unreadable } from './open-pack.ts';

export interface ListedFiles {
  readonly files: readonly string[];
  /** Those of which only the folder was named: nobody says that there is a post in them. */
  readonly inFolders: ReadonlySet<string>;
  /** What was named or found and cannot be read; the others are read all the same. */
  readonly failed: readonly { readonly source: string; readonly failure: Failure }[];
}

/**
 * The files that are named, in the order given, and all files below the folders that are, by name;
 * what is hidden and what is written to (`own`: files and folders) left out. Links to files are followed, those to
 * folders named as not followed. Throws `WrongUse` where one is named that is written to.
 */
export async function listFiles(
  paths: readonly string[],
  own: readonly string[],
): Promise<ListedFiles> {
  const written = await Promise.all(own.map(whole));
  const isOwn = (path: string) =>
    written.some(one => path === one || path.startsWith(one.endsWith(sep) ? one : one + sep));
  const files: string[] = [];
  const inFolders = new Set<string>();
  const failed: { source: string; failure: Failure }[] = [];
  for (const path of paths) {
    try {
      const kind = await stat(path);
      if (isOwn(await whole(path))) {
        throw new WrongUse(`${path} is to be read and written: write to another name`);
      }
      if (kind.isFile()) files.push(path);
      else if (kind.isDirectory()) {
        const found = await filesBelow(path);
        for (const file of found.files) {
          if (isOwn(resolve(file))) continue;
          files.push(file);
          inFolders.add(file);
        }
        failed.push(...found.failed);
      } else throw new Error('it is neither a file nor a folder');
    } catch (error) {
      if (error instanceof WrongUse) throw error;
      failed.push({ source: path, failure: unreadable(path, error).failure });
    }
  }
  const readable: string[] = [];
  for (const file of files) {
    const error: unknown = await access(file, constants.R_OK).catch(reason => reason);
    if (error === undefined) readable.push(file);
    else failed.push({ source: file, failure: unreadable(file, error).failure });
  }
  if (files.length === 0 && failed.length === 0) {
    const names = paths.join(', ');
    failed.push({
      source: names,
      failure: fail('not-found', `${names}: there is no file in it.`, 'Name another folder.').error,
    });
  }
  return { files: readable, inFolders, failed };
}

/** A folder that cannot be listed costs its own files only. */
async function filesBelow(root: string): Promise<Pick<ListedFiles, 'files' | 'failed'>> {
  const files: string[] = [];
  const failed: { source: string; failure: Failure }[] = [];
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    try {
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        if (entry.name.startsWith('.')) continue;
        const path = join(folder, entry.name);
        if (entry.isDirectory()) folders.push(path);
        else if (entry.isFile()) files.push(path);
        else if (entry.isSymbolicLink()) {
          const kind = await stat(path).catch(error => unreadable(path, error).failure);
          if ('code' in kind) failed.push({ source: path, failure: kind });
          else if (kind.isFile()) files.push(path);
          else if (kind.isDirectory()) failed.push({ source: path, failure: linked(path) });
        }
      }
    } catch (error) {
      failed.push({ source: folder, failure: unreadable(folder, error).failure });
    }
  }
  files.sort();
  return { files, failed };
}

function linked(path: string): Failure {
  return fail(
    'unreadable',
    `${path} is a link to a folder: it was not followed.`,
    'Name that folder too, if it belongs to the blog.',
  ).error;
}

/** The path as it is, links followed; of what is not there yet, as far as it can be told. */
async function whole(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}
