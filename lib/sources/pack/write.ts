import { Zip, ZipDeflate } from 'fflate';
import type { ReadyArchive, StoredThread } from '../../jobs/index.ts';
import {
  digest,
  MANIFEST,
  type Manifest,
  PACK_VERSION,
  segmentFile,
  threadsFile,
} from './contents.ts';
import { joinFrames } from './frames.ts';

const utf8 = new TextEncoder();
/** Threads to an entry: an archive that grows changes its last entry and adds new ones. */
const THREADS_AN_ENTRY = 256;

/** What a pack is made of; its threads are read some at a time. */
export interface PackSource extends Omit<ReadyArchive, 'threads'> {
  /** Threads from this number on, ordered by number, at most `limit`. */
  threads(from: number, limit: number): Promise<readonly StoredThread[]>;
}

export interface PackEntry {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The entries of a pack, its manifest last. The same contents give the same bytes. */
export async function* packEntries(source: PackSource): AsyncGenerator<PackEntry> {
  const files: Manifest['files'] = {};
  async function entry(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<PackEntry> {
    files[name] = { sha256: await digest(bytes) };
    return { name, bytes };
  }
  let count = 0;
  for (let from = 0; ; ) {
    const threads = await source.threads(from, THREADS_AN_ENTRY);
    const last = threads.at(-1);
    if (!last) break;
    yield await entry(threadsFile(count++), lines(threads));
    from = last.row.no + 1;
  }
  for (const { no, rows } of source.segments) {
    yield await entry(segmentFile(no), joinFrames(rows));
  }
  yield await entry('terms.ndjson', lines(source.terms));
  yield await entry('occurrences.bin', joinFrames(source.occurrences));
  yield await entry('dictionary.bin', new Uint8Array(source.dictionary));
  const manifest: Manifest = {
    format: 'backstory-pack',
    version: PACK_VERSION,
    archive: source.archive,
    threads: count,
    segments: source.segments.map(({ no, dead }) => ({ no, dead: [...dead] })),
    files,
  };
  yield { name: MANIFEST, bytes: utf8.encode(JSON.stringify(manifest)) };
}

/** A pack as the bytes of a zip file, piece by piece. */
export async function* writePack(source: PackSource): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  for await (const { name, bytes } of packEntries(source)) {
    const file = new ZipDeflate(name, { level: 6 });
    // A fixed date, the first that a zip can hold, so that equal archives are equal files.
    file.mtime = new Date(1980, 0, 1);
    zip.add(file);
    file.push(bytes, true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}

function lines(rows: readonly object[]): Uint8Array<ArrayBuffer> {
  return utf8.encode(rows.map(row => `${JSON.stringify(row)}\n`).join(''));
}
