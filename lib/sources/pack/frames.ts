/** Many byte strings in one, each behind its length, 32 bits, little-endian; frame by frame. */
export async function* frames(
  parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const part of parts) {
    const frame = new Uint8Array(4 + part.byteLength);
    new DataView(frame.buffer).setUint32(0, part.byteLength, true);
    frame.set(part, 4);
    yield frame;
  }
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
