/** Opens one entry of a zip. */
import { type Failure, FailureError } from '../../model/index.ts';
import type { ByteChunk } from './container.ts';
import { crc32 } from './crc32.ts';
import { damaged, endsInTheMiddle, unreadable } from './failures.ts';
import { inflate } from './inflate.ts';
import { readBytes, readWindows } from './read-bytes.ts';
import { FLAG_ENCRYPTED, LOCAL, LOCAL_LENGTH, viewOf, type ZipEntry } from './zip-fields.ts';

const STORED = 0;
const DEFLATED = 8;

/** Why an entry cannot be read, as far as its directory tells. */
export function entryFailure(entry: ZipEntry, path: string): Failure | null {
  if (entry.flags & FLAG_ENCRYPTED) {
    return unreadable(
      `${path} is encrypted.`,
      'Unpack the zip file with its password and import what was in it.',
    ).failure;
  }
  if (entry.method === STORED || entry.method === DEFLATED) return null;
  return unreadable(
    `${path} is packed by a method that is not read here (number ${entry.method}).`,
    'Unpack the zip file and import what was in it.',
  ).failure;
}

/** The entry's contents; throws a 'damaged' failure where they are not what was declared. */
export async function* openEntry(
  blob: Blob,
  entry: ZipEntry,
  path: string,
): AsyncGenerator<ByteChunk> {
  const failure = entryFailure(entry, path);
  if (failure) throw new FailureError(failure);
  const start = await dataStart(blob, entry, path);
  const end = start + entry.packed;
  const raw = readWindows(blob, start, Math.min(end, blob.size));
  let size = 0;
  let crc = 0;
  for await (const chunk of entry.method === STORED ? raw : inflate(raw, path)) {
    const room = entry.size === null ? Number.POSITIVE_INFINITY : entry.size - size;
    const data = chunk.data.subarray(0, Math.min(room, chunk.data.byteLength));
    size += data.byteLength;
    crc = crc32(data, crc);
    if (data.byteLength > 0) yield { ...chunk, data };
    if (data.byteLength < chunk.data.byteLength)
      throw damaged(`${path} is damaged: it holds more than the ${entry.size} bytes it declares.`);
  }
  if (entry.cut || end > blob.size) throw endsInTheMiddle(path);
  if (entry.size !== null && size < entry.size)
    throw damaged(`${path} is damaged: it declares ${entry.size} bytes and holds ${size}.`);
  if (entry.crc !== null && crc !== entry.crc)
    throw damaged(`${path} is damaged: its check sum is wrong.`);
}

/** The local header tells where the contents begin; its own sizes are not trusted. */
async function dataStart(blob: Blob, entry: ZipEntry, path: string): Promise<number> {
  const bytes = await readBytes(blob, entry.header, LOCAL_LENGTH);
  if (bytes.byteLength < LOCAL_LENGTH || viewOf(bytes).getUint32(0, true) !== LOCAL)
    throw damaged(`${path} is damaged: it is not at byte ${entry.header} of the zip file.`);
  const view = viewOf(bytes);
  return entry.header + LOCAL_LENGTH + view.getUint16(26, true) + view.getUint16(28, true);
}
