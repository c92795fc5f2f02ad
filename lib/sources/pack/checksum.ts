/** The checksums of a zip file, which `fflate` writes but does not check. */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;

/**
 * The CRC-32 that a zip file's central directory has for an entry (PKWARE's APPNOTE 4.3.12, 4.3.16);
 * null where it names none such. Throws nothing.
 */
export function checksumOf(zip: Uint8Array, name: string): number | null {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.byteLength - END_BYTES;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) return null;
  const decoder = new TextDecoder();
  let at = view.getUint32(end + 16, true);
  while (at + ENTRY_BYTES <= end && view.getUint32(at, true) === ENTRY) {
    const from = at + ENTRY_BYTES;
    const length = view.getUint16(at + 28, true);
    if (decoder.decode(zip.subarray(from, from + length)) === name) {
      return view.getUint32(at + 16, true);
    }
    at = from + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return null;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 as zip files have it, unsigned. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ TABLE[(crc ^ byte) & 0xff]!;
  return (crc ^ 0xffffffff) >>> 0;
}
