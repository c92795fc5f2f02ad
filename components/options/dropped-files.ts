import { chosenFile, ofFolder } from './chosen-files.ts';
import type { ChosenFile } from './types.ts';

/** What was dropped, folders opened. The transfer is read at once: it is empty when its event has passed. */
export async function droppedFiles(transfer: DataTransfer): Promise<ChosenFile[]> {
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry?.() ?? null);
  if (!entries.some(entry => entry?.isDirectory)) return [...transfer.files].map(chosenFile);
  const found = await Promise.all(entries.map(entry => (entry === null ? [] : filesOf(entry))));
  return found.flat();
}

async function filesOf(entry: FileSystemEntry): Promise<ChosenFile[]> {
  if (isFile(entry)) return [chosenFile(await fileOf(entry))];
  return isFolder(entry) ? ofFolder(await filesBelow(entry)) : [];
}

async function filesBelow(folder: FileSystemDirectoryEntry): Promise<ChosenFile[]> {
  const files: ChosenFile[] = [];
  const reader = folder.createReader();
  for (;;) {
    // A reader gives its folder in parts, of about a hundred, and an empty one at the end.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (entries.length === 0) return files;
    for (const entry of entries) {
      if (isFile(entry)) {
        files.push({ name: entry.fullPath.replace(/^\//, ''), file: await fileOf(entry) });
      } else if (isFolder(entry)) files.push(...(await filesBelow(entry)));
    }
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
