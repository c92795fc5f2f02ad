/** A zip that lost its end has lost its directory; each entry's own header is still there. */
import { joined, readBytes, readWindows } from './read-bytes.ts';
import {
  DESCRIPTOR,
  FLAG_DESCRIPTOR,
  LOCAL,
  LOCAL_LENGTH,
  viewOf,
  widened,
  type ZipEntry,
} from './zip-fields.ts';

/** The entries from the blob's beginning to where it breaks off; the last one is cut. */
export async function* salvageEntries(blob: Blob): AsyncGenerator<ZipEntry> {
  for (let header = 0; header < blob.size; ) {
    const fixed = await readBytes(blob, header, LOCAL_LENGTH);
    if (fixed.byteLength < LOCAL_LENGTH) return;
    const view = viewOf(fixed);
    if (view.getUint32(0, true) !== LOCAL) return;
    const nameLength = view.getUint16(26, true);
    const rest = await readBytes(
      blob,
      header + LOCAL_LENGTH,
      nameLength + view.getUint16(28, true),
    );
    const data = header + LOCAL_LENGTH + nameLength + view.getUint16(28, true);
    if (data > blob.size) return;
    const flags = view.getUint16(6, true);
    const wide = widened(rest.subarray(nameLength), {
      packed: view.getUint32(18, true),
      size: view.getUint32(22, true),
      header: 0,
    });
    const told = (flags & FLAG_DESCRIPTOR) === 0 || wide.packed > 0;
    const found = told
      ? { ...wide, crc: view.getUint32(14, true), next: data + wide.packed }
      : await findDescriptor(blob, data);
    const cut = found === null || found.next > blob.size;
    yield {
      name: rest.slice(0, nameLength),
      flags,
      method: view.getUint16(8, true),
      crc: found?.crc ?? null,
      size: found?.size ?? null,
      packed: cut ? blob.size - data : found.packed,
      header,
      cut,
    };
    if (cut) return;
    header = found.next;
    // Sizes in the header and a descriptor all the same.
    if (told && (flags & FLAG_DESCRIPTOR) !== 0) header = (await skipDescriptor(blob, header)) ?? 0;
    if (header === 0) return;
  }
}

/** Signature, check sum, packed size, size: 4 bytes each, or the sizes 8 where they are that large. */
const SHORT = 16;
const LONG = 24;

interface Found {
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly next: number;
}

/**
 * The record behind an entry that did not know its size beforehand. Its signature may occur in the
 * contents too; the size that it tells must be the distance. Writers leave out the signature seldom
 * enough to ignore.
 */
async function findDescriptor(blob: Blob, data: number): Promise<Found | null> {
  let kept: Uint8Array = new Uint8Array();
  for await (const read of readWindows(blob, data)) {
    const bytes = joined([kept, read.data]);
    const start = data + read.bytes - bytes.byteLength;
    const view = viewOf(bytes);
    const whole = data + read.bytes === blob.size;
    const last = bytes.byteLength - (whole ? SHORT : LONG);
    for (let at = bytes.indexOf(0x50); at >= 0 && at <= last; at = bytes.indexOf(0x50, at + 1)) {
      if (view.getUint32(at, true) !== DESCRIPTOR) continue;
      const found = descriptorAt(view, at, start + at);
      if (found?.packed === start + at - data) return found;
    }
    kept = bytes.slice(Math.max(0, bytes.byteLength - LONG + 1));
  }
  return null;
}

function descriptorAt(view: DataView, at: number, place: number): Found | null {
  const crc = view.getUint32(at + 4, true);
  const long = at + LONG <= view.byteLength && view.getUint32(at + 12, true) === 0;
  const packed = view.getUint32(at + 8, true);
  // Eight-byte sizes show by the upper half of the first, zero below 4 GB; so does an empty entry.
  if (long && packed > 0) {
    const size = Number(view.getBigUint64(at + 16, true));
    return { crc, packed: Number(view.getBigUint64(at + 8, true)), size, next: place + LONG };
  }
  return { crc, packed, size: view.getUint32(at + 12, true), next: place + SHORT };
}

async function skipDescriptor(blob: Blob, at: number): Promise<number | null> {
  const bytes = await readBytes(blob, at, LONG + 4);
  if (bytes.byteLength < SHORT || viewOf(bytes).getUint32(0, true) !== DESCRIPTOR) return at;
  for (const length of [SHORT, LONG]) {
    if (bytes.byteLength < length + 2) return null;
    if (bytes[length] === 0x50 && bytes[length + 1] === 0x4b) return at + length;
  }
  return null;
}
