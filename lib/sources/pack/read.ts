import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import type { StoredThread } from '../../jobs/index.ts';
import { FailureError, fail } from '../../model/index.ts';
import { checksumOf, crc32 } from './checksum.ts';
import {
  digest,
  MANIFEST,
  Manifest,
  type PackContents,
  segmentFile,
  threadsFile,
} from './contents.ts';
import { splitFrames } from './frames.ts';
import { TermLine, ThreadLine } from './schema.ts';

/** True if the bytes begin as a zip file does. */
export function looksLikeZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}

/** Reads a pack whole; throws a 'damaged' or 'unknown-format' failure. */
export async function readPack(bytes: Uint8Array): Promise<PackContents> {
  const files = unzipped(bytes);
  return readPackFiles(readManifest(files, checksumOf(bytes, MANIFEST)), name => files[name]);
}

/** Reads a pack whose files are had one by one; throws a 'damaged' failure. */
export async function readPackFiles(
  manifest: Manifest,
  find: (name: string) => Uint8Array | undefined,
): Promise<PackContents> {
  const file = async (name: string): Promise<Uint8Array<ArrayBuffer>> => {
    const found = find(name) as Uint8Array<ArrayBuffer> | undefined;
    if (!found) throw damaged(`${name} is missing`);
    if ((await digest(found)) !== manifest.files[name]?.sha256)
      throw damaged(`${name} was altered`);
    return found;
  };
  try {
    const segments: PackContents['segments'][number][] = [];
    const threads: StoredThread[] = [];
    for (const { no, dead } of manifest.segments) {
      segments.push({ no, dead, rows: splitFrames(await file(segmentFile(no))) });
    }
    for (let no = 0; no < manifest.threads; no++) {
      threads.push(...parseLines(await file(threadsFile(no)), ThreadLine));
    }
    const terms = parseLines(await file('terms.ndjson'), TermLine);
    checkNumbers(threads);
    return {
      archive: { ...manifest.archive, ...countsOf(threads), terms: terms.length, site: null },
      segments,
      threads,
      terms,
      occurrences: splitFrames(await file('occurrences.bin')),
      dictionary: (await file('dictionary.bin')).slice().buffer,
    };
  } catch (error) {
    if (error instanceof FailureError) throw error;
    throw damaged(error instanceof Error ? error.message : String(error));
  }
}

/** The database keeps a post by its number and by its id: given twice, one of two would be lost. */
function checkNumbers(threads: readonly StoredThread[]): void {
  const ids = new Set<string>();
  let last = -1;
  for (const { row } of threads) {
    if (row.no <= last) throw damaged(`post ${row.no} is not in its place`);
    if (ids.has(row.post.id)) throw damaged(`two posts have the id ${row.post.id}`);
    ids.add(row.post.id);
    last = row.no;
  }
}

/** What there is, whatever the manifest says of it. */
function countsOf(threads: readonly StoredThread[]) {
  const dates = threads
    .flatMap(({ row }) => (row.post.date === null ? [] : [row.post.date]))
    .sort();
  return {
    posts: threads.length,
    comments: threads.reduce((sum, thread) => sum + thread.comments.length, 0),
    first: dates[0] ?? null,
    last: dates.at(-1) ?? null,
  };
}

/** A pack of 205,000 documents has about 200 MB unpacked. */
const MAX_UNPACKED = 2_000_000_000;
const MAX_FILE = 500_000_000;

function unzipped(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      // Judged by what is declared, which is all that fflate will unpack.
      filter({ name, originalSize }) {
        total += originalSize;
        if (originalSize > MAX_FILE || total > MAX_UNPACKED) throw damaged(`${name} is too large`);
        return /^[\w.-]+$/.test(name);
      },
    });
  } catch (error) {
    if (error instanceof FailureError) throw error;
    throw damaged(error instanceof Error ? error.message : String(error));
  }
}

/** The manifest has the digests of all the others; its own is the zip's, which fflate does not check. */
function readManifest(files: Record<string, Uint8Array>, checksum: number | null): Manifest {
  const manifest = files[MANIFEST];
  if (!manifest) {
    throw new FailureError(
      fail(
        'unknown-format',
        'This zip file is not a pack: it has no pack.json.',
        'Unpack it and import the files that are in it.',
      ).error,
    );
  }
  if (checksum !== crc32(manifest)) throw damaged(`${MANIFEST} was altered`);
  const parsed = v.safeParse(Manifest, jsonOrNull(strFromU8(manifest)));
  if (!parsed.success) throw damaged('pack.json is not as this version of Backstory writes it');
  return parsed.output;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function parseLines<T>(bytes: Uint8Array, schema: v.GenericSchema<unknown, T>): T[] {
  return strFromU8(bytes)
    .split('\n')
    .filter(Boolean)
    .map(line => v.parse(schema, JSON.parse(line)));
}

function damaged(what: string): FailureError {
  return new FailureError(
    fail('damaged', `The pack is damaged: ${what}.`, 'Fetch or make it again.').error,
  );
}
