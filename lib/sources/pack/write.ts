import { Zip, ZipPassThrough } from 'fflate';
import type { ReadyArchive, SegmentInfo } from '../../jobs/index.ts';
import {
  digest,
  MANIFEST,
  type Manifest,
  PACK_VERSION,
  type PackContents,
  segmentFile,
  threadsFile,
} from './contents.ts';
import { joinFrames } from './frames.ts';

const utf8 = new TextEncoder();
/** Threads to an entry, some megabytes: an archive that grows changes its last entry and adds new ones. */
const THREADS_AN_ENTRY = 64;
/** Bytes that are deflated at once. */
const PIECE = 65_536;

/** Of uncompressed entries that are deflated at a time: two of threads. A segment is larger by itself. */
const DEFLATED_AT_ONCE = 8_000_000;

/** What a pack is made of; all that is large in it is read some at a time, and more than once. */
export interface PackSource extends Omit<ReadyArchive, 'threads' | 'segments'> {
  readonly segments: readonly (SegmentInfo & { readonly rows: Iterable<Uint8Array> })[];
  /** Threads from this number on, ordered by number, at most `limit`. */
  threadLines(from: number, limit: number): Promise<readonly ThreadLine[]>;
}

/** A thread as a line of its entry: `StoredThread` as JSON, line feed and all. */
export interface ThreadLine {
  readonly no: number;
  readonly line: Uint8Array;
}

type Bytes = Uint8Array<ArrayBuffer>;

export interface PackEntry {
  readonly name: string;
  readonly bytes: Bytes;
}

/**
 * The entries of a pack, its manifest first, so that a reader knows at once what it has. That needs the
 * digests of all the others: they are made twice, which costs less than to hold them.
 */
export async function* packEntries(source: PackSource): AsyncGenerator<PackEntry> {
  const files: Manifest['files'] = {};
  let threads = 0;
  for await (const { name, bytes } of contentEntries(source)) {
    files[name] = { sha256: await digest(bytes) };
    if (name === threadsFile(threads)) threads++;
  }
  const manifest: Manifest = {
    format: 'backstory-pack',
    version: PACK_VERSION,
    archive: source.archive,
    threads,
    segments: source.segments.map(({ no, dead }) => ({ no, dead: [...dead] })),
    files,
  };
  yield { name: MANIFEST, bytes: utf8.encode(JSON.stringify(manifest)) };
  yield* contentEntries(source);
}

async function* contentEntries(source: PackSource): AsyncGenerator<PackEntry> {
  let count = 0;
  for (let from = 0; ; ) {
    const threads = await source.threadLines(from, THREADS_AN_ENTRY);
    const last = threads.at(-1);
    if (!last) break;
    yield { name: threadsFile(count++), bytes: concatenated(threads.map(({ line }) => line)) };
    from = last.no + 1;
  }
  for (const { no, rows } of source.segments) {
    yield { name: segmentFile(no), bytes: joinFrames(rows) };
  }
  yield { name: 'terms.ndjson', bytes: lines(source.terms) };
  yield { name: 'occurrences.bin', bytes: joinFrames(source.occurrences) };
  yield { name: 'dictionary.bin', bytes: new Uint8Array(source.dictionary) };
}

/** A pack as the bytes of a zip file, piece by piece. The same contents give the same bytes. */
export async function* writePack(source: PackSource): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  const started: (PackEntry & { readonly deflated: Promise<Bytes[]> })[] = [];
  let size = 0;
  const write = async ({ name, bytes, deflated }: (typeof started)[number]) => {
    size -= bytes.length;
    const file = new DeflatedEntry(name);
    // A fixed date, the first that a zip can hold, so that equal archives are equal files.
    file.mtime = new Date(1980, 0, 1);
    zip.add(file);
    file.push(bytes, true);
    for (const piece of await deflated) file.ondata(null, piece, false);
    file.ondata(null, new Uint8Array(), true);
  };
  for await (const entry of packEntries(source)) {
    // The platform deflates beside us: meanwhile the next entry is made, and deflated too.
    started.push({ ...entry, deflated: deflate(entry.bytes) });
    size += entry.bytes.length;
    while (size > DEFLATED_AT_ONCE) {
      await write(started.shift()!);
      yield* ready.splice(0);
    }
  }
  for (const entry of started) {
    await write(entry);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}

/** An entry whose bytes are counted and checked here, and deflated by the platform: thrice as fast. */
class DeflatedEntry extends ZipPassThrough {
  override readonly compression = 8;
  protected override process(): void {}
}

async function deflate(bytes: Bytes): Promise<Bytes[]> {
  let at = 0;
  const pieces = new ReadableStream<Bytes>({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.subarray(at, at + PIECE));
      else controller.close();
      at += PIECE;
    },
  });
  const out: Bytes[] = [];
  const deflated: ReadableStream<Bytes> = pieces.pipeThrough(new CompressionStream('deflate-raw'));
  for await (const piece of deflated) out.push(piece);
  return out;
}

/** Contents that are in memory, to be written. */
export function packSource(contents: PackContents): PackSource {
  return {
    ...contents,
    threadLines: async (from, limit) =>
      contents.threads
        .filter(thread => thread.row.no >= from)
        .slice(0, limit)
        .map(thread => ({ no: thread.row.no, line: lineOf(thread) })),
  };
}

/** The files of a pack by name, the manifest first: what a static host's folder holds. */
export async function packFiles(contents: PackContents): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for await (const { name, bytes } of packEntries(packSource(contents))) files.set(name, bytes);
  return files;
}

function lineOf(row: object): Uint8Array {
  return utf8.encode(`${JSON.stringify(row)}\n`);
}

function lines(rows: readonly object[]): Uint8Array<ArrayBuffer> {
  // Each by itself: together they would be a string of twice as many megabytes.
  return concatenated(rows.map(lineOf));
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
