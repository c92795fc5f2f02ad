/**
 * CRC-32 of zip and gzip (RFC 1952, section 8) by tables, four bytes at a time ("slicing-by-4", Kounavis
 * and Berry, 2005): a byte at a time took as long as unpacking.
 */
const TABLES = makeTables();

/** Goes on from the check sum of what came before, which is 0 at first. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const [one, two, three, four] = TABLES;
  let crc = ~before;
  let at = 0;
  for (const end = bytes.length - 3; at < end; at += 4) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    crc =
      four[crc & 255]! ^ three[(crc >>> 8) & 255]! ^ two[(crc >>> 16) & 255]! ^ one[crc >>> 24]!;
  }
  for (; at < bytes.length; at++) crc = one[(crc ^ bytes[at]!) & 255]! ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** The first is for one byte; each next for the same byte with one more zero byte behind it. */
function makeTables(): readonly [Int32Array, Int32Array, Int32Array, Int32Array] {
  const one = Int32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++)
      value = value & 1 ? (value >>> 1) ^ 0xed_b8_83_20 : value >>> 1;
    return value;
  });
  const next = (table: Int32Array) => table.map(value => one[value & 255]! ^ (value >>> 8));
  const two = next(one);
  const three = next(two);
  return [one, two, three, next(three)];
}
