/** Files that are written whole or not at all: what a name held before stays until all of it is there. */
import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unwritable } from './open-pack.ts';

type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Writes one file; throws `FailureError` that names it. A device or a pipe is written as it comes. */
export async function writeWhole(file: string, pieces: Pieces): Promise<void> {
  try {
    const kind = await stat(file).catch(() => null);
    if (kind !== null && !kind.isFile()) await writeFile(file, pieces);
    else await replaceAll([{ target: kind === null ? file : await realpath(file), pieces }]);
  } catch (error) {
    throw unwritable(file, error);
  }
}

/** Writes the files of a folder: all under other names first, then each takes its name, in their order. */
export async function writeFolderWhole(
  folder: string,
  entries: AsyncIterable<{ readonly name: string; readonly pieces: Pieces }>,
  last: string,
): Promise<void> {
  async function* files() {
    for await (const { name, pieces } of entries) yield { target: join(folder, name), pieces };
  }
  try {
    await mkdir(folder, { recursive: true });
    await replaceAll(files(), join(folder, last));
  } catch (error) {
    throw unwritable(folder, error);
  }
}

async function replaceAll(
  files:
    | Iterable<{ target: string; pieces: Pieces }>
    | AsyncIterable<{ target: string; pieces: Pieces }>,
  last?: string,
): Promise<void> {
  const written: { readonly part: string; readonly target: string }[] = [];
  try {
    for await (const { target, pieces } of files) {
      const part = join(dirname(target), partName(written.length));
      written.push({ part, target });
      await writeFile(part, pieces, { flush: true });
    }
    const order = (one: { readonly target: string }) => (one.target === last ? 1 : 0);
    for (const { part, target } of written.toSorted((a, b) => order(a) - order(b))) {
      await rename(part, target);
    }
  } catch (error) {
    for (const { part } of written) await rm(part, { force: true });
    throw error;
  }
}

/** Hidden, so that nothing that reads the folder takes it for a file of it. */
const partName = (no: number) => `.backstory-${process.pid}-${no}.part`;
