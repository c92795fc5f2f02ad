/** The fields of zip's records (APPNOTE 6.3.10, sections 4.3 and 4.4). Numbers are little-endian. */

export const LOCAL = 0x04_03_4b_50;
export const CENTRAL = 0x02_01_4b_50;
export const DESCRIPTOR = 0x08_07_4b_50;
export const END = 0x06_05_4b_50;
export const END_64 = 0x06_06_4b_50;
export const LOCATOR_64 = 0x07_06_4b_50;

export const LOCAL_LENGTH = 30;
export const CENTRAL_LENGTH = 46;

export const FLAG_ENCRYPTED = 1;
export const FLAG_DESCRIPTOR = 8;
export const FLAG_UTF8 = 0x8_00;

/** An entry, as its directory or its own header tells. */
export interface ZipEntry {
  /** Undecoded. */
  readonly name: Uint8Array;
  readonly flags: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** Null where the entry is cut off before it tells. */
  readonly crc: number | null;
  /** Bytes unpacked; null where the entry is cut off before it tells. */
  readonly size: number | null;
  /** Bytes as stored. */
  readonly packed: number;
  /** Where its local header begins in the blob. */
  readonly header: number;
  /** The blob ends within it. */
  readonly cut: boolean;
}

export function viewOf(bytes: Uint8Array): DataView<ArrayBufferLike> {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const FULL_32 = 0xff_ff_ff_ff;

/**
 * Sizes and offset of a record with those that did not fit into 32 bits taken from its zip64 field,
 * which holds just these, in this order.
 */
export function widened(
  extra: Uint8Array,
  narrow: { readonly size: number; readonly packed: number; readonly header: number },
): { size: number; packed: number; header: number } {
  const wide = { ...narrow };
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.byteLength; ) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      let from = at + 4;
      for (const key of ['size', 'packed', 'header'] as const) {
        if (wide[key] !== FULL_32 || from + 8 > Math.min(end, extra.byteLength)) continue;
        wide[key] = Number(view.getBigUint64(from, true));
        from += 8;
      }
    }
    at = end;
  }
  return wide;
}
