/** A zip file's entries as files. */
import { type Failure, FailureError } from '../../model/index.ts';
import type { ByteChunk, Container, ContainerFile } from './container.ts';
import { createUniquePaths, decodeName, isSystemFile, safePath } from './entry-paths.ts';
import { damaged, endsInTheMiddle, unreadable } from './failures.ts';
import { openGzipInside } from './gzip.ts';
import { findDirectory, readDirectory } from './zip-directory.ts';
import { entryFailure, openEntry } from './zip-entry.ts';
import { LOCAL_LENGTH, type ZipEntry } from './zip-fields.ts';
import { salvageEntries } from './zip-salvage.ts';

/** A blog of 20 years, a file a post and a picture, has a tenth of this. */
export const MAX_ENTRIES = 100_000;
/** Bytes that all entries together may declare. */
const LARGEST = 20e9;
/** Warnings of one kind that are worth reading. */
const WARNINGS_SHOWN = 20;

/** Lists a zip; what lost its end is read as far as it goes. */
export async function listZip(blob: Blob, name: string): Promise<Container> {
  const directory = await findDirectory(blob, name);
  const read = directory ? readDirectory(blob, directory) : salvageEntries(blob);
  const entries: ZipEntry[] = [];
  let failure: Failure | null = directory ? null : endsInTheMiddle(name).failure;
  let count = 0;
  for await (const entry of read) {
    if (count === MAX_ENTRIES) {
      const all = directory ? `${directory.declared} files` : 'more files';
      failure ??= unreadable(
        `${name} holds ${all}; only the first ${MAX_ENTRIES} were looked at.`,
        'Make a zip file of just those that belong to the blog.',
      ).failure;
      break;
    }
    count++;
    entries.push(entry);
  }
  if (directory && !failure && count < directory.declared % 65_536) {
    failure = damaged(
      `${name} is damaged: its directory breaks off after ${count} of ${directory.declared} files.`,
    ).failure;
  }
  const declared = entries.reduce((sum, entry) => sum + (entry.size ?? entry.packed), 0);
  if (declared > LARGEST) {
    throw unreadable(
      `${name} says that it unpacks to ${Math.round(declared / 1e9)} GB: no archive of a blog does.`,
      'Make a zip file of just those files that belong to the blog.',
    );
  }
  return { kind: 'zip', ...namedFiles(blob, entries), failure };
}

function namedFiles(blob: Blob, entries: readonly ZipEntry[]) {
  const files: ContainerFile[] = [];
  const warnings: string[] = [];
  let odd = 0;
  const warn = (message: string): void => {
    odd++;
    if (odd <= WARNINGS_SHOWN) warnings.push(message);
  };
  const unique = createUniquePaths();
  const overlapping = findOverlapping(entries);
  for (const entry of entries) {
    const raw = decodeName(entry.name, entry.flags);
    const { path: wanted, changed } = safePath(raw);
    if (/[\\/]$/.test(raw) || isSystemFile(wanted)) continue;
    const path = unique(wanted);
    if (changed) warn(`A file’s path was unsafe: it is taken for "${path}".`);
    if (path !== wanted) warn(`"${wanted}" is there twice: the other is called "${path}".`);
    files.push(fileOf(blob, entry, path, overlapping.has(entry)));
  }
  if (odd > WARNINGS_SHOWN) warnings.push(`${odd - WARNINGS_SHOWN} more files have odd names.`);
  return { files, warnings };
}

function fileOf(blob: Blob, entry: ZipEntry, path: string, overlaps: boolean): ContainerFile {
  const failure = overlaps
    ? damaged(`${path} is damaged: it overlaps with another file of the zip.`).failure
    : entryFailure(entry, path);
  async function* open(): AsyncGenerator<ByteChunk> {
    if (failure) throw new FailureError(failure);
    yield* openGzipInside(openEntry(blob, entry, path), path);
  }
  return { path, size: entry.size ?? entry.packed, packed: entry.packed, failure, open };
}

/**
 * Entries that begin within another one. Whole entries never do; the densest bombs do, to count the
 * same bytes many times (D. Fifield, "A better zip bomb", 2019).
 */
function findOverlapping(entries: readonly ZipEntry[]): Set<ZipEntry> {
  const found = new Set<ZipEntry>();
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.header - b.header)) {
    if (entry.header < end) found.add(entry);
    end = Math.max(end, entry.header + LOCAL_LENGTH + entry.name.byteLength + entry.packed);
  }
  return found;
}
