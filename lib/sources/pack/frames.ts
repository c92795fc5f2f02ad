/** Many byte strings in one: each behind its length, 32 bits, little-endian. */

/** Goes through the parts twice, so that those that are read as they are asked for need not all be held. */
export function joinFrames(parts: Iterable<Uint8Array>): Uint8Array<ArrayBuffer> {
  let size = 0;
  for (const part of parts) size += 4 + part.byteLength;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.byteLength, true);
    bytes.set(part, at + 4);
    at += 4 + part.byteLength;
  }
  return bytes;
}

/** Throws a RangeError where a length leads out of the bytes. */
export function splitFrames(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.byteLength; ) {
    const length = view.getUint32(at, true);
    if (at + 4 + length > bytes.byteLength) throw new RangeError('frame leads out of its file');
    // A copy: a view would keep the whole file in memory, and the database would store all of it.
    parts.push(bytes.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return parts;
}
