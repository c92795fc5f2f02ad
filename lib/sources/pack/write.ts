import { Zip, ZipPassThrough } from 'fflate';
import type { PackSource } from '../../jobs/index.ts';
import { joined } from '../containers/index.ts';
import {
  type Bytes,
  createWholeHash,
  type Hash,
  MANIFEST,
  type Manifest,
  PACK_VERSION,
  type PackContents,
  segmentFile,
  threadsFile,
} from './contents.ts';
import { frames } from './frames.ts';
import { readAhead } from './read-ahead.ts';

const utf8 = new TextEncoder();
/** Threads to an entry, some megabytes: an archive that grows changes its last entry and adds new ones. */
const THREADS_AN_ENTRY = 64;

/** Entries that are deflated beside the one that is written, and how many bytes of each may wait. */
const AHEAD = 2;
const AHEAD_BYTES = 1_000_000;

type Pieces = Iterable<Bytes> | AsyncIterable<Bytes>;

export interface PackEntry {
  readonly name: string;
  /** Its bytes, to be gone through once. */
  readonly pieces: Pieces;
}

/**
 * The entries of a pack, its manifest first, so that a reader knows at once what it has. That needs the
 * digests of all the others: they are made twice, which costs less than to hold them.
 */
export async function* packEntries(
  source: PackSource,
  createHash: () => Hash = createWholeHash,
): AsyncGenerator<PackEntry> {
  const files: Manifest['files'] = {};
  let threads = 0;
  for await (const { name, pieces } of contentEntries(source)) {
    const hash = createHash();
    for await (const piece of pieces) hash.update(piece);
    files[name] = { sha256: await hash.hex() };
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
  yield { name: MANIFEST, pieces: [utf8.encode(JSON.stringify(manifest))] };
  yield* contentEntries(source);
}

async function* contentEntries(source: PackSource): AsyncGenerator<PackEntry> {
  for (let count = 0; ; count++) {
    const from = count * THREADS_AN_ENTRY;
    const threads = await source.threadLines(from, THREADS_AN_ENTRY);
    if (threads.length === 0) break;
    // By numbers, so that one that is gone moves none that follow.
    const here = threads.filter(({ no }) => no < from + THREADS_AN_ENTRY);
    yield { name: threadsFile(count), pieces: here.map(({ line }) => line) };
  }
  for (const { no, rows } of source.segments) {
    yield { name: segmentFile(no), pieces: frames(rows) };
  }
  yield { name: 'terms.ndjson', pieces: source.terms.map(lineOf) };
  yield { name: 'occurrences.bin', pieces: frames(source.occurrences) };
  yield { name: 'dictionary.bin', pieces: [new Uint8Array(source.dictionary)] };
}

/** A pack as the bytes of a zip file, piece by piece. The same contents give the same bytes. */
export async function* writePack(
  source: PackSource,
  createHash?: () => Hash,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  const started: DeflatedEntry[] = [];
  async function* written(file: DeflatedEntry) {
    zip.add(file);
    for await (const piece of file.deflated) {
      file.ondata(null, piece, false);
      yield* ready.splice(0);
    }
    file.ondata(null, new Uint8Array(), true);
    yield* ready.splice(0);
  }
  for await (const { name, pieces } of packEntries(source, createHash)) {
    // The platform deflates beside us: meanwhile the next entries are made, and deflated too.
    started.push(new DeflatedEntry(name, pieces));
    if (started.length > AHEAD) yield* written(started.shift()!);
  }
  for (const file of started) yield* written(file);
  zip.end();
  yield* ready.splice(0);
}

/** An entry whose bytes are counted and checked here, and deflated by the platform: thrice as fast. */
class DeflatedEntry extends ZipPassThrough {
  override readonly compression = 8;
  // A fixed date, the first that a zip can hold, so that equal archives are equal files.
  override mtime = new Date(1980, 0, 1);
  /** Begins at once. */
  readonly deflated: AsyncIterable<Bytes>;

  constructor(name: string, pieces: Pieces) {
    super(name);
    // The zip's own comes when the entry is added; its bytes are counted before.
    this.ondata = () => {};
    this.deflated = readAhead(deflate(this.#counted(pieces)), AHEAD_BYTES);
  }

  async *#counted(pieces: Pieces): AsyncGenerator<Bytes> {
    for await (const piece of pieces) {
      this.push(piece, false);
      yield piece;
    }
    this.push(new Uint8Array(), true);
  }

  protected override process(): void {}
}

function deflate(pieces: AsyncIterator<Bytes>): AsyncIterable<Bytes> {
  const source = new ReadableStream<Bytes>({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  return source.pipeThrough(new CompressionStream('deflate-raw'));
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
  for await (const { name, pieces } of packEntries(packSource(contents))) {
    const all: Bytes[] = [];
    for await (const piece of pieces) all.push(piece);
    files.set(name, joined(all));
  }
  return files;
}

function lineOf(row: object): Bytes {
  return utf8.encode(`${JSON.stringify(row)}\n`);
}
