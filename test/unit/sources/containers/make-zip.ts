/** Zip files with what no honest writer puts into them. */
import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../../../lib/sources/containers/crc32.ts';

export interface MadeEntry {
  readonly name: string | readonly number[];
  readonly data?: string | Uint8Array;
  readonly stored?: boolean;
  /** As the directory has it; else true. */
  readonly method?: number;
  readonly flags?: number;
  readonly size?: number;
  readonly crc?: number;
  /** Sizes stand behind the contents, in 4 or 8 bytes each. */
  readonly descriptor?: 'short' | 'long';
  /** The directory points to the local header of this entry instead of its own. */
  readonly at?: number;
}

interface MadeZip {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each local header begins, and the directory. */
  readonly headers: readonly number[];
  readonly directory: number;
}

export function makeZip(
  entries: readonly MadeEntry[],
  { count = entries.length, zip64 = false, comment = '', before = '' } = {},
): MadeZip {
  const out = new Writer();
  out.text(before);
  const shift = out.length;
  const headers: number[] = [];
  const central: (() => void)[] = [];
  for (const entry of entries) {
    const name = typeof entry.name === 'string' ? Buffer.from(entry.name) : entry.name;
    const plain = Buffer.from(entry.data ?? '');
    const packed = entry.stored ? plain : deflateRawSync(plain);
    const method = entry.method ?? (entry.stored ? 0 : 8);
    const size = entry.size ?? plain.length;
    const crc = entry.crc ?? crc32(plain);
    const flags = (entry.flags ?? 0x800) | (entry.descriptor ? 8 : 0);
    const header = out.length;
    headers.push(header);
    const late = entry.descriptor !== undefined;
    out.u32(0x04034b50).u16(20).u16(flags).u16(method).u32(0);
    out
      .u32(late ? 0 : crc)
      .u32(late ? 0 : packed.length)
      .u32(late ? 0 : size);
    out.u16(name.length).u16(0).put(name).put(packed);
    if (entry.descriptor) out.u32(0x08074b50).u32(crc);
    if (entry.descriptor === 'short') out.u32(packed.length).u32(size);
    if (entry.descriptor === 'long') out.u64(packed.length).u64(size);
    central.push(() => {
      const place = (entry.at === undefined ? header : headers[entry.at]!) - shift;
      const full = 0xffffffff;
      out.u32(0x02014b50).u16(20).u16(20).u16(flags).u16(method).u32(0).u32(crc);
      out
        .u32(zip64 ? full : packed.length)
        .u32(zip64 ? full : size)
        .u16(name.length);
      out
        .u16(zip64 ? 28 : 0)
        .u16(0)
        .u16(0)
        .u16(0)
        .u32(0)
        .u32(zip64 ? full : place)
        .put(name);
      if (zip64) out.u16(1).u16(24).u64(size).u64(packed.length).u64(place);
    });
  }
  const directory = out.length;
  for (const write of central) write();
  const length = out.length - directory;
  if (zip64) {
    const record = out.length;
    out.u32(0x06064b50).u64(44).u16(45).u16(45).u32(0).u32(0).u64(count).u64(count);
    out.u64(length).u64(directory - shift);
    out.u32(0x07064b50).u32(0).u64(record).u32(1);
  }
  out
    .u32(0x06054b50)
    .u16(0)
    .u16(0)
    .u16(count & 0xffff)
    .u16(count & 0xffff);
  out.u32(zip64 ? 0xffffffff : length).u32(zip64 ? 0xffffffff : directory - shift);
  out.u16(comment.length).text(comment);
  return { bytes: out.bytes(), headers, directory };
}

class Writer {
  private readonly parts: Buffer[] = [];
  length = 0;
  put(bytes: Uint8Array | readonly number[]): this {
    this.parts.push(Buffer.from(bytes));
    this.length += bytes.length;
    return this;
  }
  text(text: string): this {
    return this.put(Buffer.from(text));
  }
  u16(value: number): this {
    const bytes = Buffer.alloc(2);
    bytes.writeUInt16LE(value);
    return this.put(bytes);
  }
  u32(value: number): this {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value >>> 0);
    return this.put(bytes);
  }
  u64(value: number): this {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(BigInt(value));
    return this.put(bytes);
  }
  bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(Buffer.concat(this.parts));
  }
}
