/** A backup with archives: a zip of the backup itself and of a pack an archive, each as it is. */
import { Zip, ZipPassThrough } from 'fflate';
import { BACKUP_ENTRY } from '../highlights/index.ts';
import type { PackSource } from '../jobs/index.ts';
import { FailureError, fail } from '../model/index.ts';
import { type ContainerFile, joined, listContainer } from './containers/index.ts';
import { writePack } from './pack/index.ts';

/** Offsets beyond have no room in a zip of this form. */
const LARGEST = 4_000_000_000;
/** Bytes of the backup itself; one of 100,000 highlights has some 30 million. */
const LARGEST_BACKUP = 200_000_000;
/** Before the name of a zip's first entry. */
const LOCAL_LENGTH = 30;
const LARGEST_UNPACKED = 300_000_000;
/** So many bytes of a pack are one part of its blob: browsers keep large parts on the disk. */
const A_PART = 4_000_000;

type Bytes = Uint8Array<ArrayBuffer>;

export interface BackupPack {
  readonly entry: string;
  /** Asked for when its turn has come. */
  readonly source: () => Promise<{ readonly source: PackSource; check(): Promise<void> }>;
}

/** The bytes of a backup's zip, piece by piece. Throws a failure where it would be too large for one file. */
export async function* writeBackupFile(
  backup: Uint8Array,
  packs: readonly BackupPack[],
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let size = 0;
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    size += bytes.length;
    ready.push(bytes);
  });
  const start = (name: string) => {
    const file = new ZipPassThrough(name);
    zip.add(file);
    return file;
  };
  start(BACKUP_ENTRY).push(backup, true);
  for (const { entry, source } of packs) {
    const file = start(entry);
    const pack = await source();
    for await (const piece of writePack(pack.source)) {
      file.push(piece, false);
      yield* ready.splice(0);
      if (size > LARGEST) throw tooLarge();
    }
    await pack.check();
    file.push(new Uint8Array(), true);
  }
  zip.end();
  yield* ready.splice(0);
}

export interface BackupFile {
  /** The backup, as `readBackup` reads it. */
  readonly backup: Bytes;
  /** Entries of packs that the file has, and their bytes in it. */
  readonly entries: ReadonlyMap<string, number>;
  /**
   * The pack of an entry, whole as far as its check sum tells. `onBytes` hears how many were read.
   * Throws a 'damaged' failure, or what `signal` was aborted with.
   */
  pack(entry: string, onBytes: (bytes: number) => void, signal: AbortSignal): Promise<Blob>;
}

/**
 * Opens a backup, one with archives or without; reads no pack. Throws a failure where the file is cut off,
 * or is a zip of something else.
 */
export async function openBackupFile(blob: Blob, name: string): Promise<BackupFile> {
  const container = await listContainer(blob, name);
  if (container.failure) {
    throw new FailureError({ ...container.failure, action: 'Choose another backup file.' });
  }
  const files = new Map<string, ContainerFile>(container.files.map(file => [file.path, file]));
  const isZip = container.kind === 'zip';
  const own = isZip ? files.get(BACKUP_ENTRY) : container.files[0];
  if (!own) throw await notOne(blob, name);
  if ((isZip ? own.packed : blob.size) > LARGEST_BACKUP) throw tooMuch(name);
  const whole = isZip ? await bytesOf(own, name) : new Uint8Array(await blob.arrayBuffer());
  return {
    backup: whole,
    entries: new Map(isZip ? container.files.map(file => [file.path, file.packed]) : []),
    async pack(entry, onBytes, signal) {
      const file = files.get(entry);
      if (!file)
        throw new FailureError(
          fail('not-found', `${entry} is gone.`, 'Choose the backup again.').error,
        );
      const parts = createBlobParts();
      for await (const { data, bytes } of file.open()) {
        signal.throwIfAborted();
        parts.add(data);
        onBytes(bytes);
      }
      return parts.blob('application/zip');
    },
  };
}

/** Where a backup has lost its end, the directory that is found is that of a pack in it. */
async function notOne(blob: Blob, name: string): Promise<FailureError> {
  const head = await blob.slice(LOCAL_LENGTH, LOCAL_LENGTH + BACKUP_ENTRY.length).text();
  const action = 'Choose another backup file.';
  return new FailureError(
    head === BACKUP_ENTRY
      ? fail('damaged', `${name} was cut off.`, action).error
      : fail('unknown-format', `${name} is no backup of Backstory.`, action).error,
  );
}

/** What it unpacks to is bounded too: it is gzipped within. */
async function bytesOf(file: ContainerFile, name: string): Promise<Bytes> {
  const parts: Bytes[] = [];
  let size = 0;
  for await (const { data } of file.open()) {
    size += data.byteLength;
    if (size > LARGEST_UNPACKED) throw tooMuch(name);
    parts.push(data);
  }
  return joined(parts);
}

/** Gathers pieces into a blob, with no more than one part of it in this context's memory. */
export function createBlobParts() {
  const parts: Blob[] = [];
  let pieces: Bytes[] = [];
  let size = 0;
  const close = () => {
    if (size > 0) parts.push(new Blob(pieces));
    pieces = [];
    size = 0;
  };
  return {
    /** The piece may not be written to afterwards. */
    add(piece: Uint8Array): void {
      pieces.push(piece as Bytes);
      size += piece.byteLength;
      if (size >= A_PART) close();
    },
    blob(type: string): Blob {
      close();
      return new Blob(parts, { type });
    },
  };
}

function tooLarge(): FailureError {
  return new FailureError(
    fail(
      'unreadable',
      'The archives are too large for one file: it would have more than 4 GB.',
      'Save the backup without the archives, and keep the files that you imported from.',
    ).error,
  );
}

function tooMuch(name: string): FailureError {
  return new FailureError(
    fail('unreadable', `${name} has more than a backup can have.`, 'Choose another file.').error,
  );
}
