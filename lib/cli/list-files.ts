import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { unreadable } from './open-pack.ts';

/** The files that are named, and all files below the folders that are, by name; hidden ones and `without` left out. */
export async function listFiles(paths: readonly string[], without: string): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const kind = await stat(path).catch(error => {
      throw unreadable(path, error);
    });
    if (!kind.isDirectory()) {
      found.push(path);
      continue;
    }
    const names = await readdir(path, { recursive: true, withFileTypes: true });
    found.push(
      ...names
        .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
        .map(entry => join(entry.parentPath, entry.name))
        .sort(),
    );
  }
  return found.filter(file => resolve(file) !== resolve(without));
}
