import { type Zippable, zip } from 'fflate';
import type { StoredThread } from '../../jobs/index.ts';
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

/** A pack as the bytes of a zip file. The same contents give the same bytes. */
export async function writePack(contents: PackContents): Promise<Uint8Array> {
  return zipped(Object.fromEntries(await packFiles(contents)));
}

/** The files of a pack, by name, the manifest first: what a zip file or a static host's folder holds. */
export async function packFiles(contents: PackContents): Promise<Map<string, Uint8Array>> {
  const files: Record<string, Uint8Array<ArrayBuffer>> = {};
  const bySegment = Map.groupBy(contents.threads, thread => thread.row.segment);
  for (const { no, rows } of contents.segments) {
    files[segmentFile(no)] = joinFrames(rows);
    files[threadsFile(no)] = lines(bySegment.get(no) ?? []);
  }
  files['terms.ndjson'] = lines(contents.terms);
  files['occurrences.bin'] = joinFrames(contents.occurrences);
  files['dictionary.bin'] = new Uint8Array(contents.dictionary);

  const manifest: Manifest = {
    format: 'backstory-pack',
    version: PACK_VERSION,
    archive: contents.archive,
    segments: contents.segments.map(({ no, dead }) => ({ no, dead: [...dead] })),
    files: {},
  };
  for (const [name, bytes] of Object.entries(files)) {
    manifest.files[name] = { sha256: await digest(bytes) };
  }
  return new Map([[MANIFEST, utf8.encode(JSON.stringify(manifest))], ...Object.entries(files)]);
}

function lines(rows: readonly (StoredThread | object)[]): Uint8Array<ArrayBuffer> {
  return utf8.encode(rows.map(row => `${JSON.stringify(row)}\n`).join(''));
}

function zipped(entries: Zippable): Promise<Uint8Array> {
  // A fixed date, the first that a zip can hold, so that equal archives are equal files.
  const options = { level: 6, mtime: new Date(1980, 0, 1) } as const;
  return new Promise((resolve, reject) => {
    zip(entries, options, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
}
