import { FailureError } from '../../model/index.ts';
import type { Container } from './container.ts';
import { unreadable } from './failures.ts';
import { gzipFile, looksLikeGzip } from './gzip.ts';
import { readBytes, readWindows } from './read-bytes.ts';
import { listZip } from './zip.ts';

/** A zip within a gzip needs random access, so it is unpacked whole; larger ones are refused. */
const LARGEST_INSIDE = 512 * 2 ** 20;

/** True if the bytes begin as a zip file does, one without entries included. */
export function looksLikeZip(head: Uint8Array): boolean {
  const mark = (a: number, b: number) => head[2] === a && head[3] === b;
  return head[0] === 0x50 && head[1] === 0x4b && (mark(3, 4) || mark(5, 6));
}

/**
 * What is in a source, by its content, never by its name: a plain file is itself, gzip and zip are
 * opened, one within the other too. Reads the beginning and a zip's directory, nothing more. Throws
 * `FailureError` where nothing of it can be read.
 */
export async function listContainer(blob: Blob, name: string): Promise<Container> {
  const head = await readBytes(blob, 0, 4);
  if (looksLikeZip(head)) return listZip(blob, name);
  if (looksLikeGzip(head)) return listGzip(blob, name);
  const { size } = blob;
  const open = () => readWindows(blob);
  return {
    kind: 'plain',
    files: [{ path: name, size, packed: size, failure: null, open }],
    warnings: [],
    failure: null,
  };
}

async function listGzip(blob: Blob, name: string): Promise<Container> {
  const gzip = await gzipFile(blob, name);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for await (const { data } of gzip.files[0]!.open()) {
      if (size === 0 && !looksLikeZip(data)) return gzip;
      parts.push(data);
      size += data.byteLength;
      if (size > LARGEST_INSIDE) {
        throw unreadable(
          `${name} holds a zip file of more than ${LARGEST_INSIDE / 2 ** 20} MB.`,
          'Unpack the outer file and import the zip file.',
        );
      }
    }
  } catch (error) {
    // What is cut off or damaged is read as far as it goes, as any other.
    if (!(error instanceof FailureError && error.failure.code === 'damaged')) throw error;
    if (size === 0) return gzip;
  }
  return size === 0 ? gzip : listZip(new Blob(parts), gzip.files[0]!.path);
}
