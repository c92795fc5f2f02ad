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
    return {
      archive: { ...manifest.archive, site: null },
      segments,
      threads,
      terms: parseLines(await file('terms.ndjson'), TermLine),
      occurrences: splitFrames(await file('occurrences.bin')),
      dictionary: (await file('dictionary.bin')).slice().buffer,
    };
  } catch (error) {
    if (error instanceof FailureError) throw error;
    throw damaged(error instanceof Error ? error.message : String(error));
  }
}

function unzipped(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes);
  } catch (error) {
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
